import type { ColumnInfo } from '../schema/snapshot.js';

export interface Merge {
  readonly shown: string;
  readonly spellings: string[];
}

const mostMerges = 200;

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The spelling people would choose: without blanks around it, written like a name. */
const tidiest = (spellings: readonly string[]): string => {
  const tidy = (text: string): number =>
    (text === text.trim() ? 2 : 0) + (/^\p{Lu}/u.test(text) ? 1 : 0) - (text === text.toUpperCase() ? 0.5 : 0);
  return spellings.reduce((best, text) => (tidy(text) > tidy(best) ? text : best)).trim();
};

/**
 * Values of a column that differ only in capitals or blanks, as Excel's own pivot tables put capitals together. None where
 * so many values do that a list of them would be no answer.
 */
export const mergesOf = ({ kind, values }: ColumnInfo): Merge[] => {
  if (kind !== 'text') return [];
  const byFold = new Map<string, string[]>();
  for (const value of values) byFold.set(folded(value), [...(byFold.get(folded(value)) ?? []), value]);
  const merges = [...byFold.values()].filter(({ length }) => length > 1);
  return merges.length > mostMerges ? [] : merges.map((spellings) => ({ shown: tidiest(spellings), spellings }));
};
