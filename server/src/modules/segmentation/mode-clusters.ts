import type { Points } from '#server/statistics/matrix.js';
import { cutModes, intrinsicDimension, logDensities, modeTree } from './density-modes.js';
import { nearestNeighbours, type Neighbours } from './neighbours.js';

export interface Partition {
  /** Group of each point from 0; negative: none. */
  readonly labels: Int32Array;
  readonly k: number;
}

/** Settings under which hills are counted: neighbours that make up a density, and standard errors a hill must stand out. */
const SCALES = [10, 14, 20, 28, 40] as const;
const SIGNIFICANCE = [2.5, 3, 3.5, 4, 5] as const;
const LINKS = 12;
const DIMENSION_NEIGHBOURS = 20;

export interface ModeVote {
  readonly partitions: readonly Partition[];
  /** Numbers of groups found, most often found first, with their share of the votes. */
  readonly counts: readonly { k: number; share: number }[];
}

/**
 * Groups as hills of the density, under each setting. The log of a k-neighbour density has standard error 1 / √k, so a hill counts
 * when it rises above its saddle by `significance` √(2 / k). Real groups persist over scales (Chazal et al. 2013).
 */
export const modeVote = (points: Points, neighbours: Neighbours): ModeVote => {
  const dimension = intrinsicDimension(narrowed(neighbours, DIMENSION_NEIGHBOURS), points.dimensions);
  const scales = SCALES.filter((k) => k <= neighbours.k && k <= points.count / 10);
  const partitions = (scales.length > 0 ? scales : [Math.min(5, neighbours.k)]).flatMap((k) => {
    const tree = modeTree(neighbours, Math.min(k, LINKS), logDensities(neighbours, k, dimension));
    return SIGNIFICANCE.map((z) => cutModes(tree, z * Math.sqrt(2 / k)));
  });
  const votes = new Map<number, number>();
  for (const { k } of partitions) votes.set(k, (votes.get(k) ?? 0) + 1);
  const counts = [...votes].map(([k, count]) => ({ k, share: count / partitions.length }));
  return { partitions, counts: counts.sort((a, b) => b.share - a.share || a.k - b.k) };
};

const narrowed = (neighbours: Neighbours, k: number): Neighbours => {
  if (neighbours.k <= k) return neighbours;
  const count = neighbours.index.length / neighbours.k;
  const index = new Int32Array(count * k);
  const squared = new Float64Array(count * k);
  for (let i = 0; i < count; i++) {
    const from = i * neighbours.k;
    index.set(neighbours.index.subarray(from, from + k), i * k);
    squared.set(neighbours.squared.subarray(from, from + k), i * k);
  }
  return { k, index, squared };
};

const mostNeighbours = SCALES.at(-1) as number;

/** Neighbours for `modeVote`, fewer where there are few points. */
export const voteNeighbours = (points: Points): Neighbours =>
  nearestNeighbours(points, Math.min(points.count - 1, mostNeighbours));
