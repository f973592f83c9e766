import { adjectives } from '../linking/adjectives.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { holdsNumbers, isClock } from './amounts.js';
import { isDated } from './dated.js';
import type { Known } from './known.js';

interface Described {
  readonly column: ColumnInfo;
  /** The adjective means more of it: the oldest building has the least year, the fastest runner the least time. */
  readonly more: boolean;
}

const years = ['built', 'founded', 'established', 'completed', 'opened', 'formed', 'year', 'date', 'born', 'birth'];

const inverse: Readonly<Record<string, { readonly columns: readonly string[]; readonly more: boolean }>> = {
  fastest: { columns: ['time', 'finish'], more: false },
  faster: { columns: ['time', 'finish'], more: false },
  quickest: { columns: ['time', 'finish'], more: false },
  slowest: { columns: ['time', 'finish'], more: true },
  slower: { columns: ['time', 'finish'], more: true },
  oldest: { columns: years, more: false },
  older: { columns: years, more: false },
  youngest: { columns: years, more: true },
  newest: { columns: years, more: true },
  highest: { columns: ['height', 'elevation', 'peak'], more: true },
};

const sortable = (column: ColumnInfo): boolean => holdsNumbers(column) || isClock(column) || isDated(column);

/** What "tallest", "fastest" or "oldest" is measured by, where the table has it. */
export const describedBy = (
  { table, tokens, used }: Pick<Known, 'table' | 'tokens' | 'used'>,
  without?: ColumnInfo,
): Described | undefined => {
  const free = table.columns.filter((column) => column !== without && !used.has(column.name) && sortable(column));
  for (const { lower } of tokens) {
    for (const reading of [adjectives[lower], inverse[lower]]) {
      for (const noun of reading?.columns ?? []) {
        const column = free.find(({ name }) => new RegExp(`\\b${noun}\\b`, 'i').test(name));
        if (column && reading) return { column, more: reading.more };
      }
    }
  }
  return undefined;
};
