import { moments, sortedQuantile } from '#server/statistics/descriptive.js';

const SAME_ORDER = 3;

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

/**
 * Brings columns to comparable spread. Columns whose spreads are of one order keep their proportions, as coordinates should;
 * otherwise each is centred on its median and divided by its robust spread. Constant columns become zero.
 */
export const scaleColumns = (columns: readonly Float64Array[]): Float64Array[] => {
  const located = columns.map(locate);
  const positive = located.map(({ spread }) => spread).filter((spread) => spread > 0);
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const common = high <= SAME_ORDER * low ? high : null;
  return columns.map((column, j) => {
    const { centre, spread } = located[j]!;
    const unit = spread > 0 ? (common ?? spread) : 0;
    return column.map((value) => (unit > 0 ? (value - centre) / unit : 0));
  });
};
