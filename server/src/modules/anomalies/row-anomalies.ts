import type { AnomaliesResult, Anomaly } from '#shared/analyses/anomalies.js';
import { fullNumber } from '#shared/wording/numbers.js';
import { finiteValues, median, medianDeviation } from '#server/statistics/descriptive.js';
import { pointsOf } from '#server/statistics/matrix.js';
import { requireRows } from './enough-rows.js';
import { isolationScores } from './isolation-forest.js';

const LEAST_ROWS = 20;
const MOST_LISTED = 200;

interface NamedColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** Says of a row which column is farthest from its middle. */
const reasoner = (columns: readonly NamedColumn[]): ((row: number) => string) => {
  const measured = columns.map(({ name, values }) => {
    const known = finiteValues(values);
    return { name, values, centre: median(known), spread: medianDeviation(known) || 1 };
  });
  return (row) => {
    const distances = measured.map(({ name, values, centre, spread }) => ({
      name,
      value: values[row]!,
      z: (values[row]! - centre) / spread,
    }));
    const top = distances.sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0]!;
    return `${top.name} ${fullNumber(top.value)} is ${top.z > 0 ? 'high' : 'low'}, and the row fits no other`;
  };
};

/** Rows that fit no other over several columns, the 200 strangest at most. @throws AppError too-little-data */
export const rowsResult = (columns: readonly NamedColumn[], sensitivity: number): AnomaliesResult => {
  const length = columns[0]!.values.length;
  const known = Array.from({ length }, (_, i) => i).filter((i) =>
    columns.every(({ values }) => Number.isFinite(values[i]!)),
  );
  requireRows(known.length, LEAST_ROWS);
  const raw = isolationScores(pointsOf(columns.map(({ values }) => Float64Array.from(known, (i) => values[i]!))));
  const threshold = Math.max(0.75 - 0.2 * sensitivity, median(raw) + 4 * medianDeviation(raw));
  const scores = Array.from({ length }, (): number | null => null);
  known.forEach((row, i) => (scores[row] = raw[i]!));
  const strange = known.filter((row) => scores[row]! > threshold);
  const listed = strange.sort((a, b) => scores[b]! - scores[a]!).slice(0, MOST_LISTED);
  const reasonOf = reasoner(columns);
  const anomalies = listed.map((row): Anomaly => ({
    row: row + 1,
    at: null,
    kind: 'row',
    score: scores[row]!,
    value: null,
    expected: null,
    reason: reasonOf(row),
  }));
  return { scores, threshold, anomalies: anomalies.sort((a, b) => a.row - b.row) };
};
