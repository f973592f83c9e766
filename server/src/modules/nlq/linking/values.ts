import type { ColumnInfo, SchemaSnapshot } from '../schema/snapshot.js';
import { describedBy } from './demonyms.js';
import { stem } from './stem.js';

export interface ValueMatch {
  readonly table: string;
  readonly column: string;
  /** All spellings in the data that the words stand for ("North", " north"). */
  readonly spellings: readonly string[];
  /** 1 for the same letters, less for stemmed, partial or misspelt matches. */
  readonly score: number;
}

interface Entry {
  readonly column: ColumnInfo;
  readonly spellings: string[];
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%.+-]+/gu, ' ')
    .trim();

const stemmed = (text: string): string => folded(text).split(' ').map(stem).join(' ');

const add = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
};

/** Distinct values of all text columns, found by their letters without case, accents, marks and endings. */
export class ValueIndex {
  readonly #exact = new Map<string, Entry[]>();
  readonly #stemmed = new Map<string, Entry[]>();
  readonly #firstWords = new Map<string, Entry[]>();

  constructor(schema: SchemaSnapshot) {
    for (const table of schema.tables) for (const column of table.columns) this.#addColumn(column);
  }

  #addColumn(column: ColumnInfo): void {
    const byKey = new Map<string, Entry>();
    for (const value of column.values) {
      const key = folded(value);
      const known = byKey.get(key);
      if (known) known.spellings.push(value);
      else byKey.set(key, { column, spellings: [value] });
    }
    for (const [key, entry] of byKey) {
      if (!key) continue;
      add(this.#exact, key, entry);
      add(this.#stemmed, key.split(' ').map(stem).join(' '), entry);
      const words = key.split(' ');
      if (words.length > 1 && words.length < 12) for (const word of new Set(words)) add(this.#firstWords, word, entry);
    }
  }

  /** Columns that hold exactly these words, or the same words with other endings. */
  find(text: string): ValueMatch[] {
    const key = folded(text);
    if (!key) return [];
    const exact = (this.#exact.get(key) ?? []).map((entry) => matchOf(entry, 1));
    if (exact.length > 0) return exact;
    const other = (this.#stemmed.get(stemmed(text)) ?? []).map((entry) => matchOf(entry, 0.85));
    if (other.length > 0) return other;
    return describedBy(key).flatMap((word) => (this.#exact.get(word) ?? []).map((entry) => matchOf(entry, 0.8)));
  }

  /** Longer values that hold these words as a run: "Tennis" in "Tennis Club". */
  containing(text: string): ValueMatch[] {
    const key = folded(text);
    const first = key.split(' ')[0];
    if (!first) return [];
    return (this.#firstWords.get(first) ?? [])
      .filter(({ spellings }) => ` ${folded(spellings[0] ?? '')} `.includes(` ${key} `))
      .map((entry) => matchOf(entry, 0.6));
  }

  /** Values one or two letters away, for names the user misspelt. */
  similar(text: string): ValueMatch[] {
    const key = folded(text);
    if (key.length < 5) return [];
    const most = key.length > 8 ? 2 : 1;
    const matches: ValueMatch[] = [];
    for (const [other, entries] of this.#exact) {
      if (Math.abs(other.length - key.length) > most || editDistance(key, other, most) > most) continue;
      matches.push(...entries.map((entry) => matchOf(entry, 0.5)));
    }
    return matches;
  }
}

const matchOf = ({ column, spellings }: Entry, score: number): ValueMatch => ({
  table: column.table,
  column: column.name,
  spellings,
  score,
});

/** Levenshtein distance, given up (as `most` + 1) once every path is longer than `most`. */
export const editDistance = (a: string, b: string, most: number): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    previous = row;
  }
  return previous[b.length] ?? 0;
};
