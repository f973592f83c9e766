import { cuboidsOf, type Cuboid } from './cuboids.js';
import { AmountModel } from './amount-model.js';
import { CountModel } from './count-model.js';
import type { LeafModel } from './leaf-model.js';
import type { Leaves } from './leaves.js';

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

interface Candidate {
  readonly cuboid: Cuboid;
  readonly cell: number;
}

interface Scored extends Candidate {
  readonly deviation: number;
  readonly gain: number;
}

export interface LocalisationOptions {
  /** Most dimensions in one set. */
  readonly depth?: number;
  readonly maxSets?: number;
  /** Amounts are counts of events, such as failures. */
  readonly counts?: boolean;
}

const NAMING = 2;
const SHORTLIST = 40;

const membersOf = ({ cuboid, cell }: Candidate): Int32Array =>
  cuboid.members.subarray(cuboid.starts[cell], cuboid.starts[cell + 1]);

class Search {
  readonly #cuboids: Cuboid[];
  readonly #open: Uint8Array;

  constructor(
    leaves: Leaves,
    readonly model: LeafModel,
    depth: number,
  ) {
    this.#cuboids = cuboidsOf(leaves, depth);
    this.#open = new Uint8Array(leaves.actual.length).fill(1);
  }

  #shortlist(): Candidate[] {
    const listed: (Candidate & { promise: number })[] = [];
    for (const cuboid of this.#cuboids) {
      this.model.promise(cuboid, this.#open).forEach((promise, cell) => {
        if (promise > NAMING) listed.push({ cuboid, cell, promise });
      });
    }
    return listed.sort((a, b) => b.promise - a.promise).slice(0, SHORTLIST);
  }

  /** What it costs to name a set: which cuboid, which cell, and a little for every dimension. */
  #cost({ cuboid }: Candidate): number {
    return NAMING + cuboid.dimensions.length + Math.log(this.#cuboids.length * cuboid.cells);
  }

  next(): Scored | null {
    let best: Scored | null = null;
    for (const candidate of this.#shortlist()) {
      const { deviation, gain } = this.model.fit(membersOf(candidate).filter((i) => this.#open[i] === 1));
      const net = gain - this.#cost(candidate);
      if (net > (best?.gain ?? 0)) best = { ...candidate, deviation, gain: net };
    }
    return best;
  }

  close(candidate: Candidate): void {
    for (const i of membersOf(candidate)) this.#open[i] = 0;
  }
}

const elementsOf = ({ cuboid, cell }: Candidate, leaves: Leaves): ElementSet['elements'] =>
  cuboid.dimensions.map((j) => [j, (leaves.codes[j] as Int32Array)[cuboid.example[cell] as number] as number] as const);

/** Measures that are negative as a whole, such as costs, are read with their sign turned. */
const positive = (leaves: Leaves): Leaves => {
  const total = leaves.expected.reduce((sum, value) => sum + value, 0);
  if (total >= 0) return leaves;
  const turned = (values: Float64Array): Float64Array => values.map((value) => -value);
  return { ...leaves, actual: turned(leaves.actual), expected: turned(leaves.expected) };
};

/**
 * The element sets that explain why leaves differ from what was expected, best first.
 *
 * Leaves of one root cause move by one common ratio (the generalised ripple effect, Li et al. 2019). Sets are added one by one,
 * each time the one that shortens the description of all leaves most (minimum description length).
 */
export const localise = (leaves: Leaves, options: LocalisationOptions = {}): ElementSet[] => {
  const { depth = Math.min(4, leaves.codes.length), maxSets = 8, counts = false } = options;
  const amounts = positive(leaves);
  const search = new Search(leaves, counts ? new CountModel(amounts) : new AmountModel(amounts), depth);
  const found: Scored[] = [];
  for (let best = search.next(); best && found.length < maxSets; best = search.next()) {
    found.push(best);
    search.close(best);
  }
  const strongest = found[0]?.gain ?? 0;
  return found
    .filter(({ gain }) => gain > 0.03 * strongest)
    .map((set) => ({
      elements: elementsOf(set, leaves),
      leaves: membersOf(set),
      deviation: set.deviation,
      evidence: set.gain,
    }));
};
