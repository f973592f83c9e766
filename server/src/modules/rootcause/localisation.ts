import { AmountModel } from './amount-model.js';
import { inCommonPace } from './common-pace.js';
import { CountModel } from './count-model.js';
import { cuboidsOf, type Cuboid } from './cuboids.js';
import { STRAY } from './leaf-model.js';
import { deviationsOf, type Leaves } from './leaves.js';
import { loneLeaves, strayShare } from './lone-leaves.js';
import { membersOf, Search, type Scored } from './search.js';

/** A combination of values whose leaves moved together. */
export interface ElementSet {
  /** `[dimension, code]` for each fixed dimension. */
  readonly elements: readonly (readonly [number, number])[];
  readonly leaves: Int32Array;
  /** Common deviation of its leaves, -2 … 2. */
  readonly deviation: number;
  /** How much better the leaves are described with this set than without, in nats, after paying for naming it. */
  readonly evidence: number;
}

export interface LocalisationOptions {
  /** Most dimensions in one set. */
  readonly depth?: number;
  readonly maxSets?: number;
  /** Amounts are counts of events, such as failures. */
  readonly counts?: boolean;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Measures that are negative as a whole, such as costs, are read with their sign turned. */
const positive = (leaves: Leaves): Leaves => {
  if (sum(leaves.expected) >= 0) return leaves;
  const turned = (values: Float64Array): Float64Array => values.map((value) => -value);
  return { ...leaves, actual: turned(leaves.actual), expected: turned(leaves.expected) };
};

const MOST_DIMENSIONS = 4;

const setOf = (leaves: Leaves, { cuboid, cell, deviation, gain }: Scored): ElementSet => ({
  elements: cuboid.dimensions.map((j) => [j, leaves.codes[j]![cuboid.example[cell]!]!] as const),
  leaves: membersOf({ cuboid, cell }),
  deviation,
  evidence: gain,
});

const loneSet = (leaves: Leaves, deviation: number, i: number): ElementSet => ({
  elements: leaves.codes.map((codes, j) => [j, codes[i]!] as const),
  leaves: Int32Array.of(i),
  deviation,
  evidence: 0,
});

/**
 * Searched twice: first with a cautious share of stray leaves, then with the share seen outside the sets found, so that calm data
 * give up small sets too. Single leaves that remain far off follow.
 */
const localiseAmounts = (leaves: Leaves, cuboids: readonly Cuboid[], maxSets: number): ElementSet[] => {
  const deviations = deviationsOf(leaves);
  const searchWith = (stray: number): Search =>
    new Search(new AmountModel(deviations, stray), cuboids, leaves.actual.length);
  const first = searchWith(STRAY);
  first.run(maxSets);
  const second = searchWith(strayShare(deviations, first.open, STRAY));
  const found = second.run(maxSets).map((set) => setOf(leaves, set));
  const lone = loneLeaves(leaves, deviations, second.open, maxSets - found.length);
  return [...found, ...lone.map((i) => loneSet(leaves, deviations.score[i]!, i))];
};

/** Share of the strongest set's evidence below which a set of counts is noise that several leaves have in common. */
const LEAST_EVIDENCE = 0.15;

/** Events against what the typical leaf had; of the sets found, those that moved the way the whole did. */
const localiseCounts = (leaves: Leaves, cuboids: readonly Cuboid[], maxSets: number): ElementSet[] => {
  const found = new Search(new CountModel(inCommonPace(leaves)), cuboids, leaves.actual.length).run(maxSets);
  const change = sum(leaves.actual) - sum(leaves.expected);
  return found
    .filter(({ gain, deviation }) => gain > LEAST_EVIDENCE * found[0]!.gain && deviation * change >= 0)
    .map((set) => setOf(leaves, set));
};

/**
 * The element sets that explain why leaves differ from what was expected, best first.
 *
 * Leaves of one root cause move by one common ratio (the generalised ripple effect, Li et al. 2019). Sets are added one by one,
 * each time the one that shortens the description of all leaves most (minimum description length).
 */
export const localise = (leaves: Leaves, options: LocalisationOptions = {}): ElementSet[] => {
  const { depth = Math.min(MOST_DIMENSIONS, leaves.codes.length), maxSets = 8, counts = false } = options;
  const search = counts ? localiseCounts : localiseAmounts;
  return search(positive(leaves), cuboidsOf(leaves, depth), maxSets);
};
