import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import type { Chart } from '#shared/answers/chart.js';
import { Muted } from '../components/surface.js';
import { useFormat } from '../wording/use-format.js';
import type { Format } from '../wording/format.js';
import { BarList } from './bar-list.js';
import { plottedChart, type PlottedChart } from './chart-data.js';
import { ColumnBars } from './column-bars.js';
import { Waterfall } from './waterfall.js';

const EChart = lazy(async () => ({ default: (await import('./echart.js')).EChart }));

const CHART_HEIGHT = 150;
const MAX_BARS = 12;

const useStyles = makeStyles({
  caption: { margin: '8px 0 4px' },
  plot: { height: `${CHART_HEIGHT}px` },
});

/** Draws a chart of an answer: bars by ourselves, everything with axes by ECharts, which is loaded when first needed. */
interface ChartViewProps {
  readonly chart: Chart;
  readonly tables: Answer['tables'];
  /** Left out where the sentence above already names measure and unit. */
  readonly caption?: boolean;
}

export const ChartView = ({ chart, tables, caption = true }: ChartViewProps) => {
  const styles = useStyles();
  const format = useFormat();
  const { t } = useTranslation();
  const plotted = useMemo(
    () => plottedChart(chart, tables, { format, blank: t('column.blank') }),
    [chart, tables, format, t],
  );
  if (!plotted) return null;
  return (
    <>
      {caption && <Muted className={styles.caption}>{plotted.caption}</Muted>}
      {drawnAsBars(plotted) ? (
        <Bars plotted={plotted} format={format} />
      ) : (
        <Suspense fallback={<div className={styles.plot} />}>
          <EChart plotted={plotted} height={CHART_HEIGHT} />
        </Suspense>
      )}
    </>
  );
};

const drawnAsBars = ({ kind, series, labels }: PlottedChart): boolean => {
  if (series.length !== 1) return false;
  return (
    kind === 'bar' || kind === 'waterfall' || kind === 'histogram' || (kind === 'column' && labels.length <= MAX_BARS)
  );
};

const Bars = ({ plotted, format }: { plotted: PlottedChart; format: Format }) => {
  const { kind, labels, reading, series } = plotted;
  const [only] = series;
  if (!only) return null;
  const values = only.values.map((value) => value ?? 0);
  if (kind === 'waterfall') return <Waterfall labels={labels} values={values} reading={reading} />;
  if (kind === 'histogram') {
    const ticks = [labels[0], labels[Math.floor(labels.length / 2)], labels.at(-1)];
    return (
      <ColumnBars
        values={values}
        reading={reading}
        ticks={ticks.filter((tick) => tick !== undefined)}
        titles={labels}
      />
    );
  }
  const bars = values.slice(0, MAX_BARS).map((value, index) => ({
    label: labels[index] ?? '',
    value,
    text: format.cell(value, {
      ...only.column,
      ...(Math.abs(value) >= 1_000 && only.column.unit.kind !== 'percent' && { decimals: 0 }),
    }),
  }));
  return <BarList bars={bars} reading={reading} />;
};
