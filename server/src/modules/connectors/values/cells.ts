import type { SourceRows } from '#shared/contract/connections.js';
import type { Cell } from '#shared/data/cell.js';
import type { ColumnType } from '#shared/data/column.js';
import { kindOf } from '../profile/column-kind.js';
import type { RecordBatch, Value } from './record-batch.js';

const EXACT_DIGITS = 15;

export const columnTypeOf = (type: string): ColumnType => {
  const kind = kindOf(type);
  if (kind === 'number') return /INT/.test(type) || /,0\)$/.test(type) ? 'integer' : 'number';
  if (kind === 'time') return type === 'DATE' ? 'date' : type === 'TIME' ? 'time' : 'datetime';
  return kind;
};

const significantDigits = (text: string): number =>
  text
    .replace(/[eE].*$/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\D/g, '')
    .replace(/^0+/, '').length;

/** A value as a cell: a number where a double holds every digit, else exact text; ISO 8601 times; null for what is no number. */
export const cellOf = (value: Value, type: string): Cell => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return value;
  if (kindOf(type) === 'number') {
    const number = Number(value);
    return Number.isFinite(number) && significantDigits(value) <= EXACT_DIGITS ? number : value;
  }
  return type.startsWith('TIMESTAMP') ? value.replace(' ', 'T').replace(/\+00$/, 'Z') : value;
};

export const sourceRowsOf = (batch: RecordBatch, more: boolean): SourceRows => ({
  columns: batch.columns.map(({ name, nativeType, type }) => ({ name, nativeType, type: columnTypeOf(type) })),
  rows: Array.from({ length: batch.rows }, (_, row) =>
    batch.columns.map(({ type }, index) => cellOf(batch.values[index]![row] ?? null, type)),
  ),
  more,
});
