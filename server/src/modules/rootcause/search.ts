import type { Cuboid } from './cuboids.js';
import type { LeafModel } from './leaf-model.js';

/** A cell of a cuboid: the leaves that share the values of its dimensions. */
interface Candidate {
  readonly cuboid: Cuboid;
  readonly cell: number;
}

export interface Scored extends Candidate {
  readonly deviation: number;
  /** Nats by which the leaves are described better, after paying for naming the set. */
  readonly gain: number;
}

const NAMING = 2;
const SHORTLIST = 40;

export const membersOf = ({ cuboid, cell }: Candidate): Int32Array =>
  cuboid.members.subarray(cuboid.starts[cell], cuboid.starts[cell + 1]);

/** Greedy search: each time the set that shortens the description of the leaves still open most. */
export class Search {
  /** 1 for each leaf that no set found so far holds. */
  readonly open: Uint8Array;

  constructor(
    readonly model: LeafModel,
    readonly cuboids: readonly Cuboid[],
    leaves: number,
  ) {
    this.open = new Uint8Array(leaves).fill(1);
  }

  run(maxSets: number): Scored[] {
    const found: Scored[] = [];
    for (let best = this.#next(); best && found.length < maxSets; best = this.#next()) {
      found.push(best);
      for (const i of membersOf(best)) this.open[i] = 0;
    }
    return found;
  }

  #shortlist(): Candidate[] {
    const listed: (Candidate & { promise: number })[] = [];
    for (const cuboid of this.cuboids) {
      this.model.promise(cuboid, this.open).forEach((promise, cell) => {
        if (promise > NAMING) listed.push({ cuboid, cell, promise });
      });
    }
    return listed.sort((a, b) => b.promise - a.promise).slice(0, SHORTLIST);
  }

  /** What it costs to name a set: which cuboid, which cell, and a little for every dimension. */
  #cost({ cuboid }: Candidate): number {
    return NAMING + cuboid.dimensions.length + Math.log(this.cuboids.length * cuboid.cells);
  }

  #next(): Scored | null {
    let best: Scored | null = null;
    for (const candidate of this.#shortlist()) {
      const { deviation, gain } = this.model.fit(membersOf(candidate).filter((i) => this.open[i] === 1));
      const net = gain - this.#cost(candidate);
      if (net > (best?.gain ?? 0)) best = { ...candidate, deviation, gain: net };
    }
    return best;
  }
}
