import type { Column } from '#shared/data/column.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';

export interface Moments {
  readonly mean: number | null;
  /** Sample standard deviation (n - 1). */
  readonly standardDeviation: number | null;
}

export interface TableMoments {
  readonly rows: number;
  readonly byColumn: ReadonlyMap<string, Moments>;
}

export const isNumeric = ({ type }: Column): boolean => type === 'integer' || type === 'number';

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Rows of the view `data`, and mean and deviation of its numbers, in one pass. */
export const readMoments = async (sql: SqlSession, columns: readonly Column[]): Promise<TableMoments> => {
  const numeric = columns.filter(isNumeric);
  const aggregates = numeric.flatMap(({ name }) => {
    const number = `CAST(${quoteName(name)} AS DOUBLE)`;
    return [`avg(${number})`, `stddev_samp(${number})`];
  });
  const { columns: result } = await sql.query(`SELECT ${['count(*)', ...aggregates].join(', ')} FROM data`);
  const at = (index: number): number | null => numberOrNull(result[index]?.[0]);
  return {
    rows: Number(result[0]?.[0]),
    byColumn: new Map(
      numeric.map(({ name }, index) => [name, { mean: at(1 + index * 2), standardDeviation: at(2 + index * 2) }]),
    ),
  };
};
