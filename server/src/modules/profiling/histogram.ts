import type { Cell } from '#shared/data/cell.js';

export interface Bin {
  readonly from: Cell;
  readonly to: Cell;
  readonly count: number;
}

const TARGET_BINS = 16;

/** Bins of equal width; bin i holds values from i * step up to, but not including, (i + 1) * step; the last one holds its end too. */
export interface Grid {
  readonly step: number;
  readonly first: number;
  readonly last: number;
}

/** The smallest of 1, 2, 5 times a power of ten that makes at most `bins` steps out of `range`. */
export const niceStep = (range: number, bins: number): number => {
  const raw = range / bins;
  const power = 10 ** Math.floor(Math.log10(raw));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10);
};

/** Even steps of 1, 2 or 5 times a power of ten from below the smallest value to above the largest. */
export const gridOf = (min: number, max: number, whole: boolean): Grid => {
  const spread = niceStep(max - min || Math.abs(max) || 1, TARGET_BINS);
  const step = whole ? Math.max(1, spread) : spread;
  const first = Math.floor(min / step);
  return { step, first, last: Math.max(first, Math.ceil(max / step) - 1) };
};

/** Removes the noise of binary fractions: 0.30000000000000004 -> 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** @param counts - cells by bin; bins beyond the last count for the last */
export const histogramOn = ({ step, first, last }: Grid, counts: Iterable<readonly [number, number]>): Bin[] => {
  const cells = Array<number>(last - first + 1).fill(0);
  for (const [bin, count] of counts) cells[Math.min(bin, last) - first]! += count;
  return cells.map((count, index) => ({
    from: tidy((first + index) * step),
    to: tidy((first + index + 1) * step),
    count,
  }));
};
