import { AppError } from '#shared/errors/app-error.js';
import type { Column } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import { listed } from '#shared/wording/numbers.js';
import { quoteName, type SqlSession } from '../../engine/sql-session.js';
import type { TimelineInput } from './timeline/timeline.js';

const numeric = new Set(['integer', 'number', 'boolean']);
const dated = new Set(['date', 'datetime']);

export const findColumn = (dataset: Dataset, name: string): Column => {
  const wanted = name.toLowerCase();
  const found =
    dataset.columns.find((column) => column.name === name) ??
    dataset.columns.find((column) => column.name.toLowerCase() === wanted);
  if (found) return found;
  const names = dataset.columns.map((column) => column.name);
  throw new AppError('column-unknown', `No column named ${name}. There is ${listed(names.slice(0, 12))}.`, {
    suggestions: names,
  });
};

type PositionKind = TimelineInput['kind'];

const positionKind = (column: Column | null): PositionKind => {
  if (!column) return 'row';
  if (dated.has(column.type) || column.type === 'text') return 'date';
  if (numeric.has(column.type)) return 'number';
  throw new AppError('invalid-input', `${column.name} holds times of day. Choose a column of dates or numbers.`);
};

const positionSql = (column: Column | null, kind: PositionKind): string => {
  if (!column) return 'NULL::DOUBLE';
  const name = quoteName(column.name);
  return kind === 'number' ? `CAST(${name} AS DOUBLE)` : `CAST(epoch_ms(TRY_CAST(${name} AS TIMESTAMP)) AS DOUBLE)`;
};

export interface ColumnsRead {
  readonly kind: PositionKind;
  readonly positions: Float64Array | null;
  /** One array per column asked for, NaN where a cell is empty. */
  readonly columns: readonly Float64Array[];
  readonly sql: string;
}

const numbers = (cells: readonly unknown[]): Float64Array =>
  Float64Array.from(cells, (cell) => (cell === null || cell === undefined ? NaN : Number(cell)));

const checkDates = (column: Column, positions: Float64Array): void => {
  if (column.type !== 'text' || positions.length === 0) return;
  const read = positions.filter((position) => !Number.isNaN(position)).length;
  if (read >= positions.length / 2) return;
  throw new AppError(
    'invalid-input',
    `${column.name} holds text that is not a date. Choose a column of dates or numbers, or none to take the rows in order.`,
  );
};

const checkNumbers = (column: Column): void => {
  if (numeric.has(column.type)) return;
  throw new AppError('invalid-input', `${column.name} holds ${column.type}. Choose a column of numbers to forecast.`);
};

/** Reads columns of numbers and the timeline of a dataset, row by row, as numbers. */
export const readColumns = async (
  sql: SqlSession,
  wanted: readonly Column[],
  timeline: Column | null,
): Promise<ColumnsRead> => {
  wanted.forEach(checkNumbers);
  const kind = positionKind(timeline);
  const values = wanted.map(({ name }, i) => `CAST(${quoteName(name)} AS DOUBLE) AS value${i + 1}`);
  const statement = `SELECT ${[`${positionSql(timeline, kind)} AS position`, ...values].join(', ')} FROM data`;
  const { columns } = await sql.query(statement);
  const positions = timeline ? numbers(columns[0] ?? []) : null;
  if (timeline && positions) checkDates(timeline, positions);
  return { kind, positions, columns: wanted.map((_, i) => numbers(columns[i + 1] ?? [])), sql: statement };
};
