import { median, medianDeviation } from '#server/statistics/descriptive.js';
import { detectSeasonality, seasonalDecomposition } from '../forecasting/kernels.js';

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
/** Neighbours on either side whose median tells what is usual, and how many deviations from it are too many. */
const REACH = 3;
const HAMPEL = 5;

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
  const season = detectSeasonality(withoutSpikes(values));
  // Points pull trend and season towards themselves: the strongest are taken out before the others are judged.
  let points: ResidualPoint[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const calm = Float64Array.from(values);
    for (const { row, expected } of points) calm[row] = expected;
    const far = farFrom(values, calm, { limit, season });
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

/** One spike can hide a season from its detection: values far from the median around them are brought back to it (Hampel 1974). */
const withoutSpikes = (values: Float64Array): Float64Array => {
  const around = values.map((_, i) =>
    median(values.subarray(Math.max(0, i - REACH), i + REACH + 1).filter(Number.isFinite)),
  );
  const away = values.map((value, i) => value - around[i]!).filter(Number.isFinite);
  const spread = medianDeviation(away);
  return values.map((value, i) => (Math.abs(value - around[i]!) <= HAMPEL * spread ? value : around[i]!));
};

/** Values farther than the limit from trend and season of a series without its points. */
const farFrom = (
  values: Float64Array,
  calm: Float64Array,
  { limit, season }: { limit: number; season: number },
): ResidualPoint[] => {
  const residuals = seasonalDecomposition(calm, season);
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
