import { CellValueType, type ICellData, type IStyleData, type Nullable, type Styles } from '@univerjs/core';
import type { CellValue } from '../book.js';
import { typed } from '../typed.js';

/** A cell's value as Excel's API gives it. */
export function valueOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return '';
  const text = cell.p?.body?.dataStream;
  if (text !== undefined) return text.replace(/\r\n$/, '').replaceAll('\r', '\n');
  const { v } = cell;
  if (v === undefined || v === null) return '';
  if (cell.t === CellValueType.BOOLEAN) return v === 1 || v === true || v === 'TRUE' || v === '1';
  if (cell.t === CellValueType.NUMBER && typeof v === 'string') return Number(v);
  return v;
}

/** A cell as the grid shows it, number format applied. */
export function textOf(cell: Nullable<ICellData>): string {
  if (!cell) return '';
  const value = cell.p || cell.t === CellValueType.BOOLEAN ? valueOf(cell) : (cell.v ?? '');
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

export function styleOf(cell: Nullable<ICellData>, styles: Styles): Nullable<IStyleData> {
  return typeof cell?.s === 'string' ? styles.get(cell.s) : cell?.s;
}

const empty: ICellData = { v: null, f: null, si: null, p: null };

/** What a write puts into a cell, with the number format Excel adds when the cell had none. */
export function cellData(value: CellValue, format: string): ICellData {
  if (typeof value === 'number') return { ...empty, v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { ...empty, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (value === '') return empty;
  if (value.startsWith('=') && value.length > 1) return { ...empty, f: value };
  const entry = typed(value, format);
  if (entry.forcedText) return { ...empty, v: String(entry.value), t: CellValueType.FORCE_STRING };
  if (typeof entry.value === 'string') return { ...empty, v: entry.value, t: CellValueType.STRING };
  const data = cellData(entry.value, format);
  return entry.format && format === 'General' ? { ...data, s: { n: { pattern: entry.format } } } : data;
}
