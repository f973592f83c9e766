import type { Column } from '#shared/data/column.js';
import { quoteName } from '#server/engine/sql-session.js';
import { columnNamed } from '#server/statistics/table-columns.js';
import type { Table } from '../search.js';

/** A measure within one value of a dimension. */
export interface Group {
  readonly name: string;
  readonly rows: number;
  readonly sum: number;
  readonly squares: number;
  /** Of the ranks of its values among all values, ties sharing their mean rank. */
  readonly ranks: number;
}

export interface Grouping {
  readonly measure: Column;
  readonly dimension: Column;
  readonly groups: readonly Group[];
  readonly rows: number;
  readonly sum: number;
  readonly squares: number;
}

/** Sums of a measure by the values of a dimension, largest sum first; rows where either is blank are left out. */
export const readGroups = async ({ context }: Table, measure: string, dimension: string): Promise<Grouping> => {
  const [value, group] = [`CAST(${quoteName(measure)} AS DOUBLE)`, quoteName(dimension)];
  const { columns, rowCount } = await context.sql.query(
    `WITH known AS (SELECT CAST(${group} AS VARCHAR) AS name, ${value} AS value FROM data
       WHERE ${group} IS NOT NULL AND ${value} IS NOT NULL AND isfinite(${value})),
     ranked AS (SELECT name, value, rank() OVER (ORDER BY value) + (count(*) OVER (PARTITION BY value) - 1) / 2.0 AS place FROM known)
     SELECT name, count(*), sum(value), sum(value * value), sum(place) FROM ranked GROUP BY 1 ORDER BY 3 DESC, 1`,
  );
  const groups = Array.from({ length: rowCount }, (_, i) => ({
    name: String(columns[0]![i]),
    rows: Number(columns[1]![i]),
    sum: Number(columns[2]![i]),
    squares: Number(columns[3]![i]),
    ranks: Number(columns[4]![i]),
  }));
  const total = (pick: (group: Group) => number): number => groups.reduce((sum, one) => sum + pick(one), 0);
  return {
    measure: columnNamed(context.dataset.columns, measure),
    dimension: columnNamed(context.dataset.columns, dimension),
    groups,
    rows: total(({ rows }) => rows),
    sum: total(({ sum }) => sum),
    squares: total(({ squares }) => squares),
  };
};
