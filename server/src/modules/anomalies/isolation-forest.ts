import { createRandom, sampleIndices, type Random } from '#server/statistics/random.js';
import type { Points } from '#server/statistics/matrix.js';

const TREES = 100;
const SAMPLE = 256;
const EULER = 0.5772156649015329;

interface Node {
  readonly axis: number;
  readonly cut: number;
  readonly left: Node | null;
  readonly right: Node | null;
  readonly size: number;
}

/** Mean path length of an unsuccessful search in a binary tree of `size` entries. */
const meanPath = (size: number): number => {
  if (size <= 1) return 0;
  return size === 2 ? 1 : 2 * (Math.log(size - 1) + EULER) - (2 * (size - 1)) / size;
};

const leaf = (size: number): Node => ({ axis: -1, cut: 0, left: null, right: null, size });

const grow = (points: Points, rows: number[], depth: number, random: Random): Node => {
  if (depth === 0 || rows.length <= 1) return leaf(rows.length);
  const { values, dimensions } = points;
  const axis = random.below(dimensions);
  const at = (row: number): number => values[row * dimensions + axis]!;
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    low = Math.min(low, at(row));
    high = Math.max(high, at(row));
  }
  if (low === high) return leaf(rows.length);
  const cut = low + (high - low) * random.next();
  const left = rows.filter((row) => at(row) < cut);
  const right = rows.filter((row) => at(row) >= cut);
  return {
    axis,
    cut,
    left: grow(points, left, depth - 1, random),
    right: grow(points, right, depth - 1, random),
    size: rows.length,
  };
};

const pathLength = (tree: Node, values: Float64Array, from: number): number => {
  let node = tree;
  let length = 0;
  while (node.left && node.right) {
    node = values[from + node.axis]! < node.cut ? node.left : node.right;
    length++;
  }
  return length + meanPath(node.size);
};

/**
 * Isolation forest (Liu, Ting and Zhou 2008): rows that random cuts separate quickly are strange.
 * @returns one score per point, about 0.5 for ordinary rows and near 1 for isolated ones
 */
export const isolationScores = (points: Points, seed = 1): Float64Array => {
  const random = createRandom(seed);
  const size = Math.min(SAMPLE, points.count);
  const depth = Math.ceil(Math.log2(Math.max(2, size)));
  const trees = Array.from({ length: TREES }, () =>
    grow(points, [...sampleIndices(points.count, size, random)], depth, random),
  );
  const usual = meanPath(size) || 1;
  return Float64Array.from({ length: points.count }, (_, i) => {
    const mean = trees.reduce((sum, tree) => sum + pathLength(tree, points.values, i * points.dimensions), 0) / TREES;
    return 2 ** (-mean / usual);
  });
};
