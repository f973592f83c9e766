import type { Leaves } from './leaves.js';

/** One way to cut the cube: a subset of its dimensions, and for each leaf the number of the cell it falls into. */
export interface Cuboid {
  readonly dimensions: readonly number[];
  readonly cell: Int32Array;
  readonly cells: number;
  /** A leaf of each cell, to read the cell's values from. */
  readonly example: Int32Array;
  /** Leaves sorted by cell; cell c holds `members[starts[c]] … members[starts[c + 1] - 1]`. */
  readonly members: Int32Array;
  readonly starts: Int32Array;
}

const refine = (parent: Int32Array, codes: Int32Array, size: number): { cell: Int32Array; cells: number } => {
  const names = new Map<number, number>();
  const cell = parent.map((above, i) => {
    const key = above * size + (codes[i] as number);
    const known = names.get(key);
    if (known !== undefined) return known;
    names.set(key, names.size);
    return names.size - 1;
  });
  return { cell, cells: names.size };
};

const grouped = (dimensions: readonly number[], cell: Int32Array, cells: number): Cuboid => {
  const starts = new Int32Array(cells + 1);
  for (const c of cell) starts[c + 1]!++;
  for (let c = 0; c < cells; c++) starts[c + 1]! += starts[c] as number;
  const next = starts.slice();
  const members = new Int32Array(cell.length);
  cell.forEach((c, i) => (members[next[c]!++] = i));
  const example = Int32Array.from({ length: cells }, (_, c) => members[starts[c] as number] as number);
  return { dimensions, cell, cells, example, members, starts };
};

/** Every cuboid with 1 … `depth` dimensions. */
export const cuboidsOf = ({ codes, sizes }: Leaves, depth: number): Cuboid[] => {
  const found: Cuboid[] = [];
  const descend = (dimensions: number[], parent: Int32Array): void => {
    for (let j = (dimensions.at(-1) ?? -1) + 1; j < codes.length; j++) {
      const { cell, cells } = refine(parent, codes[j] as Int32Array, sizes[j] as number);
      const chosen = [...dimensions, j];
      found.push(grouped(chosen, cell, cells));
      if (chosen.length < depth) descend(chosen, cell);
    }
  };
  descend([], new Int32Array(codes[0]?.length ?? 0));
  return found;
};
