import type { z } from 'zod';
import { anomaliesDefinition, type AnomaliesResult, type Anomaly } from '#shared/analyses/anomalies.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted, fullNumber, headlineNumber } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { pointsOf } from '#server/statistics/matrix.js';
import { medianDeviation, median } from '#server/statistics/descriptive.js';
import { columnNamed, numericColumnNamed, readNumbers } from '#server/statistics/table-columns.js';
import { findChanges } from './changes.js';
import { isolationScores } from './isolation-forest.js';
import { readTimeline, type Moments } from './timeline.js';
import { scoreStream } from './stream-scorer.js';

type Params = z.output<typeof anomaliesDefinition.params>;

const LEAST_SERIES = 60;
const LEAST_ROWS = 20;
const MOST_LISTED = 200;

const plain = { kind: 'plain' } as const;

const ask = (have: number, need: number): void => {
  if (have >= need) return;
  throw new AppError(
    'too-little-data',
    `Anomalies need at least ${need} rows with numbers. This selection has ${have}.`,
  );
};

/** 0.5 asks for a summed rarity of about 20 orders of magnitude over four detectors; higher sensitivity asks for less. */
const streamThreshold = (sensitivity: number): number => 0.3 + 0.4 * (1 - sensitivity);

const pointReason = (value: number, expected: number): string =>
  `${fullNumber(value)} is unusual: ${value > expected ? 'above' : 'below'} ${fullNumber(expected)}, the usual level before`;

const seriesAnomalies = (
  values: Float64Array,
  scores: Float64Array,
  moments: Moments,
  sensitivity: number,
): Anomaly[] => {
  const threshold = streamThreshold(sensitivity);
  const points = [...scores.keys()].filter((i) => scores[i]! >= threshold);
  const listed: Anomaly[] = points.map((i) => {
    const expected = median(values.subarray(Math.max(0, i - 50), Math.max(1, i)).filter(Number.isFinite));
    const reason = pointReason(values[i]!, expected);
    return {
      row: i + 1,
      at: moments.labels[i] ?? null,
      kind: 'point',
      score: scores[i]!,
      value: values[i]!,
      expected,
      reason,
    };
  });
  const known = [...values.keys()].filter((i) => Number.isFinite(values[i]!));
  const changes = findChanges(
    Float64Array.from(known, (i) => values[i]!),
    12 * (1 - sensitivity),
  );
  for (const { row, kind, before, after, evidence } of changes) {
    const at = known[row]!;
    const what = kind === 'level-shift' ? 'the level moved' : 'the spread changed';
    const score = evidence / (evidence + 100);
    const reason = `From here ${what} from ${headlineNumber(before)} to ${headlineNumber(after)}`;
    const expected = kind === 'level-shift' ? before : null;
    listed.push({ row: at + 1, at: moments.labels[at] ?? null, kind, score, value: values[at]!, expected, reason });
  }
  return listed.sort((a, b) => a.row - b.row);
};

const seriesResult = (values: Float64Array, moments: Moments, sensitivity: number): AnomaliesResult => {
  ask(values.filter(Number.isFinite).length, LEAST_SERIES);
  const scores = scoreStream(values, moments.times);
  return {
    scores: [...scores].map((score, i) => (Number.isFinite(values[i]!) ? score : null)),
    threshold: streamThreshold(sensitivity),
    anomalies: seriesAnomalies(values, scores, moments, sensitivity),
  };
};

const farthest = (columns: readonly { name: string; values: Float64Array }[], row: number): string => {
  const distances = columns.map(({ name, values }) => {
    const known = values.filter(Number.isFinite);
    const spread = medianDeviation(known) || 1;
    return { name, z: (values[row]! - median(known)) / spread, value: values[row]! };
  });
  const top = distances.sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0]!;
  return `${top.name} ${fullNumber(top.value)} is ${top.z > 0 ? 'high' : 'low'}, and the row fits no other`;
};

const rowsResult = (
  columns: readonly { name: string; values: Float64Array }[],
  sensitivity: number,
): AnomaliesResult => {
  const length = columns[0]!.values.length;
  const known = Array.from({ length }, (_, i) => i).filter((i) =>
    columns.every(({ values }) => Number.isFinite(values[i]!)),
  );
  ask(known.length, LEAST_ROWS);
  const raw = isolationScores(pointsOf(columns.map(({ values }) => Float64Array.from(known, (i) => values[i]!))));
  const threshold = Math.max(0.75 - 0.2 * sensitivity, median(raw) + 4 * medianDeviation(raw));
  const scores = Array.from({ length }, (): number | null => null);
  known.forEach((row, i) => (scores[row] = raw[i]!));
  const strange = known.filter((row) => scores[row]! > threshold);
  const listed = strange.sort((a, b) => scores[b]! - scores[a]!).slice(0, MOST_LISTED);
  const anomalies = listed.map((row): Anomaly => ({
    row: row + 1,
    at: null,
    kind: 'row',
    score: scores[row]!,
    value: null,
    expected: null,
    reason: farthest(columns, row),
  }));
  return { scores, threshold, anomalies: anomalies.sort((a, b) => a.row - b.row) };
};

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
      { name: 'At', type: 'text', unit: plain, decimals: null },
      { name: column.name, type: 'number', unit: column.unit, decimals: null },
      { name: 'Anomaly', type: 'number', unit: column.unit, decimals: null },
    ],
    rows: [...values].map((value, i) => [
      String(moments.labels[i] ?? i + 1),
      Number.isFinite(value) ? value : null,
      marked.has(i) && Number.isFinite(value) ? value : null,
    ]),
    totalRows: values.length,
  };
};

const headlineOf = ({ anomalies }: AnomaliesResult, rows: number, name: string): string => {
  const strongest = anomalies.reduce<Anomaly | null>((top, one) => (top && top.score >= one.score ? top : one), null);
  if (!strongest) return `Nothing unusual in ${name}. ${counted(rows, 'row')} checked.`;
  const place = strongest.at === null ? `row ${count(strongest.row)}` : String(strongest.at);
  return `${counted(anomalies.length, 'anomaly', 'anomalies')} in ${counted(rows, 'row')} of ${name}. The strongest: ${place}.`;
};

const present = (
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
              { name: column.name, column: 1, role: 'actual' },
              { name: 'Anomaly', column: 2, role: 'reference' },
            ],
          },
        ]
      : [],
    followUps: result.anomalies[0] ? [`Why is ${column.name} unusual there?`] : [],
  };
};

const readColumns = async (
  { dataset, sql }: AnalysisContext,
  { values }: Params,
): Promise<{ columns: Column[]; numbers: Float64Array[] }> => {
  const columns = values.map((name) => numericColumnNamed(dataset.columns, name));
  return { columns, numbers: await readNumbers(sql, columns) };
};

/** What is unusual in a series, or which rows fit no other. */
export const anomaliesAnalysis: Analysis<typeof anomaliesDefinition.params, typeof anomaliesDefinition.result> = {
  definition: anomaliesDefinition,
  async compute(context, params) {
    const { columns, numbers } = await readColumns(context, params);
    const timeline = params.timeline === null ? null : columnNamed(context.dataset.columns, params.timeline);
    const isSeries = columns.length === 1;
    const moments = await readTimeline(context.sql, timeline, numbers[0]!.length);
    const values = Float64Array.from(moments.order, (row) => numbers[0]![row]!);
    const inTime = isSeries ? seriesResult(values, moments, params.sensitivity) : null;
    const result = inTime
      ? inRowOrder(inTime, moments)
      : rowsResult(
          columns.map(({ name }, i) => ({ name, values: numbers[i]! })),
          params.sensitivity,
        );
    return {
      result,
      presentation: present(inTime ?? result, columns, isSeries ? { values, moments } : null),
      method: isSeries
        ? 'Rarity of recent errors from level, hour of day, shape and steps, each against its own past; level shifts and changes of spread by binary segmentation'
        : 'Isolation forest of 100 trees',
      rowsUsed: result.scores.filter((score) => score !== null).length,
      assumptions: isSeries
        ? [
            'A score uses only rows up to its own.',
            'After an alarm only something stranger raises another for a while.',
          ]
        : ['Rows with a blank are left out.'],
    };
  },
};

/** Scores and rows back from the order of time to the order of the data. */
const inRowOrder = (result: AnomaliesResult, { order }: Moments): AnomaliesResult => {
  const scores = result.scores.map((): number | null => null);
  order.forEach((row, place) => (scores[row] = result.scores[place]!));
  return { ...result, scores, anomalies: result.anomalies.map((one) => ({ ...one, row: order[one.row - 1]! + 1 })) };
};
