import type { Cuboid } from './cuboids.js';

/** What a set of leaves is worth as one root cause. */
export interface SetFit {
  /** Common deviation, 2 (actual - expected) / (actual + expected), -2 … 2. */
  readonly deviation: number;
  /** Log-likelihood of the leaves having moved together, less that of nothing having happened, in nats. */
  readonly gain: number;
}

/** How leaves scatter when nothing is wrong, and when a set of them moved together. */
export interface LeafModel {
  /** A quick upper guess of the gain of every cell of a cuboid, over the leaves still open. */
  promise(cuboid: Cuboid, open: Uint8Array): Float64Array;
  fit(leaves: Int32Array): SetFit;
}

/** Share of leaves that may be anything at all: keeps one wild leaf from making a set. */
export const STRAY = 0.02;
