import type { Deviations, Leaves } from './leaves.js';

/** Standard deviations beyond which a leaf is wild when strays are counted. */
const WILD = 4.5;

/** The share of open leaves that stray far from what was expected, at most `most`; never quite none. */
export const strayShare = ({ score, spread }: Deviations, open: Uint8Array, most: number): number => {
  let [wild, all] = [0, 0];
  open.forEach((isOpen, i) => {
    if (!isOpen) return;
    all++;
    if (Math.abs(score[i]!) > WILD * spread[i]!) wild++;
  });
  return Math.min(most, (wild + 1) / (all + 1));
};

/**
 * Single leaves outside every set that are too far off to be chance, farthest first: ½ z² > ln n + 2, a family-wise error of about
 * 2 % for normal noise. z is relative to the larger of the two amounts, so that noise of the smaller one is not taken for a fall.
 * Where there are more of them than `most`, such leaves are usual in these data and none is named.
 */
export const loneLeaves = (leaves: Leaves, { spread }: Deviations, open: Uint8Array, most: number): number[] => {
  const evidence = (i: number): number => {
    const [actual, expected] = [leaves.actual[i]!, leaves.expected[i]!];
    const size = Math.max(Math.abs(actual), Math.abs(expected));
    return size === 0 ? 0 : 0.5 * ((actual - expected) / size / spread[i]!) ** 2;
  };
  const bar = Math.log(leaves.actual.length) + 2;
  const wild = [...open.keys()].filter((i) => open[i] === 1 && evidence(i) > bar);
  return wild.length > most ? [] : wild.sort((a, b) => evidence(b) - evidence(a));
};
