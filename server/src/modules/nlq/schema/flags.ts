import type { Literal } from '../plan.js';
import { isNumeric, type ColumnInfo } from './snapshot.js';

const pairs: readonly (readonly [yes: string, no: string])[] = [
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['t', 'f'],
  ['1', '0'],
];

/** What a column that says yes or no writes for each; null for every other column. */
export const flagOf = (column: ColumnInfo): { readonly yes: Literal; readonly no: Literal } | null => {
  if (column.kind === 'boolean') return { yes: true, no: false };
  if (isNumeric(column) && column.kind !== 'text')
    return column.min === 0 && column.max === 1 && column.kind === 'integer' ? { yes: 1, no: 0 } : null;
  const values = column.values.filter((value) => value.trim() !== '');
  const find = (text: string): string | undefined => values.find((value) => value.trim().toLowerCase() === text);
  for (const [yes, no] of pairs) {
    const [positive, negative] = [find(yes), find(no)];
    const known = [positive, negative].filter((value) => value !== undefined).length;
    if (known > 0 && known === values.length) return { yes: positive ?? yes, no: negative ?? no };
  }
  return null;
};
