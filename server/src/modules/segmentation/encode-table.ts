import { moments } from '#server/statistics/descriptive.js';
import type { Categories } from '#server/statistics/table-columns.js';
import { scaleColumns } from './scaling.js';

const MOST_LEVELS = 12;

/** Values of a category as columns of 0 and `unit` / √2: two different values are `unit` apart, as in k-prototypes (Huang 1998). */
const indicatorColumns = ({ codes, levels }: Categories, unit: number): Float64Array[] =>
  levels
    .slice(0, MOST_LEVELS)
    .map((_, level) => Float64Array.from(codes, (code) => (code === level ? unit / Math.SQRT2 : 0)));

/**
 * Numbers and categories as columns of one space. A difference of category weighs as much as the mean standard deviation of the
 * scaled numbers; values beyond the twelve most frequent count as alike.
 */
export const encodeTable = (numbers: readonly Float64Array[], categories: readonly Categories[]): Float64Array[] => {
  const scaled = scaleColumns(numbers);
  const spreads = scaled.map((column) => Math.sqrt(moments(column).variance) || 0);
  const unit = spreads.length > 0 ? spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length : 1;
  return [...scaled, ...categories.flatMap((one) => indicatorColumns(one, unit || 1))];
};
