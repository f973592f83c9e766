import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useElapsed } from '../../../analysis/feedback-phase.js';
import { Card, Finding, Muted } from '../../../components/surface.js';
import { useFormat } from '../../../wording/use-format.js';
import { originName, type LoadState } from './load-state.js';

type Running = Extract<LoadState, { status: 'reading' | 'writing' }>;

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: '8px' },
  title: { flex: 1, minWidth: 0 },
  clock: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase300 },
  figures: { display: 'flex', alignItems: 'baseline', gap: '6px', margin: '6px 0 8px', flexWrap: 'wrap' },
  rows: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  speed: { marginLeft: 'auto', color: tokens.colorNeutralForeground3 },
  end: { display: 'flex', alignItems: 'center', gap: '8px', marginTop: '10px' },
  grow: { flex: 1, minWidth: 0 },
});

const useFigures = (state: Running) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  if (state.status === 'writing') {
    const { done, total } = state.writing;
    return {
      stage: t('load.writing'),
      rows: done,
      of: t('load.ofRows', { total: count(total), count: total }),
      speed: null,
      bar: total > 0 ? { value: done, max: total } : {},
      note: t('load.writingNote'),
    };
  }
  const { stage, rows = 0, rowsPerSecond = 0 } = state.progress ?? {};
  return {
    stage: t(stage === 'Storing' ? 'load.storing' : 'load.reading', { source: originName(state.request.origin) }),
    rows,
    of: t('load.rowsRead', { count: rows }),
    speed: rowsPerSecond > 0 ? t('load.rowsPerSecond', { rows: count(rowsPerSecond) }) : null,
    bar: {},
    note: t('load.readingNote'),
  };
};

/** Rows so far and how fast they come, the time, and a way out that reaches the source. */
export const LoadProgressCard = ({ state, onCancel }: { state: Running; onCancel: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count, clock } = useFormat();
  const elapsed = useElapsed(state.startedAt);
  const { stage, rows, of, speed, bar, note } = useFigures(state);
  return (
    <Card raised>
      <div className={styles.head}>
        <Finding className={styles.title}>{stage}</Finding>
        <span className={styles.clock} role="timer" aria-label={t('running.elapsed', { time: clock(elapsed) })}>
          {clock(elapsed)}
        </span>
      </div>
      <div className={styles.figures}>
        <span className={styles.rows}>{count(rows)}</span>
        <Muted>{of}</Muted>
        {speed && <span className={styles.speed}>{speed}</span>}
      </div>
      <ProgressBar thickness="large" aria-label={stage} {...bar} />
      <div className={styles.end}>
        <Muted className={styles.grow}>{note}</Muted>
        <Button onClick={onCancel}>{t('running.cancel')}</Button>
      </div>
    </Card>
  );
};
