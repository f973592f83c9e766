import type { Cell, Rows } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Argument, RangeArgument } from '../arguments.js';
import { isRange } from '../arguments.js';

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);

/** ISO 8601 text of a date or moment as Excel's serial number, 1900 system; other values as they are. */
export const serialOf = (value: Cell): Cell => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  const milliseconds = Date.parse(value.length === 10 ? `${value}T00:00:00Z` : `${value}Z`);
  return Number.isNaN(milliseconds) ? value : (milliseconds - EPOCH_1900) / DAY;
};

/** A table as a function returns it: header row first, dates as serial numbers, blanks as empty text. */
export const matrixOf = ({ columns, rows }: AnswerTable): Rows => {
  const dated = columns.map(({ type }) => type === 'date' || type === 'datetime');
  const body = rows.map((row) => row.map((value, index) => (dated[index] ? serialOf(value) : value) ?? ''));
  return [columns.map(({ name }) => name), ...body];
};

/** A range argument; a single value stands for a range of one cell. */
export const rangeOf = (argument: Argument | undefined): RangeArgument | null => {
  if (argument === null || argument === undefined) return null;
  return isRange(argument) ? argument : { kind: 'values', values: [[argument]] };
};

/** @throws AppError `invalid-input` naming the function when the range is missing */
export const requireRange = (argument: Argument | undefined, name: string): RangeArgument => {
  const range = rangeOf(argument);
  if (!range) throw new AppError('invalid-input', `DV.${name} needs a range of cells.`);
  return range;
};

/** Whether row 1 of a range names its columns: said by the caller, or seen when it was read. */
export const hasHeaders = (headers: Argument | undefined, columns: readonly Column[]): boolean =>
  typeof headers === 'boolean' ? headers : columns.some(({ name }, index) => name !== `Column ${index + 1}`);
