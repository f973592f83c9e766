import type { CellValue } from '../book/book.js';

/** One value, or the block an array result spills. */
export type CellResult = CellValue | readonly (readonly CellValue[])[];

interface RichValue {
  readonly type?: string;
  readonly basicValue?: unknown;
  readonly code?: string;
  readonly errorCode?: string;
}

/** A function's result as cells: entities show their basic value, errors inside a block their code. */
export function toCells(value: unknown): CellResult {
  if (!Array.isArray(value)) return cell(value);
  const rows = value as unknown[];
  const grid = rows.map((row) => (Array.isArray(row) ? (row as unknown[]).map(cell) : [cell(row)]));
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return '#CALC!';
  return grid.every((row) => row.length === width) ? grid : '#VALUE!';
}

function cell(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : '#NUM!';
  if (value === null || value === undefined) return 0;
  const rich = value as RichValue;
  const shown = rich.basicValue ?? rich.code ?? rich.errorCode;
  return typeof shown === 'string' || typeof shown === 'number' || typeof shown === 'boolean' ? shown : '#VALUE!';
}
