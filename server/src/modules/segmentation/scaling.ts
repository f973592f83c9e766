import { inUnit, moments, sortedQuantile, unitOf } from '#server/statistics/descriptive.js';

const SAME_ORDER = 3;

/** Spreads from the median beyond which all is equally far, so that distances stay finite. */
const FARTHEST = 1e6;

interface Location {
  readonly centre: number;
  readonly spread: number;
}

/** Median and interquartile range as a normal's standard deviation; the standard deviation where half of the values are equal. */
const locate = (column: Float64Array): Location => {
  const sorted = column.slice().sort();
  const range = (sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25)) / 1.349;
  return { centre: sortedQuantile(sorted, 0.5), spread: range > 0 ? range : Math.sqrt(moments(column).variance) };
};

const bounded = (value: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, value));

/**
 * Brings columns to comparable spread. Columns whose spreads are of one order keep their proportions, as coordinates should;
 * otherwise each is centred on its median and divided by its robust spread. Constant columns become zero.
 * @param columns finite values
 * @returns values within a million spreads of zero
 */
export const scaleColumns = (columns: readonly Float64Array[]): Float64Array[] => {
  const units = columns.map(unitOf);
  const near = columns.map((column, j) => Float64Array.from(inUnit(column, units[j]!)));
  const located = near.map(locate);
  const spreads = located.map(({ spread }, j) => spread * units[j]!).filter((spread) => spread > 0);
  const [low, high] = [Math.min(...spreads), Math.max(...spreads)];
  const common = high < Infinity && high <= SAME_ORDER * low ? high : null;
  return near.map((column, j) => {
    const { centre, spread } = located[j]!;
    const unit = spread > 0 ? (common === null ? spread : common / units[j]!) : 0;
    return column.map((value) => (unit > 0 ? bounded((value - centre) / unit) : 0));
  });
};
