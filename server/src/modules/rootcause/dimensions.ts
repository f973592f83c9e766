import type { Column } from '#shared/data/column.js';
import { columnNamed } from '#server/statistics/table-columns.js';
import type { ChangeRequest } from './change-parts.js';

const MOST_VALUES = 2_000;
/** A column with fewer rows per value names single rows and explains nothing. */
const ROWS_PER_VALUE = 5;
const LEAST_ALLOWED = 20;
const FEW_VALUES = 8;

/** Whether a column with so many values splits so many rows into groups, rather than naming them one by one. */
export const isDimension = (values: number, rows: number): boolean =>
  values >= 2 &&
  values <= Math.min(MOST_VALUES, Math.max(LEAST_ALLOWED, rows / ROWS_PER_VALUE)) &&
  (values <= FEW_VALUES || values <= rows / 2);

/** Columns that may split what is compared: all categories that are not already part of the question, or those asked for. */
export const groupingColumns = (
  columns: readonly Column[],
  { measure, per, by, where }: ChangeRequest,
  wanted: string[] | null,
): Column[] => {
  const taken = new Set([measure.name, per?.name, by.name, ...where.map(({ column }) => column.name)]);
  if (wanted) return wanted.map((name) => columnNamed(columns, name));
  return columns.filter((column) => !taken.has(column.name) && (column.type === 'text' || column.type === 'boolean'));
};
