import type { Area } from './address.js';

/** Rows or columns inserted before `at` (count > 0) or deleted from `at` on (count < 0). */
export interface Shift {
  readonly sheet: string;
  readonly along: 'rows' | 'columns';
  readonly at: number;
  readonly count: number;
}

/** New start and length of a span, or null when it was deleted whole. */
export function shiftSpan(start: number, length: number, { at, count }: Shift): [number, number] | null {
  if (count > 0) {
    if (at <= start) return [start + count, length];
    return at < start + length ? [start, length + count] : [start, length];
  }
  const end = start + length;
  const cutEnd = at - count;
  const before = Math.max(0, Math.min(end, at) - start);
  const after = Math.max(0, end - Math.max(start, cutEnd));
  if (before + after === 0) return null;
  const newStart = start < at ? start : start >= cutEnd ? start + count : at;
  return [newStart, before + after];
}

/** Where an area stands after the shift, as Excel moves tables, charts, comments and cells. */
export function shiftArea<A extends Area>(area: A, shift: Shift): A | null {
  const rows = shift.along === 'rows';
  const span = shiftSpan(rows ? area.row : area.column, rows ? area.rows : area.columns, shift);
  if (!span) return null;
  return rows ? { ...area, row: span[0], rows: span[1] } : { ...area, column: span[0], columns: span[1] };
}
