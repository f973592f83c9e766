import { ratio } from './contributions.js';
import { decomposeRatio, type Part } from './decomposition.js';

/** A change of a sum through quantity, mix and rate; the three sum to it. */
export interface Levers {
  readonly volume: number;
  readonly mix: number;
  readonly rate: number;
  readonly parts: readonly { readonly value: string; readonly mix: number; readonly rate: number }[];
}

/**
 * Splits the change of a sum, quantity times rate, exactly: volume at the average rate of both times, and the change of the rate at
 * the average quantity, which is mix and rate of each part (Shapley value of two factors, twice).
 * @param whole quantities as denominators, both positive
 * @param parts of the whole, over the values of one column
 */
export const leversOf = (whole: Part, parts: readonly Part[]): Levers => {
  const { before, after } = whole;
  const quantity = (before.denominator + after.denominator) / 2;
  const split = decomposeRatio(parts).map(({ name, mix, rate }) => ({
    value: name,
    mix: mix * quantity,
    rate: rate * quantity,
  }));
  const sum = (pick: (part: (typeof split)[number]) => number): number =>
    split.reduce((total, part) => total + pick(part), 0);
  const volume = ((after.denominator - before.denominator) * (ratio(before) + ratio(after))) / 2;
  return { volume, mix: sum(({ mix }) => mix), rate: sum(({ rate }) => rate), parts: split };
};
