import { moments, sortedQuantile } from '#server/statistics/descriptive.js';

/** Scores of one column, judged by one method. `scores[i]` belongs to row i; null where the row has no number. */
export interface Scored {
  readonly scores: (number | null)[];
  /** Values outside are outliers; null when the method has no fixed bounds. */
  readonly lower: number | null;
  readonly upper: number | null;
}

type Values = readonly (number | null)[];

const present = (values: Values): number[] => values.filter((value) => value !== null);

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** Distance to the nearer quartile in interquartile ranges; 0 between the quartiles. Tukey (1977), fences at 1.5. */
export const iqrScores = (values: Values, threshold: number): Scored => {
  const ordered = sorted(present(values));
  const q1 = sortedQuantile(ordered, 0.25);
  const q3 = sortedQuantile(ordered, 0.75);
  const range = q3 - q1;
  const score = (value: number): number => {
    const distance = value < q1 ? value - q1 : value > q3 ? value - q3 : 0;
    return distance === 0 ? 0 : range === 0 ? Math.sign(distance) * Infinity : distance / range;
  };
  return {
    scores: values.map((value) => (value === null ? null : finite(score(value)))),
    lower: q1 - threshold * range,
    upper: q3 + threshold * range,
  };
};

/** A score beyond any threshold, for values that differ where all others are equal. */
const BEYOND = 1e6;
const finite = (score: number): number => (Number.isFinite(score) ? score : Math.sign(score) * BEYOND);

const NORMAL_QUARTILE = 0.6744897501960817;
const MEAN_DEVIATION_SCALE = 1.2533141373155003;

/**
 * Modified z-scores: 0.6745 (x − median) / MAD; where more than half of the values are equal and MAD is 0, the mean absolute
 * deviation stands in.
 *
 * @see Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, threshold 3.5
 */
export const madScores = (values: Values, threshold: number): Scored => {
  const ordered = sorted(present(values));
  const median = sortedQuantile(ordered, 0.5);
  const deviations = ordered.map((value) => Math.abs(value - median));
  const mad = sortedQuantile(deviations.slice().sort(), 0.5);
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / deviations.length;
  const scale = mad > 0 ? mad / NORMAL_QUARTILE : mean * MEAN_DEVIATION_SCALE;
  return around(values, median, scale, threshold);
};

/** Distance to the mean in sample standard deviations (n − 1). */
export const zScores = (values: Values, threshold: number): Scored => {
  const { mean, variance } = moments(present(values));
  return around(values, mean, Math.sqrt(variance), threshold);
};

/**
 * What is left of a series without trend and season, as modified z-scores.
 *
 * @param residuals - one per value, in order
 */
export const seasonalScores = (residuals: Values, threshold: number): Scored => ({
  ...madScores(residuals, threshold),
  lower: null,
  upper: null,
});

const around = (values: Values, centre: number, scale: number, threshold: number): Scored => ({
  scores: values.map((value) =>
    value === null
      ? null
      : value === centre
        ? 0
        : scale === 0
          ? Math.sign(value - centre) * BEYOND
          : (value - centre) / scale,
  ),
  lower: centre - threshold * scale,
  upper: centre + threshold * scale,
});
