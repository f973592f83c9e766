import type { Points } from '#server/statistics/matrix.js';
import type { Random } from '#server/statistics/random.js';

export interface KMeans {
  readonly centres: Points;
  /** Cluster of each point, 0 … k - 1. */
  readonly labels: Int32Array;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
}

const squaredDistance = (points: Points, i: number, centres: Float64Array, c: number): number => {
  const { values, dimensions } = points;
  let sum = 0;
  for (let j = 0, a = i * dimensions, b = c * dimensions; j < dimensions; j++, a++, b++) {
    const difference = values[a]! - centres[b]!;
    sum += difference * difference;
  }
  return sum;
};

const drawProportional = (weights: Float64Array, total: number, random: Random): number => {
  let left = random.next() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
};

/** Greedy k-means++ (Arthur and Vassilvitskii 2007): of a few draws by squared distance, keep the one that helps most. */
export const seedCentres = (points: Points, k: number, random: Random): Float64Array => {
  const { values, count, dimensions } = points;
  const centres = new Float64Array(k * dimensions);
  const place = (c: number, row: number): void =>
    centres.set(values.subarray(row * dimensions, (row + 1) * dimensions), c * dimensions);
  place(0, random.below(count));
  let nearest = Float64Array.from({ length: count }, (_, i) => squaredDistance(points, i, centres, 0));
  const trials = 2 + Math.floor(Math.log(k));
  for (let c = 1; c < k; c++) {
    const total = nearest.reduce((sum, value) => sum + value, 0);
    let best = { row: 0, sum: Infinity, nearest };
    for (let trial = 0; trial < trials; trial++) {
      const row = drawProportional(nearest, total, random);
      place(c, row);
      let sum = 0;
      const candidate = new Float64Array(count);
      for (let i = 0; i < count; i++) {
        const value = Math.min(nearest[i]!, squaredDistance(points, i, centres, c));
        candidate[i] = value;
        sum += value;
      }
      if (sum < best.sum) best = { row, sum, nearest: candidate };
    }
    place(c, best.row);
    nearest = best.nearest;
  }
  return centres;
};

/** Gives every point its nearest centre; returns the sum of squared distances and how many points changed. */
export const assignToCentres = (
  points: Points,
  centres: Float64Array,
  labels: Int32Array,
): { inertia: number; changed: number } => {
  const k = centres.length / points.dimensions;
  let inertia = 0;
  let changed = 0;
  for (let i = 0; i < points.count; i++) {
    let best = labels[i]! >= 0 && labels[i]! < k ? labels[i]! : 0;
    let least = squaredDistance(points, i, centres, best);
    for (let c = 0; c < k; c++) {
      const squared = squaredDistance(points, i, centres, c);
      if (squared < least) [best, least] = [c, squared];
    }
    if (best !== labels[i]) changed++;
    labels[i] = best;
    inertia += least;
  }
  return { inertia, changed };
};

const moveCentres = (points: Points, centres: Float64Array, labels: Int32Array): void => {
  const { values, count, dimensions } = points;
  const sums = new Float64Array(centres.length);
  const sizes = new Int32Array(centres.length / dimensions);
  for (let i = 0; i < count; i++) {
    const c = labels[i]!;
    sizes[c]!++;
    for (let j = 0; j < dimensions; j++) sums[c * dimensions + j]! += values[i * dimensions + j]!;
  }
  for (let at = 0; at < centres.length; at++) {
    const size = sizes[Math.floor(at / dimensions)]!;
    if (size > 0) centres[at] = sums[at]! / size;
  }
};

/** Lloyd's iteration from k-means++ centres; stops when fewer than one point in a thousand changes. */
export const kMeans = (points: Points, k: number, random: Random, iterations = 100): KMeans => {
  const centres = seedCentres(points, k, random);
  const labels = new Int32Array(points.count).fill(-1);
  let state = assignToCentres(points, centres, labels);
  for (let step = 1; step < iterations && state.changed > points.count / 1000; step++) {
    moveCentres(points, centres, labels);
    state = assignToCentres(points, centres, labels);
  }
  return { centres: { values: centres, count: k, dimensions: points.dimensions }, labels, inertia: state.inertia };
};
