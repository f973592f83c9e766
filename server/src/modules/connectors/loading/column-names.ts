import type { BatchColumn } from '../values/record-batch.js';

/** Unique names in any case, because DuckDB does not tell "Id" from "id": later ones get a number. */
export const uniqueNames = (columns: readonly Pick<BatchColumn, 'name'>[]): string[] => {
  const taken = new Set<string>();
  return columns.map(({ name }) => {
    const wanted = name.trim() === '' ? 'Column' : name;
    let unique = wanted;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${wanted} (${count})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
};
