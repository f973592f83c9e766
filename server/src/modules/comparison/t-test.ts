import { inUnit, moments, unitOf, type Moments } from '#server/statistics/descriptive.js';
import { studentQuantile, studentTwoSided } from '#server/statistics/distributions.js';
import { AppError } from '#shared/errors/app-error.js';

/** How two groups were compared: pairs of the same rows, equal spread, or (Welch) any spread. */
export type ComparisonKind = 'paired' | 'pooled' | 'welch';

export interface MeanComparison {
  readonly kind: ComparisonKind;
  readonly counts: readonly [number, number];
  readonly means: readonly [number, number];
  readonly standardDeviations: readonly [number, number];
  /** Second mean minus first. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly p: number;
  /** Difference in standard deviations, corrected for small samples (Hedges 1981); null when nothing varies. */
  readonly effectSize: number | null;
}

const enough = (counts: readonly number[], least: number): void => {
  const smallest = Math.min(...counts);
  if (smallest < least) {
    throw new AppError(
      'too-little-data',
      `A comparison needs at least ${least} numbers in each group. The smaller group has ${smallest}.`,
    );
  }
};

interface Estimate {
  readonly difference: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** Standard deviation the effect size is measured in. */
  readonly scale: number;
}

/** Hedges' correction for small samples, J = 1 - 3 / (4 df - 1). */
const hedges = (degreesOfFreedom: number): number => 1 - 3 / (4 * degreesOfFreedom - 1);

const welch = (a: Moments, b: Moments): Estimate => {
  const [va, vb] = [a.variance / a.count, b.variance / b.count];
  const total = va + vb;
  const degreesOfFreedom =
    total > 0 ? 1 / ((va / total) ** 2 / (a.count - 1) + (vb / total) ** 2 / (b.count - 1)) : a.count + b.count - 2;
  const scale = Math.sqrt((a.variance + b.variance) / 2);
  return { difference: b.mean - a.mean, standardError: Math.sqrt(total), degreesOfFreedom, scale };
};

const pooled = (a: Moments, b: Moments): Estimate => {
  const degreesOfFreedom = a.count + b.count - 2;
  const variance = ((a.count - 1) * a.variance + (b.count - 1) * b.variance) / degreesOfFreedom;
  const standardError = Math.sqrt(variance * (1 / a.count + 1 / b.count));
  return { difference: b.mean - a.mean, standardError, degreesOfFreedom, scale: Math.sqrt(variance) };
};

const paired = (change: Moments): Estimate => {
  const scale = Math.sqrt(change.variance);
  return {
    difference: change.mean,
    standardError: scale / Math.sqrt(change.count),
    degreesOfFreedom: change.count - 1,
    scale,
  };
};

export interface ComparisonOptions {
  readonly kind: ComparisonKind;
  /** Coverage of the interval, 0 … 1. */
  readonly confidence: number;
}

/**
 * Student's t comparison of two means from their moments (Welch 1947 unless told otherwise).
 * @param change moments of second less first over the pairs; for `paired` only
 * @throws AppError too-little-data below two values a group
 */
export const compareMoments = (
  a: Moments,
  b: Moments,
  { kind, confidence }: ComparisonOptions,
  change: Moments | null = null,
): MeanComparison => {
  enough([a.count, b.count], 2);
  const estimate = change ? paired(change) : kind === 'pooled' ? pooled(a, b) : welch(a, b);
  const { difference, standardError, degreesOfFreedom, scale } = estimate;
  const margin = standardError * studentQuantile(0.5 + confidence / 2, degreesOfFreedom);
  const t = difference === 0 ? 0 : difference / standardError;
  return {
    kind,
    counts: [a.count, b.count],
    means: [a.mean, b.mean],
    standardDeviations: [Math.sqrt(a.variance), Math.sqrt(b.variance)],
    difference,
    lower: difference - margin,
    upper: difference + margin,
    t,
    degreesOfFreedom,
    p: Number.isFinite(t) ? studentTwoSided(t, degreesOfFreedom) : 0,
    effectSize: scale > 0 ? (difference / scale) * hedges(degreesOfFreedom) : null,
  };
};

/** A comparison made in another unit, in the unit of the values again. */
const restored = (found: MeanComparison, unit: number): MeanComparison => ({
  ...found,
  means: [found.means[0] * unit, found.means[1] * unit],
  standardDeviations: [found.standardDeviations[0] * unit, found.standardDeviations[1] * unit],
  difference: found.difference * unit,
  lower: found.lower * unit,
  upper: found.upper * unit,
});

/**
 * The same from the values themselves.
 * @param first, second finite values; for `paired` of equal length, row by row
 * @throws AppError too-little-data below two values a group; invalid-input when pairs do not match up
 */
export const compareMeans = (
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { kind = 'welch', confidence = 0.95 }: Partial<ComparisonOptions> = {},
): MeanComparison => {
  enough([first.length, second.length], 2);
  if (kind === 'paired' && first.length !== second.length) {
    throw new AppError(
      'invalid-input',
      `A paired comparison needs the same number of values in both groups. They have ${first.length} and ${second.length}.`,
    );
  }
  const unit = Math.max(unitOf(first), unitOf(second));
  const [a, b] = [inUnit(first, unit), inUnit(second, unit)];
  const change = kind === 'paired' ? moments(Float64Array.from(a, (value, i) => (b[i] as number) - value)) : null;
  return restored(compareMoments(moments(a), moments(b), { kind, confidence }, change), unit);
};
