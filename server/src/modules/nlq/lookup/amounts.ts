import type { Expression } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import { isDateText } from './dates.js';

export const cell = (column: ColumnInfo): Expression => ({ kind: 'column', table: column.table, column: column.name });

/** Times as "1:19:56" sort as they are written. */
export const isClock = ({ values }: ColumnInfo): boolean =>
  values.filter((value) => /^\d{1,2}:\d\d/.test(value.trim())).length > 0.5 * values.length;

/** The column as a number, read from its text where it is one. */
export const numberIn = (column: ColumnInfo): Expression =>
  column.kind === 'text' && !isClock(column)
    ? { kind: 'column', table: column.table, column: column.name, reads: 'number' }
    : cell(column);

/** A number with at most a unit behind it; "12 Mill Lane" and "4 May 1976" are none. */
const isAmount = (text: string): boolean => {
  const plain = text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').trim();
  return /^[^\p{L}]{0,3}\d/u.test(text.trim()) && !isDateText(plain) && (plain.match(/\p{L}{2,}/gu) ?? []).length <= 2;
};

export const holdsNumbers = (column: ColumnInfo): boolean => {
  if (isNumeric(column)) return true;
  return column.values.length > 0 && column.values.filter(isAmount).length >= 0.7 * column.values.length;
};
