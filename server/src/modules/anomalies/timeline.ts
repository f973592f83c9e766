import type { Column } from '#shared/data/column.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';

/** Rows in order of time. */
export interface Moments {
  /** Row of the data at each place in time, from 0. */
  readonly order: Int32Array;
  /** In order of time; null for timelines that are not dates. */
  readonly times: (Date | null)[] | null;
  /** Timeline values in order of time; empty without a timeline. */
  readonly labels: (string | number)[];
}

const isDate = ({ type }: Column): boolean => type === 'date' || type === 'datetime';

const dateOf = (text: string): Date | null => {
  const withZone = /[zZ]|[+-]\d\d:?\d\d$/.test(text) || !text.includes(':') ? text : `${text.replace(' ', 'T')}Z`;
  const time = new Date(withZone);
  return Number.isNaN(time.getTime()) ? null : time;
};

/** The timeline column, or the rows as they stand when `column` is null. Rows without a time come last. */
export const readTimeline = async (sql: SqlSession, column: Column | null, rows: number): Promise<Moments> => {
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  if (!column) return { order, times: null, labels: [] };
  const { columns } = await sql.query(`SELECT CAST(${quoteName(column.name)} AS VARCHAR) FROM data`);
  const texts = columns[0] as (string | null)[];
  const dates = texts.map((text) => (text === null || !isDate(column) ? null : dateOf(text)));
  const key = (row: number): number =>
    texts[row] === null ? Infinity : isDate(column) ? (dates[row]?.getTime() ?? Infinity) : Number(texts[row]);
  order.sort((a, b) => key(a) - key(b) || a - b);
  return {
    order,
    times: isDate(column) ? [...order].map((row) => dates[row]!) : null,
    labels: [...order].map((row) => texts[row] ?? ''),
  };
};
