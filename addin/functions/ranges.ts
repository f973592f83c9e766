import { limits, type RangeChunk } from '#shared/contract/datasets.js';
import type { Cell, Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted } from '#shared/wording/numbers.js';
import { piecesThatFit } from '../client/pieces.js';
import { idOfRange, type RangeData } from '../client/uploading.js';

const REMEMBERED_RANGES = 64;
const REMEMBERED_CELLS = 2_000_000;

/** A range argument that travels as a dataset: its id, and the cells in case the server does not have them. */
export interface RangeDataset {
  readonly id: string;
  readonly data: RangeData;
}

interface Remembered {
  readonly raw: readonly (readonly unknown[])[];
  readonly headers: boolean | null;
  readonly cells: number;
  readonly dataset: Promise<RangeDataset>;
}

/** What the runtime hands over for one cell: data types come as objects with a basic value, errors with a code. */
export const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return String(value);
  if ('basicValue' in value) return cellOf(value.basicValue);
  return 'code' in value ? String(value.code) : JSON.stringify(value);
};

export const isErrorCell = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'code' in value && !('basicValue' in value);

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

const size = (rows: readonly (readonly unknown[])[]): number => rows.length * (rows[0]?.length ?? 0);

/**
 * A range as given, or without its blank end when it is a whole column and too large otherwise.
 * @throws AppError `too-large`
 */
export const checkedRange = <T>(rows: T[][], name: string): T[][] => {
  if (size(rows) <= limits.functionCells) return rows;
  const used = rows.slice(0, rows.findLastIndex((row) => !row.every(isBlank)) + 1);
  if (size(used) <= limits.functionCells) return used;
  throw new AppError(
    'too-large',
    `${name} has ${counted(size(used), 'cell')}; a formula takes up to ${count(limits.functionCells)}. Choose a smaller range, or use the task pane.`,
  );
};

/** Compares cell by cell: plain loops, because a thousand formulas over one range do it a thousand times. */
const sameCells = (a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean => {
  if (a.length !== b.length) return false;
  for (let y = 0; y < a.length; y++) {
    const row = a[y] ?? [];
    const other = b[y] ?? [];
    if (row.length !== other.length) return false;
    for (let x = 0; x < row.length; x++) if (row[x] !== other[x]) return false;
  }
  return true;
};

const prepare = async (rows: Rows, headers: boolean | null): Promise<RangeDataset> => {
  const chunks = piecesThatFit(rows.length, (from, to): RangeChunk => ({ rows: rows.slice(from, to), formats: null }));
  const shape = { rows: rows.length, columns: rows[0]?.length ?? 0, headers, date1904: false };
  const label = `${counted(shape.rows, 'row')}, ${counted(shape.columns, 'column')} of a formula`;
  const data: RangeData = { shape, chunks, name: 'Range of a formula', source: { kind: 'range', label } };
  return { id: await idOfRange(data), data };
};

/**
 * Names the ranges of formulas by their content. A thousand cells over one range compare their cells with it and share
 * one dataset; nothing is hashed or sent twice.
 */
export class FormulaRanges {
  #remembered: Remembered[] = [];

  dataset(raw: readonly (readonly unknown[])[], headers: boolean | null): Promise<RangeDataset> {
    const known = this.#remembered.find((one) => one.headers === headers && sameCells(one.raw, raw));
    if (known) return known.dataset;
    const rows = raw.map((row) => row.map(cellOf));
    const made: Remembered = { raw, headers, cells: size(raw), dataset: prepare(rows, headers) };
    this.#remembered = [made, ...this.#remembered].slice(0, REMEMBERED_RANGES);
    let cells = 0;
    this.#remembered = this.#remembered.filter((one) => (cells += one.cells) <= REMEMBERED_CELLS);
    return made.dataset;
  }
}
