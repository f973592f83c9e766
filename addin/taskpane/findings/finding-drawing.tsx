import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DriversResult } from '#shared/analyses/drivers.js';
import type { SegmentResult } from '#shared/analyses/segment.js';
import type { Answer } from '#shared/answers/answer.js';
import { AnswerTableView } from '../answers/answer-table-view.js';
import { BarList } from '../charts/bar-list.js';
import { ChartView } from '../charts/chart-view.js';
import { IntervalBars } from '../charts/interval-bars.js';
import { Muted } from '../components/surface.js';
import { useFormat } from '../wording/use-format.js';
import { FindingList } from './finding-list.js';
import type { Drawing } from './read-finding.js';

const MOST_SEGMENTS = 8;

const useStyles = makeStyles({
  segments: { display: 'grid', gap: '10px', margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  traits: { margin: '1px 0 0', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface FindingDrawingProps {
  readonly answer: Answer;
  readonly drawing: Drawing;
  readonly onRow?: ((row: number) => void) | undefined;
}

/** The small chart of a finding, in the form its question asks for. */
export const FindingDrawing = ({ answer, drawing, onRow }: FindingDrawingProps) => {
  switch (drawing.kind) {
    case 'waterfall':
      return <ChangeBridge answer={answer} />;
    case 'drivers':
      return <DriverBars result={drawing.result} />;
    case 'segments':
      return <SegmentList result={drawing.result} />;
    case 'findings':
      return <FindingList answer={answer} findings={answer.findings ?? drawing.result.findings} />;
    case 'anomalies':
      return <MarkedSeries answer={answer} />;
    case 'chart':
      return <TableAndChart answer={answer} onRow={onRow} />;
  }
};

/** One chart for all, then each anomaly with its sentence. */
const MarkedSeries = ({ answer }: { answer: Answer }) => {
  const [chart] = answer.charts;
  const findings = (answer.findings ?? []).map((finding) => ({ ...finding, chart: null }));
  return (
    <>
      {chart && <ChartView chart={chart} tables={answer.tables} />}
      <FindingList answer={answer} findings={findings} />
    </>
  );
};

const ChangeBridge = ({ answer }: { answer: Answer }) => {
  const [chart] = answer.charts;
  if (!chart) return null;
  return (
    <>
      <ChartView chart={chart} tables={answer.tables} caption={false} />
      <Muted>{chart.caption}</Muted>
    </>
  );
};

const DriverBars = ({ result: { drivers } }: { result: DriversResult }) => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  if (drivers.length === 0) return null;
  const bars = drivers.map(({ column, importance, lower, upper }) => ({
    label: column,
    value: importance,
    lower,
    upper,
    text: percent(importance),
  }));
  return (
    <>
      <IntervalBars bars={bars} reading={bars.map(({ label, text }) => `${label} ${text}`).join(', ')} />
      <Muted>{t('findings.ownShare')}</Muted>
    </>
  );
};

const SegmentList = ({ result: { segments } }: { result: SegmentResult }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { percent, number, count } = useFormat();
  if (segments.length < 2) return null;
  const most = Math.max(...segments.map(({ share }) => share), 0) || 1;
  const traitText = ({ column, segment, others, value }: SegmentResult['segments'][number]['traits'][number]) =>
    value === null
      ? t('findings.traitNumber', { column, segment: number(segment), others: number(others) })
      : t('findings.traitShare', { column, value, segment: percent(segment, 0), others: percent(others, 0) });
  return (
    <ul className={styles.segments}>
      {segments.slice(0, MOST_SEGMENTS).map(({ label, name, rows, share, traits }) => (
        <li key={label}>
          <b>{name}</b>
          <BarList
            most={most}
            reading={t('findings.segmentReading', { share: percent(share, 0), count: rows })}
            bars={[{ label: t('source.rows', { count: rows }), value: share, text: percent(share, 0) }]}
          />
          <p className={styles.traits}>{traits.slice(0, 2).map(traitText).join(' · ')}</p>
        </li>
      ))}
      {segments.length > MOST_SEGMENTS && (
        <Muted>{t('findings.segmentsShown', { shown: count(MOST_SEGMENTS), total: count(segments.length) })}</Muted>
      )}
    </ul>
  );
};

const TableAndChart = ({ answer, onRow }: Pick<FindingDrawingProps, 'answer' | 'onRow'>) => {
  const [table] = answer.tables;
  const [chart] = answer.charts;
  return (
    <>
      {chart && <ChartView chart={chart} tables={answer.tables} />}
      {table && table.rows.length > 0 && <AnswerTableView table={table} {...(onRow && { onRow })} />}
    </>
  );
};
