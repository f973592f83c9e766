export const quantileLevels = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Position of a quantile among n ascending values, type 7: `part` of the way from rank `below` to the next. */
const placeOf = (level: number, n: number): { below: number; part: number } => {
  const position = (n - 1) * level;
  const below = Math.floor(position);
  return { below, part: position - below };
};

/** Ranks (0-based, ascending) that the quantiles of n values need. */
export const ranksFor = (n: number): number[] =>
  quantileLevels.flatMap((level) => {
    const { below } = placeOf(level, n);
    return [below, Math.min(below + 1, n - 1)];
  });

/**
 * Quantiles at `quantileLevels`, Hyndman–Fan type 7 (Excel PERCENTILE.INC).
 *
 * @param n - number of values, at least 1
 * @param valueAt - value at a rank of `ranksFor(n)`
 * @see Hyndman and Fan (1996), The American Statistician 50(4)
 */
export const quantilesBy = (n: number, valueAt: (rank: number) => number): number[] =>
  quantileLevels.map((level) => {
    const { below, part } = placeOf(level, n);
    const low = valueAt(below);
    return part === 0 ? low : low + (valueAt(below + 1) - low) * part;
  });
