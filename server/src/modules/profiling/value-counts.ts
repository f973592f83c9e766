import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';

export interface ValueCount {
  readonly value: Cell;
  readonly count: number;
}

/** The different values of a column; all figures are exact. */
export interface ValueCounts {
  /** Cells that hold a value of the column's type. */
  readonly values: number;
  readonly distinct: number;
  readonly min: Cell;
  readonly max: Cell;
  /** Texts with blanks at their ends or doubled inside. */
  readonly padded: number;
  /** Most frequent first, ties by value; as many as were asked for. */
  readonly top: ValueCount[];
  /** Whether `top` holds every value. */
  readonly complete: boolean;
}

const paddedSql = `coalesce(sum(cells) FILTER (starts_with(value, ' ') OR ends_with(value, ' ') OR contains(value, '  ')), 0)`;

/** Groups the column once and takes everything from the groups: most columns hold far fewer values than rows. */
export const countValues = async (sql: SqlSession, column: Column, limit: number): Promise<ValueCounts> => {
  const padded = column.type === 'text' ? paddedSql : '0';
  const { columns } = await sql.query(
    `WITH counts AS MATERIALIZED
       (SELECT ${quoteName(column.name)} AS value, count(*) AS cells FROM data GROUP BY 1 HAVING value IS NOT NULL),
     facts AS (SELECT count(*) AS found, coalesce(sum(cells), 0) AS filled, min(value) AS low, max(value) AS high, ${padded} AS padded FROM counts),
     top AS (SELECT value, cells FROM counts ORDER BY cells DESC, value LIMIT ${limit})
     SELECT value, cells, found, filled, low, high, padded FROM facts LEFT JOIN top ON true ORDER BY cells DESC, value`,
  );
  const [values = [], counts = [], ...facts] = columns;
  const [distinct, filled, min, max, paddedCells] = facts.map(([value]) => value);
  const top = values.map((value, index) => ({ value: value as Cell, count: Number(counts[index]) }));
  return {
    values: Number(filled),
    distinct: Number(distinct),
    min: min as Cell,
    max: max as Cell,
    padded: Number(paddedCells),
    top: Number(distinct) === 0 ? [] : top,
    complete: Number(distinct) <= limit,
  };
};
