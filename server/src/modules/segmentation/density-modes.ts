import type { Neighbours } from './neighbours.js';

/** Where one hill of the density joins a higher one. */
export interface Merge {
  readonly child: number;
  readonly parent: number;
  /** ln(peak of the lower hill / saddle between the two). */
  readonly prominence: number;
}

/** The hills of a density over a neighbourhood graph, and the order in which they flow together. */
export interface ModeTree {
  /** Point at the top of the hill each point belongs to before any merging. */
  readonly hill: Int32Array;
  readonly merges: readonly Merge[];
  /** Tops that never join another: one per connected part of the graph. */
  readonly roots: readonly number[];
}

/**
 * Intrinsic dimension by maximum likelihood (Levina and Bickel 2004, inverse averaging of MacKay and Ghahramani 2005),
 * at most the number of columns.
 */
export const intrinsicDimension = ({ k, squared }: Neighbours, columns: number): number => {
  let sum = 0;
  let terms = 0;
  for (let i = 0; i < squared.length; i += k) {
    const farthest = squared[i + k - 1]!;
    for (let j = 0; j < k - 1; j++) {
      const near = squared[i + j]!;
      if (near <= 0) continue;
      sum += 0.5 * Math.log(farthest / near);
      terms++;
    }
  }
  return sum > 0 ? Math.min(columns, Math.max(1, terms / sum)) : 1;
};

/** ln density of each point up to a constant, from the mean squared distance to its first `k` neighbours. */
export const logDensities = (neighbours: Neighbours, k: number, dimension: number): Float64Array => {
  const count = neighbours.squared.length / neighbours.k;
  const floor = neighbours.squared.reduce((least, value) => (value > 0 && value < least ? value : least), Infinity);
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += neighbours.squared[i * neighbours.k + j]!;
    return -0.5 * dimension * Math.log(Math.max(sum / k, Number.isFinite(floor) ? floor / k : 1));
  });
};

const find = (parents: Int32Array, start: number): number => {
  let top = start;
  while (parents[top] !== top) top = parents[top]!;
  for (let at = start; parents[at] !== top;) {
    const next = parents[at]!;
    parents[at] = top;
    at = next;
  }
  return top;
};

/**
 * Hills of the density and their merge tree: points come in falling density, join the hill of their densest neighbour,
 * and where two hills meet the lower one ends. The algorithm of ToMATo (Chazal, Guibas, Oudot and Skraba 2013) with
 * prominence as a ratio of densities, so that dense and sparse groups are judged alike.
 */
export const modeTree = (neighbours: Neighbours, degree: number, density: Float64Array): ModeTree => {
  const count = density.length;
  const order = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => density[b]! - density[a]! || a - b);
  const links = symmetricLinks(neighbours, degree, count);
  const rank = new Int32Array(count);
  order.forEach((point, place) => (rank[point] = place));
  const hill = new Int32Array(count).fill(-1);
  const parents = Int32Array.from({ length: count }, (_, i) => i);
  const merges: Merge[] = [];
  for (const point of order) {
    const higher = links[point]!.filter((other) => rank[other]! < rank[point]!);
    let ascent = -1;
    for (const other of higher) if (ascent < 0 || rank[other]! < rank[ascent]!) ascent = other;
    hill[point] = ascent < 0 ? point : hill[ascent]!;
    for (const other of higher) {
      const [a, b] = [find(parents, hill[point]!), find(parents, hill[other]!)];
      if (a === b) continue;
      const [parent, child] = rank[a]! < rank[b]! ? [a, b] : [b, a];
      merges.push({ child, parent, prominence: density[child]! - density[point]! });
      parents[child] = parent;
    }
  }
  const joined = new Set(merges.map(({ child }) => child));
  const roots = [...new Set(hill)].filter((top) => !joined.has(top));
  return { hill, merges, roots };
};

const symmetricLinks = (neighbours: Neighbours, degree: number, count: number): number[][] => {
  const links = Array.from({ length: count }, (): number[] => []);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < degree; j++) {
      const other = neighbours.index[i * neighbours.k + j]!;
      links[i]!.push(other);
      links[other]!.push(i);
    }
  }
  return links;
};

/** Labels 0 … after merging every hill whose prominence is below `threshold`. */
export const cutModes = (tree: ModeTree, threshold: number): { labels: Int32Array; k: number } => {
  const parents = Int32Array.from({ length: tree.hill.length }, (_, i) => i);
  for (const { child, parent, prominence } of tree.merges) {
    if (prominence < threshold) parents[find(parents, child)] = find(parents, parent);
  }
  const names = new Map<number, number>();
  const labels = Int32Array.from(tree.hill, (top) => {
    const root = find(parents, top);
    if (!names.has(root)) names.set(root, names.size);
    return names.get(root)!;
  });
  return { labels, k: names.size };
};
