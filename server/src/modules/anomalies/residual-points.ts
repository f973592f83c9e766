import { median, medianDeviation } from '#server/statistics/descriptive.js';
import { seasonalDecomposition } from '../forecasting/kernels.js';

/** A value far from what its trend and season suggest. `row` from 0. */
export interface ResidualPoint {
  readonly row: number;
  readonly expected: number;
  /** Robust z-score of the residual, without its sign. */
  readonly z: number;
}

/** Longer series are left to the stream, which takes one pass. */
const MOST_ROWS = 20_000;

/** 8 robust deviations at sensitivity 0.5: a season learnt from the same values leaves more than a normal tail. */
const threshold = (sensitivity: number): number => 4 + 8 * (1 - sensitivity);

/** More of them side by side are a shift or another stretch, not points. */
const MOST_IN_A_ROW = 3;
const MOST_PASSES = 10;

/**
 * Values whose residual from a decomposition by loess lies far out, by the median absolute deviation of all residuals (Iglewicz and
 * Hoaglin 1993). It looks at the whole series, so it also finds what comes too early for a stream to have learnt what is usual.
 *
 * @param values - in order of time, NaN where there is none
 * @param sensitivity - between 0 and 1
 */
export const residualPoints = (values: Float64Array, sensitivity: number): ResidualPoint[] => {
  if (values.length > MOST_ROWS) return [];
  const limit = threshold(sensitivity);
  // Points pull trend and season towards themselves: the strongest are taken out before the others are judged.
  let points: ResidualPoint[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const calm = Float64Array.from(values);
    for (const { row, expected } of points) calm[row] = expected;
    const far = farFrom(values, calm, limit);
    const strongest = Math.max(...far.map(({ z }) => z));
    const known = new Set(points.map(({ row }) => row));
    const next = far.filter(({ row, z }) => known.has(row) || z >= strongest / 2);
    const grew = next.some(({ row }) => !known.has(row));
    points = next;
    if (!grew) break;
  }
  const rows = new Set(points.map(({ row }) => row));
  return points.filter(({ row }) => runThrough(rows, row) <= MOST_IN_A_ROW);
};

/** Values farther than the limit from trend and season of a series without its points. */
const farFrom = (values: Float64Array, calm: Float64Array, limit: number): ResidualPoint[] => {
  const residuals = seasonalDecomposition(calm, null);
  const known = residuals.filter(Number.isFinite);
  const center = median(known);
  const spread = medianDeviation(known);
  if (!(spread > 0)) return [];
  return [...values.keys()].flatMap((row): ResidualPoint[] => {
    const expected = calm[row]! - residuals[row]! + center;
    const z = Math.abs(values[row]! - expected) / spread;
    return z > limit ? [{ row, expected, z }] : [];
  });
};

const runThrough = (rows: ReadonlySet<number>, row: number): number => {
  let [first, last] = [row, row];
  while (rows.has(first - 1)) first -= 1;
  while (rows.has(last + 1)) last += 1;
  return last - first + 1;
};

/** 0.5 at the threshold, towards 1 beyond. */
export const residualScore = (z: number, sensitivity: number): number => z / (z + threshold(sensitivity));
