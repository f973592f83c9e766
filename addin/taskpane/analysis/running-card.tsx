import { Button, makeStyles, ProgressBar, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useTranslation } from 'react-i18next';
import { Card, Finding, Muted } from '../components/surface.js';
import { useFormat } from '../wording/use-format.js';
import type { StageEntry } from './analysis-state.js';
import { useStageLabel } from './use-stage-label.js';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: '8px' },
  title: { flex: 1, minWidth: 0 },
  clock: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  status: { margin: '2px 0 8px' },
  stages: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  stage: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '27px' },
  name: { flex: 1, minWidth: 0 },
  now: { fontWeight: tokens.fontWeightSemibold },
  done: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  aside: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  end: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    marginTop: '8px',
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

const SAY_KEEP_WORKING_AFTER = 10_000;

interface RunningCardProps {
  readonly title: string;
  readonly elapsed: number;
  readonly stages: readonly StageEntry[];
  readonly onCancel: () => void;
}

/** Work that takes longer than 5 s: what is being done, how far it is, how long it took, and a way out. */
export const RunningCard = ({ title, elapsed, stages, onCancel }: RunningCardProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { clock } = useFormat();
  const status = useStageLabel();
  const current = stages.at(-1);
  return (
    <Card raised>
      <div className={styles.head}>
        <Finding className={styles.title}>{title}</Finding>
        <span className={styles.clock} role="timer" aria-label={t('running.elapsed', { time: clock(elapsed) })}>
          {clock(elapsed)}
        </span>
      </div>
      <Muted className={styles.status} aria-live="polite">
        {current ? status.withCount(current) : t('running.starting')}
      </Muted>
      <ProgressBar
        thickness="large"
        aria-label={title}
        {...(current && current.total > 0 && { value: current.done, max: current.total })}
      />
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <StageLine key={`${stage.name} ${stage.startedAt}`} stage={stage} />
        ))}
      </ol>
      <div className={styles.end}>
        <Muted className={styles.name}>{elapsed > SAY_KEEP_WORKING_AFTER && t('running.keepWorking')}</Muted>
        <Button onClick={onCancel}>{t('running.cancel')}</Button>
      </div>
    </Card>
  );
};

const StageLine = ({ stage }: { stage: StageEntry }) => {
  const styles = useStyles();
  const { duration } = useFormat();
  const label = useStageLabel();
  const finished = stage.endedAt !== null;
  return (
    <li className={styles.stage}>
      {finished ? <CheckmarkCircle20Filled className={styles.done} /> : <Spinner size="tiny" role="presentation" />}
      <span className={finished ? styles.name : `${styles.name} ${styles.now}`}>{label.name(stage)}</span>
      <span className={styles.aside}>
        {finished ? duration((stage.endedAt ?? 0) - stage.startedAt) : label.count(stage)}
      </span>
    </li>
  );
};
