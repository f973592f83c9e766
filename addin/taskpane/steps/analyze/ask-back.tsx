import { makeStyles, tokens } from '@fluentui/react-components';
import { ChatHelp20Regular } from '@fluentui/react-icons/svg/chat-help';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useTranslation } from 'react-i18next';
import type { OfferedChoice } from '#shared/analyses/ask-choices.js';
import type { AppError } from '#shared/errors/app-error.js';
import { Card, Finding, Muted } from '../../components/surface.js';

const useStyles = makeStyles({
  head: { display: 'flex', gap: '8px', padding: '12px 12px 10px' },
  icon: { flexShrink: 0, marginTop: '1px', color: tokens.colorBrandForeground1 },
  choices: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '& > li': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  choice: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    minHeight: '40px',
    padding: '6px 12px 6px 40px',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { flex: 1, minWidth: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  go: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

interface AskBackProps {
  readonly error: AppError;
  readonly onChoose: (choice: OfferedChoice) => void;
}

/** "Which date: Order Date or Ship Date?" A question back is no failure: one press answers it. */
export const AskBack = ({ error, onChoose }: AskBackProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Card flush raised role="group" aria-label={t('askBack.label')}>
      <div className={styles.head}>
        <ChatHelp20Regular className={styles.icon} />
        <div>
          <Finding>{error.detail}</Finding>
          <Muted>{t('askBack.why')}</Muted>
        </div>
      </div>
      <ul className={styles.choices}>
        {error.choices.map((choice) => (
          <li key={choice.label}>
            <button type="button" className={styles.choice} onClick={() => onChoose(choice)}>
              <span className={styles.name}>{choice.label}</span>
              <ChevronRight16Regular className={styles.go} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
};
