import { makeStyles, tokens } from '@fluentui/react-components';
import { ChatSparkle16Regular } from '@fluentui/react-icons/svg/chat-sparkle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardList, Section } from '../../components/surface.js';
import { TextButton } from '../../components/text-button.js';
import type { AskedQuestion } from './use-question-history.js';

const SHOWN = 4;

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    minHeight: '34px',
    padding: '6px 12px',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
  },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  text: { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  source: {
    flexShrink: 0,
    maxWidth: '40%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
  },
});

interface EarlierQuestionsProps {
  readonly questions: readonly AskedQuestion[];
  readonly current: string | null;
  readonly disabled: boolean;
  readonly onAsk: (question: string) => void;
}

/** Questions asked before; asking one again on unchanged data costs nothing, because its answer is kept. */
export const EarlierQuestions = ({ questions, current, disabled, onAsk }: EarlierQuestionsProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const others = questions.filter(({ question }) => question !== current);
  if (others.length === 0) return null;
  return (
    <Section
      title={t('ask.earlier')}
      aside={
        others.length > SHOWN && (
          <TextButton onClick={() => setAll(!all)}>
            {t(all ? 'ask.fewer' : 'ask.all', { count: others.length })}
          </TextButton>
        )
      }
    >
      <CardList>
        {others.slice(0, all ? others.length : SHOWN).map(({ question, source }) => (
          <li key={question}>
            <button type="button" className={styles.button} disabled={disabled} onClick={() => onAsk(question)}>
              <ChatSparkle16Regular className={styles.icon} />
              <span className={styles.text}>{question}</span>
              <span className={styles.source}>{source.split('!')[0]}</span>
            </button>
          </li>
        ))}
      </CardList>
    </Section>
  );
};
