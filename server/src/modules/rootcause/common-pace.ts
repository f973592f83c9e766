import type { Leaves } from './leaves.js';

const LEAST_EXPECTED = 1;
/** Events beyond which a leaf says no more about the pace of all. */
const MOST_WEIGHT = 20;
const LEAST_LEAVES = 20;

/**
 * Leaves with their expected counts times the ratio by which the typical leaf moved (a weighted median, ½ … 2), so that a rise that
 * all have in common is nobody's in particular.
 */
export const inCommonPace = (leaves: Leaves): Leaves => {
  const { actual, expected } = leaves;
  const rows = [...expected.keys()].filter((i) => expected[i]! > LEAST_EXPECTED);
  if (rows.length < LEAST_LEAVES) return leaves;
  const ratio = (i: number): number => actual[i]! / expected[i]!;
  const weight = (i: number): number => Math.min(expected[i]!, MOST_WEIGHT);
  rows.sort((a, b) => ratio(a) - ratio(b));
  let left = rows.reduce((total, i) => total + weight(i), 0) / 2;
  const middle = rows.find((i) => (left -= weight(i)) <= 0)!;
  const pace = Math.min(2, Math.max(0.5, ratio(middle)));
  return { ...leaves, expected: expected.map((value) => value * pace) };
};
