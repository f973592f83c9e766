import { limits } from '#shared/contract/datasets.js';

const encoder = new TextEncoder();

/** Length of a value as JSON in UTF-8. */
export const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/**
 * Cuts rows [0, count) in halves until each piece fits into one upload request. Equal rows always give equal pieces.
 * `build` makes the piece of the rows [from, to).
 */
export const piecesThatFit = <T>(count: number, build: (from: number, to: number) => T): T[] => {
  const cut = (from: number, to: number): T[] => {
    const piece = build(from, to);
    if (to - from <= 1 || bytesOf(piece) <= limits.chunkBytes) return [piece];
    const middle = from + Math.ceil((to - from) / 2);
    return [...cut(from, middle), ...cut(middle, to)];
  };
  return cut(0, count);
};
