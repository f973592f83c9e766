import { moments, sortedQuantile } from '#server/statistics/descriptive.js';
import { studentQuantile } from '#server/statistics/distributions.js';
import type { Driver } from './encoding.js';

/** What a step along one driver does to the target when all other drivers stay. */
export interface Effect {
  readonly from: number | string;
  readonly to: number | string;
  /** Change of the target, in its own units. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

interface Band {
  readonly name: number | string;
  readonly residuals: Float64Array;
}

const LEAST_ROWS = 10;
const BANDS = 5;

const numberBands = (values: ArrayLike<number>, residual: Float64Array, order: Int32Array): Band[] => {
  const sorted = Float64Array.from(order, (row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const cuts = Array.from({ length: BANDS - 1 }, (_, b) => sortedQuantile(sorted, (b + 1) / BANDS));
  const groups = Array.from({ length: BANDS }, (): { value: number; residual: number }[] => []);
  order.forEach((row, i) => {
    const value = values[row]!;
    if (Number.isNaN(value)) return;
    const band = cuts.findIndex((cut) => value <= cut);
    groups[band < 0 ? BANDS - 1 : band]!.push({ value, residual: residual[i]! });
  });
  return groups
    .filter((group) => group.length >= LEAST_ROWS)
    .map((group) => ({
      name: sortedQuantile(Float64Array.from(group, ({ value }) => value).sort(), 0.5),
      residuals: Float64Array.from(group, ({ residual }) => residual),
    }));
};

const categoryBands = (
  codes: Int32Array,
  levels: readonly string[],
  residual: Float64Array,
  order: Int32Array,
): Band[] => {
  const groups = levels.map((): number[] => []);
  order.forEach((row, i) => {
    if (codes[row]! >= 0) groups[codes[row]!]!.push(residual[i]!);
  });
  return groups.flatMap((group, level) =>
    group.length >= LEAST_ROWS ? [{ name: levels[level]!, residuals: Float64Array.from(group) }] : [],
  );
};

/**
 * Effect of a driver as the difference of what the others leave unexplained, between its extreme bands: fifths of a number by their
 * medians, or categories with at least ten rows. Interval by Welch's standard error, 95 %.
 * Cautious where other columns partly stand in for the driver: what they can explain is not counted as its effect.
 * @param residual target less prediction from all other drivers, for the rows `order`
 */
export const effectOf = (driver: Driver, residual: Float64Array, order: Int32Array): Effect | null => {
  const bands =
    driver.kind === 'number'
      ? numberBands(driver.values, residual, order)
      : categoryBands(driver.codes, driver.levels, residual, order);
  if (bands.length < 2) return null;
  const ranked = bands.map((band) => ({ ...band, ...moments(band.residuals) })).sort((a, b) => a.mean - b.mean);
  const [low, high] = [ranked[0]!, ranked.at(-1)!];
  const rising = driver.kind === 'category' || Number(low.name) < Number(high.name);
  const [from, to] = rising ? [low, high] : [high, low];
  const error = Math.sqrt(low.variance / low.count + high.variance / high.count);
  const margin = error * studentQuantile(0.975, Math.max(1, Math.min(low.count, high.count) - 1));
  const estimate = to.mean - from.mean;
  return { from: from.name, to: to.name, estimate, lower: estimate - margin, upper: estimate + margin };
};
