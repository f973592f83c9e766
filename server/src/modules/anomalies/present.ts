import type { AnomaliesResult, Anomaly } from '#shared/analyses/anomalies.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { count, counted } from '#shared/wording/numbers.js';
import type { Moments } from './timeline.js';

const plain = { kind: 'plain' } as const;

const kindText = {
  point: 'Point',
  'level-shift': 'Level shift',
  'variance-change': 'Change of spread',
  row: 'Row',
} as const;

const anomalyTable = ({ anomalies }: AnomaliesResult, column: Column): Presentation['tables'][number] => ({
  name: 'Anomalies',
  columns: [
    { name: 'Position', type: 'integer', unit: plain, decimals: 0 },
    { name: 'At', type: 'text', unit: plain, decimals: null },
    { name: 'Kind', type: 'text', unit: plain, decimals: null },
    { name: 'Value', type: 'number', unit: column.unit, decimals: null },
    { name: 'Score', type: 'number', unit: plain, decimals: 2 },
    { name: 'Reason', type: 'text', unit: plain, decimals: null },
  ],
  rows: anomalies.map(({ row, at, kind, value, score, reason }) => [
    row,
    at === null ? null : String(at),
    kindText[kind],
    value,
    score,
    reason,
  ]),
  totalRows: anomalies.length,
});

/** Midnights are days. */
const labelAt = ({ labels }: Moments, i: number): string => String(labels[i] ?? i + 1).replace(/ 00:00:00(\.0+)?$/, '');

const seriesTable = (
  values: Float64Array,
  result: AnomaliesResult,
  moments: Moments,
  column: Column,
): Presentation['tables'][number] => {
  const marked = new Set(result.anomalies.map(({ row }) => row - 1));
  return {
    name: column.name,
    columns: [
      { name: 'At', type: moments.times ? 'date' : 'text', unit: plain, decimals: null },
      { name: column.name, type: 'number', unit: column.unit, decimals: null },
      { name: 'Unusual', type: 'number', unit: column.unit, decimals: null },
    ],
    rows: [...values].map((value, i) => [
      labelAt(moments, i),
      Number.isFinite(value) ? value : null,
      marked.has(i) && Number.isFinite(value) ? value : null,
    ]),
    totalRows: values.length,
  };
};

const dayOf = (at: string | number): string => String(at).replace(/[ T]00:00:00(\.0+)?Z?$/, '');

const headlineOf = ({ anomalies }: AnomaliesResult, rows: number, name: string): string => {
  const strongest = anomalies.reduce<Anomaly | null>((top, one) => (top && top.score >= one.score ? top : one), null);
  if (!strongest) return `Nothing unusual in ${name}. ${counted(rows, 'row')} checked.`;
  const place = strongest.at === null ? `row ${count(strongest.row)}` : dayOf(strongest.at);
  return `${counted(anomalies.length, 'anomaly', 'anomalies')} in ${counted(rows, 'row')} of ${name}. The strongest: ${place}.`;
};

/** Anomalies as sentences, table and, for a series, a chart; findings are added by the caller. */
export const present = (
  result: AnomaliesResult,
  columns: Column[],
  series: { values: Float64Array; moments: Moments } | null,
): Presentation => {
  const [column] = columns as [Column];
  const name = columns.length === 1 ? column.name : `${columns.length} columns`;
  const headline = headlineOf(result, result.scores.length, name);
  const tables = [anomalyTable(result, column)];
  if (series) tables.push(seriesTable(series.values, result, series.moments, column));
  return {
    headline,
    sentences: result.anomalies.slice(0, 3).map(({ row, reason }) => `Row ${count(row)}: ${reason}.`),
    tables,
    charts: series
      ? [
          {
            kind: 'line',
            title: headline,
            caption: `${column.name} in order, anomalies marked`,
            reading: `${counted(result.anomalies.length, 'anomaly', 'anomalies')} marked on the line.`,
            table: 1,
            category: 0,
            series: [
              { name: column.name, column: 1, role: 'value' },
              { name: 'Unusual', column: 2, role: 'mark' },
            ],
          },
        ]
      : [],
    followUps: result.anomalies[0] ? [`Why is ${column.name} unusual there?`] : [],
  };
};
