import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedQuestion, QuestionCheck } from '#shared/contract/questions.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useNavigation } from '../app/navigation.js';
import { ItemMenu } from '../components/item-menu.js';
import { Muted } from '../components/surface.js';
import { Tag, type TagTone } from '../components/tag.js';
import { plainAddress } from '../source/address.js';
import { ForgetQuestion, RenameQuestion } from './question-changes.js';
import { useAskNamed } from './use-questions.js';

const useStyles = makeStyles({
  item: { padding: '8px 6px 8px 12px' },
  row: { display: 'flex', alignItems: 'flex-start', gap: '6px' },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  answer: { margin: '2px 0', color: tokens.colorNeutralForeground1 },
  tag: { marginTop: '2px' },
});

const tones: Record<QuestionCheck['outcome'], TagTone> = { agrees: 'ok', differs: 'warning', failed: 'warning' };

/** One named question: what is asked, the answer it was kept with, and whether it still agrees. */
export const QuestionItem = ({ question }: { question: NamedQuestion }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [open, setOpen] = useState<'rename' | 'forget' | null>(null);
  const asking = useAskNamed((runId) => go({ screen: 'answer', runId }));
  const { id, name, question: asked, source, reading, headline, check } = question;
  const facts = [asked !== name && asked, plainAddress(source.label), t(`questions.planners.${reading.planner}`)];
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <div className={styles.text}>
          <span className={styles.name}>{name}</span>
          <Muted>{facts.filter(Boolean).join(' · ')}</Muted>
          <p className={styles.answer}>{check?.outcome === 'differs' ? t('questions.was', { headline }) : headline}</p>
          {check?.outcome === 'differs' && (
            <p className={styles.answer}>{t('questions.now', { headline: check.headline })}</p>
          )}
          {check?.outcome === 'failed' && <Muted>{check.detail}</Muted>}
          {asking.error && <Muted role="alert">{toAppError(asking.error).detail}</Muted>}
          {check && (
            <span className={styles.tag}>
              <Tag tone={tones[check.outcome]}>{t(`questions.outcomes.${check.outcome}`)}</Tag>
            </span>
          )}
        </div>
        <Button
          size="small"
          aria-label={t('questions.askIt', { name })}
          disabledFocusable={asking.isPending}
          onClick={() => asking.mutate(id)}
        >
          {t('questions.ask')}
        </Button>
        <ItemMenu
          name={name}
          actions={[
            [t('questions.rename'), () => setOpen('rename')],
            [t('questions.forget'), () => setOpen('forget')],
          ]}
        />
      </div>
      {open === 'rename' && <RenameQuestion question={question} onClose={() => setOpen(null)} />}
      {open === 'forget' && <ForgetQuestion question={question} onClose={() => setOpen(null)} />}
    </li>
  );
};
