import type { Points } from '#server/statistics/matrix.js';

/** The `k` nearest other points of each point, nearest first: entry j of point i stands at `i * k + j`. */
export interface Neighbours {
  readonly k: number;
  readonly index: Int32Array;
  /** Squared Euclidean distances. */
  readonly squared: Float64Array;
}

const LEAF = 12;

/** A balanced k-d tree over the rows of `points`: each node splits its widest axis at the median. */
export class PointTree {
  readonly #points: Points;
  readonly #order: Int32Array;
  #best: Float64Array = new Float64Array(0);
  #found: Int32Array = new Int32Array(0);
  #filled = 0;
  #leaves = 0;
  #axes = new Int8Array(0);
  #splits = new Float64Array(0);

  constructor(points: Points) {
    this.#points = points;
    this.#order = Int32Array.from({ length: points.count }, (_, i) => i);
    const nodes = 2 ** (Math.ceil(Math.log2(Math.max(1, points.count / LEAF))) + 2);
    this.#axes = new Int8Array(nodes);
    this.#splits = new Float64Array(nodes);
    this.#build(1, 0, points.count);
  }

  #widestAxis(from: number, to: number): number {
    const { values, dimensions } = this.#points;
    let widest = 0;
    let width = -1;
    for (let j = 0; j < dimensions; j++) {
      let [low, high] = [Infinity, -Infinity];
      for (let i = from; i < to; i++) {
        const value = values[this.#order[i]! * dimensions + j]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (high - low > width) [widest, width] = [j, high - low];
    }
    return widest;
  }

  /** Hoare's selection: afterwards `order[middle]` is where sorting would put it. */
  #select(axis: number, from: number, to: number, middle: number): void {
    const { values, dimensions } = this.#points;
    const order = this.#order;
    const key = (i: number): number => values[order[i]! * dimensions + axis]!;
    let [low, high] = [from, to - 1];
    while (low < high) {
      const pivot = key((low + high) >> 1);
      let [i, j] = [low, high];
      while (i <= j) {
        while (key(i) < pivot) i++;
        while (key(j) > pivot) j--;
        if (i <= j) {
          const kept = order[i]!;
          order[i++] = order[j]!;
          order[j--] = kept;
        }
      }
      if (middle <= j) high = j;
      else if (middle >= i) low = i;
      else return;
    }
  }

  #build(node: number, from: number, to: number): void {
    if (to - from <= LEAF) return;
    const axis = this.#widestAxis(from, to);
    const middle = (from + to) >> 1;
    this.#select(axis, from, to, middle);
    this.#axes[node] = axis;
    this.#splits[node] = this.#points.values[this.#order[middle]! * this.#points.dimensions + axis]!;
    this.#build(2 * node, from, middle);
    this.#build(2 * node + 1, middle, to);
  }

  #offer(row: number, squared: number): void {
    const [best, found] = [this.#best, this.#found];
    let place = this.#filled < best.length ? this.#filled++ : best.length - 1;
    while (place > 0 && best[place - 1]! > squared) {
      best[place] = best[place - 1]!;
      found[place] = found[place - 1]!;
      place--;
    }
    best[place] = squared;
    found[place] = row;
  }

  #scan(query: Float64Array, from: number, to: number, skip: number): void {
    if (this.#leaves-- <= 0) return;
    const { values, dimensions } = this.#points;
    for (let i = from; i < to; i++) {
      const row = this.#order[i]!;
      if (row === skip) continue;
      const limit = this.#filled < this.#best.length ? Infinity : this.#best[this.#best.length - 1]!;
      let squared = 0;
      for (let j = 0, at = row * dimensions; j < dimensions && squared < limit; j++, at++) {
        const difference = values[at]! - query[j]!;
        squared += difference * difference;
      }
      if (squared < limit) this.#offer(row, squared);
    }
  }

  #search(query: Float64Array, skip: number, node: number, from: number, to: number): void {
    if (to - from <= LEAF) return this.#scan(query, from, to, skip);
    if (this.#leaves <= 0) return;
    const gap = query[this.#axes[node]!]! - this.#splits[node]!;
    const middle = (from + to) >> 1;
    if (gap < 0) this.#search(query, skip, 2 * node, from, middle);
    else this.#search(query, skip, 2 * node + 1, middle, to);
    if (this.#filled === this.#best.length && gap * gap >= this.#best[this.#best.length - 1]!) return;
    if (gap < 0) this.#search(query, skip, 2 * node + 1, middle, to);
    else this.#search(query, skip, 2 * node, from, middle);
  }

  /**
   * Fills `rows` and `squared` (same length k) with the nearest rows to `query`, leaving out row `skip` (-1: none). Exact, unless
   * `leaves` bounds how many boxes of up to twelve rows are looked into, nearest first.
   */
  nearest(
    query: Float64Array,
    { rows, squared }: { rows: Int32Array; squared: Float64Array },
    { skip = -1, leaves = Infinity }: { skip?: number; leaves?: number } = {},
  ): void {
    this.#leaves = leaves;
    this.#best = squared;
    this.#found = rows;
    this.#filled = 0;
    this.#search(query, skip, 1, 0, this.#points.count);
  }
}

/** Exact nearest neighbours of every point; `k` must be below the number of points. */
export const nearestNeighbours = (points: Points, k: number): Neighbours => {
  const { values, count, dimensions } = points;
  const tree = new PointTree(points);
  const index = new Int32Array(count * k);
  const squared = new Float64Array(count * k);
  for (let i = 0; i < count; i++) {
    const query = values.subarray(i * dimensions, (i + 1) * dimensions);
    const found = { rows: index.subarray(i * k, (i + 1) * k), squared: squared.subarray(i * k, (i + 1) * k) };
    tree.nearest(query, found, { skip: i });
  }
  return { k, index, squared };
};
