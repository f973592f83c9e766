import type { Chart } from '#shared/answers/chart.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Table } from '../search.js';
import type { PeriodSeries } from './period-series.js';

export const seriesTable = (
  { measure, periods, values }: PeriodSeries,
  expected?: ReadonlyMap<number, number>,
): AnswerTable => ({
  name: `${measure.name} over time`,
  columns: [
    { name: 'Period', type: 'date', unit: { kind: 'plain' }, decimals: null },
    { name: measure.name, type: 'number', unit: measure.unit, decimals: null },
    ...(expected ? [{ name: 'Marked', type: 'number' as const, unit: measure.unit, decimals: null }] : []),
  ],
  rows: periods.map((period, i) => [period, values[i]!, ...(expected ? [expected.get(i) ?? null] : [])]),
  totalRows: periods.length,
});

/** A line over the periods; with a third column in its table, that is marked on it. */
export const lineChart = (headline: string, series: PeriodSeries, table: Table, marked = false): Chart => ({
  kind: 'line',
  title: headline,
  caption: `${series.aggregation === 'sum' ? 'Sum' : 'Average'} of ${series.measure.name} by ${table.shape.period}`,
  reading: `${series.periods.length} periods from ${series.periods[0]} to ${series.periods.at(-1)}. ${headline}`,
  table: 0,
  category: 0,
  series: [
    { name: series.measure.name, column: 1, role: 'actual' },
    ...(marked ? [{ name: 'Marked', column: 2, role: 'mark' as const }] : []),
  ],
});

/** The forecast of the same series shows line, season and what comes next. */
export const forecastEvidence = ({ measure, aggregation }: PeriodSeries, { shape }: Table): Finding['evidence'] => ({
  analysis: 'forecast',
  params: { values: measure.name, timeline: shape.time, aggregation, period: shape.period },
});

/** Why one period differs from another. */
export const changeBetween = (
  series: PeriodSeries,
  { shape }: Table,
  before: number,
  after: number,
): Finding['evidence'] => ({
  analysis: 'change',
  params: {
    measure: series.measure.name,
    by: shape.time,
    period: shape.period,
    before: series.periods[before],
    after: series.periods[after],
    average: series.aggregation === 'average',
  },
});
