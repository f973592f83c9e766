import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortRun } from '../../workbook/provenance.js';
import type { Insertion } from '../../workbook/workbook.js';
import { useApi } from '../api/api-context.js';
import { useNavigation } from '../app/navigation.js';
import { Muted } from '../components/surface.js';
import { Tag } from '../components/tag.js';
import { TextButton } from '../components/text-button.js';
import { useInsertion } from '../insertion/insertion-context.js';
import { plainAddress } from '../source/address.js';
import { useFormat } from '../wording/use-format.js';
import { useShowOnSheet } from '../workbook-access/use-show-on-sheet.js';
import { AnalysisIcon } from './analysis-icon.js';

const useStyles = makeStyles({
  item: { padding: '8px 12px' },
  row: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  title: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
  undone: { color: tokens.colorNeutralForeground3 },
  confirm: {
    margin: '8px 0 0 28px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (max-width: 319px)': { marginLeft: 0 },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '8px' },
});

/** The run behind an insertion, for its icon, rows and time; the sample data has none. */
const useRunOf = ({ runId }: Insertion) => {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['run', runId],
    queryFn: ({ signal }) => api.findRun(runId, signal),
    enabled: !runId.startsWith('sample-'),
    staleTime: Infinity,
    retry: false,
  });
  return data ?? null;
};

/** One insertion: where it stands, and Undo with the exact effect before it happens. */
export const InsertionItem = ({ insertion }: { insertion: Insertion }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { time, duration } = useFormat();
  const { go } = useNavigation();
  const show = useShowOnSheet();
  const run = useRunOf(insertion);
  const [asking, setAsking] = useState(false);
  const { title, insertedAt, undone, runId, address, undoEffect } = insertion;
  const receipt = run?.answer?.receipt;
  const facts = [
    time(insertedAt),
    receipt && t('source.rows', { count: receipt.rowsUsed }),
    receipt && duration(receipt.milliseconds),
    t('receipt.run', { id: shortRun(runId) }),
  ];
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <AnalysisIcon analysis={run?.analysis ?? (runId.startsWith('sample-') ? 'sample' : undefined)} muted={undone} />
        <div className={styles.text}>
          <TextButton
            className={mergeClasses(styles.title, undone && styles.undone)}
            disabled={!run?.answer}
            onClick={() => go({ screen: 'answer', runId })}
          >
            {title}
          </TextButton>
          <Muted>{facts.filter(Boolean).join(' · ')}</Muted>
          {undone ? (
            <Muted>{plainAddress(address)}</Muted>
          ) : (
            <TextButton onClick={() => void show(address)}>{plainAddress(address)}</TextButton>
          )}
        </div>
        {undone && <Tag>{t('activity.undone')}</Tag>}
        {!undone && !asking && (
          <Button size="small" icon={<ArrowUndo16Regular />} onClick={() => setAsking(true)}>
            {t('insert.undo')}
          </Button>
        )}
      </div>
      {asking && !undone && <UndoQuestion insertion={insertion} effect={undoEffect} onClose={() => setAsking(false)} />}
    </li>
  );
};

interface UndoQuestionProps {
  readonly insertion: Insertion;
  readonly effect: string;
  readonly onClose: () => void;
}

const UndoQuestion = ({ insertion, effect, onClose }: UndoQuestionProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { undo, busy } = useInsertion();
  return (
    <div className={styles.confirm} role="dialog" aria-label={t('activity.undoQuestion')}>
      <span>
        <b>{t('activity.undoQuestion')}</b> {effect} {t('activity.undoForGood')}
      </span>
      <div className={styles.buttons}>
        <Button
          autoFocus
          size="small"
          appearance="primary"
          disabledFocusable={busy}
          onClick={() => void undo(insertion).then(onClose)}
        >
          {t('activity.undoThis')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('activity.keep')}
        </Button>
      </div>
    </div>
  );
};
