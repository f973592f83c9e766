import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { listed } from '#shared/wording/numbers.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';

export const isNumeric = ({ type }: Column): boolean => type === 'integer' || type === 'number';

const names = (columns: readonly Column[]): string[] => columns.map(({ name }) => name);

/** @throws AppError column-unknown, with the columns there are */
export const columnNamed = (columns: readonly Column[], name: string): Column => {
  const column = columns.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (column) return column;
  throw new AppError('column-unknown', `There is no column ${name}. The columns are ${listed(names(columns))}.`, {
    suggestions: names(columns),
  });
};

/** @throws AppError column-unknown; invalid-input when it holds no numbers */
export const numericColumnNamed = (columns: readonly Column[], name: string): Column => {
  const column = columnNamed(columns, name);
  if (isNumeric(column)) return column;
  const suggestions = names(columns.filter(isNumeric));
  throw new AppError('invalid-input', `${column.name} holds ${column.type}, not numbers. Choose a column of numbers.`, {
    suggestions,
  });
};

/** Numbers of each column in row order; NaN where a row has none. */
export const readNumbers = async (sql: SqlSession, columns: readonly Column[]): Promise<Float64Array[]> => {
  const fields = columns.map(({ name }) => `CAST(${quoteName(name)} AS DOUBLE)`);
  const result = await sql.query(`SELECT ${fields.join(', ')} FROM data`);
  return result.columns.map((values) =>
    Float64Array.from(values as (number | null)[], (value) => (value === null ? Number.NaN : Number(value))),
  );
};

/** A column as codes into its values, most frequent first; -1 where blank. */
export interface Categories {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
  readonly counts: readonly number[];
}

const categoriesOf = (values: readonly (string | null)[]): Categories => {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const codes = new Map(sorted.map(([value], code) => [value, code]));
  return {
    codes: Int32Array.from(values, (value) => (value === null ? -1 : codes.get(value)!)),
    levels: sorted.map(([value]) => value),
    counts: sorted.map(([, count]) => count),
  };
};

/** Values as text with how often each occurs. */
export const readCategories = async (sql: SqlSession, columns: readonly Column[]): Promise<Categories[]> => {
  if (columns.length === 0) return [];
  const fields = columns.map(({ name }) => `CAST(${quoteName(name)} AS VARCHAR)`);
  const result = await sql.query(`SELECT ${fields.join(', ')} FROM data`);
  return result.columns.map((values) => categoriesOf(values as (string | null)[]));
};

/** Whether a column of text, flags or dates repeats its values enough to group by. */
export const isGrouping = ({ levels, codes }: Categories, most = 100): boolean =>
  levels.length > 1 && levels.length <= Math.min(most, codes.length / 2);
