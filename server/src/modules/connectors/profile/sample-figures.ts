import type { Value } from '../values/record-batch.js';
import { quantileNames, type QuantileName } from './source-profile.js';

const levels: Record<QuantileName, number> = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 };

export const sortedNumbers = (values: readonly Value[]): number[] =>
  values
    .filter((value): value is string | number => typeof value === 'number' || typeof value === 'string')
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);

/**
 * Quantile by linear interpolation, Hyndman-Fan type 7 (Excel PERCENTILE.INC).
 *
 * @param sorted - ascending, at least one number
 * @param p - in [0, 1]
 */
export const quantile = (sorted: readonly number[], p: number): number => {
  const position = (sorted.length - 1) * p;
  const low = Math.floor(position);
  const from = sorted[low]!;
  return from + ((sorted[low + 1] ?? from) - from) * (position - low);
};

export const quantilesOf = (sorted: readonly number[]): Record<QuantileName, number> | null =>
  sorted.length === 0
    ? null
    : (Object.fromEntries(quantileNames.map((name) => [name, quantile(sorted, levels[name])])) as Record<
        QuantileName,
        number
      >);

/** Counts per different value, most frequent first, ties by value. */
export const countsOf = (values: readonly Value[]): { value: Value; count: number }[] => {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1));
};

/**
 * Distinct values of a whole column from a sample: the guaranteed-error estimator sqrt(N/n) f1 + (d - f1), at most N.
 *
 * @param counts - occurrences of each distinct sampled value
 * @see Charikar, Chaudhuri, Motwani & Narasayya (2000), Towards estimation error guarantees for distinct values, PODS
 */
export const distinctFromSample = (counts: readonly { count: number }[], sampled: number, rows: number): number => {
  if (sampled === 0) return 0;
  if (sampled >= rows) return counts.length;
  const once = counts.filter(({ count }) => count === 1).length;
  return Math.min(rows, Math.round(Math.sqrt(rows / sampled) * once + counts.length - once));
};

/** Quantiles of a histogram of equal bins over [low, high] with counts below and above, interpolated inside the bin. */
export const quantilesOfBins = (bins: {
  readonly low: number;
  readonly high: number;
  readonly below: number;
  readonly counts: readonly number[];
  readonly total: number;
}): Record<QuantileName, number> => {
  const width = (bins.high - bins.low) / bins.counts.length;
  const at = (p: number): number => {
    let seen = bins.below;
    const wanted = p * bins.total;
    for (const [index, count] of bins.counts.entries()) {
      if (seen + count >= wanted && count > 0) {
        return bins.low + width * (index + Math.min(1, Math.max(0, (wanted - seen) / count)));
      }
      seen += count;
    }
    return bins.high;
  };
  return Object.fromEntries(quantileNames.map((name) => [name, at(levels[name])])) as Record<QuantileName, number>;
};
