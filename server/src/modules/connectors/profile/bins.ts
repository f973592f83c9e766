/** `bins` equal bins over [low, high). */
export interface BinEdges {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/** The bin of a double in plain SQL, from 0; -1 below and `bins` at or above the edges. */
export const binByCase = (number: string, { low, high, bins }: BinEdges): string =>
  `CASE WHEN ${number} < ${low} THEN -1 WHEN ${number} >= ${high} THEN ${bins} ELSE floor((${number} - (${low})) / ${(high - low) / bins}) END`;
