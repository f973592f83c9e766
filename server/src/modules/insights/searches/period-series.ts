import type { Column } from '#shared/data/column.js';
import { quoteName } from '#server/engine/sql-session.js';
import { columnNamed } from '#server/statistics/table-columns.js';
import type { Table } from '../search.js';
import { isAveraged } from '../shape.js';

/** A measure per calendar period: summed, or averaged where it is a rate. Only periods that are full count. */
export interface PeriodSeries {
  readonly measure: Column;
  readonly aggregation: 'sum' | 'average';
  /** ISO dates of the first day of each period, in order; no gaps. */
  readonly periods: readonly string[];
  readonly values: Float64Array;
  readonly rows: Float64Array;
  /** Days of each period against the usual, where a sum has data of nearly every day; else 1: a short month is no low month. */
  readonly lengths: Float64Array;
}

const LEAST_SHARE = 0.8;
const DAILY = 0.9;

/** Days from a moment to another, with fractions. */
const days = (from: string, to: string): string => `(epoch((${to})::TIMESTAMP) - epoch((${from})::TIMESTAMP)) / 86400`;

const seriesSql = (time: Column, period: string, measure: string, aggregate: string): string => {
  const moment = `${quoteName(time.name)}::TIMESTAMP`;
  const value = `CAST(${quoteName(measure)} AS DOUBLE)`;
  const end = time.type === 'date' ? `max(${moment}) + INTERVAL 1 day` : `max(${moment})`;
  return `WITH found AS (
      SELECT date_trunc('${period}', ${moment})::DATE AS period, ${aggregate}(${value}) AS value, count(${value}) AS n,
      count(DISTINCT ${moment}::DATE) AS active FROM data
      WHERE ${quoteName(time.name)} IS NOT NULL GROUP BY 1),
    span AS (SELECT min(${moment}) AS first, ${end} AS last FROM data),
    every AS (SELECT unnest(generate_series(
      (SELECT min(period) FROM found), (SELECT max(period) FROM found), INTERVAL 1 ${period}))::DATE AS period)
    SELECT strftime(every.period, '%Y-%m-%d'), value, coalesce(n, 0),
      ${days('first', 'every.period')}, ${days('every.period', 'last')}, ${days('every.period', `every.period + INTERVAL 1 ${period}`)}, coalesce(active, 0)
    FROM every LEFT JOIN found USING (period), span ORDER BY 1`;
};

/** Whether less than a fifth of a period lies before the first or after the last moment of the data. */
const isFull = (afterFirst: number, beforeLast: number, length: number): boolean =>
  length + Math.min(0, afterFirst) >= LEAST_SHARE * length && Math.min(length, beforeLast) >= LEAST_SHARE * length;

const relativeLengths = (
  days: readonly number[],
  active: readonly number[],
  aggregation: PeriodSeries['aggregation'],
): Float64Array => {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const isDaily = aggregation === 'sum' && total(active) >= DAILY * total(days);
  const usual = total(days) / days.length;
  return Float64Array.from(days, (length) => (isDaily ? length / usual : 1));
};

/** @returns null when the table has no time or the series has gaps that a sum would turn into false zeros */
export const periodSeries = async ({ context, shape }: Table, name: string): Promise<PeriodSeries | null> => {
  if (shape.time === null || shape.period === null) return null;
  const measure = columnNamed(context.dataset.columns, name);
  const aggregation = isAveraged(measure) ? 'average' : 'sum';
  const time = columnNamed(context.dataset.columns, shape.time);
  const sql = seriesSql(time, shape.period, name, aggregation === 'sum' ? 'sum' : 'avg');
  const { columns, rowCount } = await context.sql.query(sql);
  const at = (column: number, row: number): number => Number(columns[column]![row] ?? Number.NaN);
  const full = Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
    isFull(at(3, row), at(4, row), at(5, row)),
  );
  const values = Float64Array.from(full, (row) => at(1, row));
  const blank = values.filter(Number.isNaN).length;
  if (blank > values.length / 10) return null;
  const filled = values.map((value, i) => {
    if (!Number.isNaN(value)) return value;
    return aggregation === 'sum' ? 0 : (values[i - 1] ?? 0);
  });
  return {
    measure,
    aggregation,
    periods: full.map((row) => String(columns[0]![row])),
    values: filled,
    rows: Float64Array.from(full, (row) => at(2, row)),
    lengths: relativeLengths(
      full.map((row) => at(5, row)),
      full.map((row) => at(6, row)),
      aggregation,
    ),
  };
};
