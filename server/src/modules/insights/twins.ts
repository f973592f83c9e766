import type { CorrelateResult, Correlation } from '#shared/analyses/correlate.js';
import type { TableShape } from '#shared/analyses/insights.js';

/** From here on two columns say the same. */
const SAME = 0.985;

export const areTwins = ({ strength }: Correlation): boolean => Math.abs(strength ?? 0) >= SAME;

/** The shape with one column for each set of columns that say the same, the first of them. */
export const withoutTwins = (shape: TableShape, pairs: CorrelateResult['pairs']): TableShape => {
  const twins = pairs.filter(areTwins);
  const keep = (columns: readonly string[]): string[] => {
    const kept: string[] = [];
    for (const name of columns) {
      const isTwin = twins.some(
        ({ first, second }) => (first === name && kept.includes(second)) || (second === name && kept.includes(first)),
      );
      if (!isTwin) kept.push(name);
    }
    return kept;
  };
  return { ...shape, measures: keep(shape.measures), dimensions: keep(shape.dimensions) };
};
