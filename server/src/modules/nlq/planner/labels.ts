import { nameWords } from '../linking/names.js';
import type { TableInfo } from '../schema/snapshot.js';

const labels = ['name', 'title'];

/** The column people call a row by: "name", "title", "customer_name"; else the first text column, else the key. */
export const labelColumn = (table: TableInfo | undefined): string | null => {
  if (!table) return null;
  const own = nameWords(table.name).core;
  const words = table.columns.map((column) => ({ column, words: nameWords(column.name, new Set(own)).core }));
  for (const label of labels) {
    const exact = words.find(({ words: all }) => all.length === 1 && all[0] === label);
    if (exact) return exact.column.name;
  }
  const same = words.find(({ words: all }) => all.join(' ') === own.join(' '));
  if (same) return same.column.name;
  for (const label of labels) {
    const ends = words.find(
      ({ words: all, column }) => all.at(-1) === label && (all.some((word) => own.includes(word)) || column.unique),
    );
    if (ends) return ends.column.name;
  }
  const named = words.find(({ words: all }) => labels.includes(all.at(-1) ?? ''));
  if (named) return named.column.name;
  const key = table.columns.find(({ primary }) => primary);
  return (key ?? table.columns[0])?.name ?? null;
};
