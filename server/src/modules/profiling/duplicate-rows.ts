import { quoteName, type SqlSession } from '#server/engine/sql-session.js';

/**
 * Rows that equal an earlier row in every column. Rows are compared by a 64-bit hash first; only those whose hash comes twice
 * are compared cell by cell, so that the count is exact and most tables need one cheap pass.
 */
export const countDuplicateRows = async (sql: SqlSession, columns: readonly string[]): Promise<number> => {
  const names = columns.map(quoteName).join(', ');
  const twice = `SELECT row_hash FROM (SELECT hash(${names}) AS row_hash FROM data) GROUP BY row_hash HAVING count(*) > 1`;
  const suspects = await sql.query(`SELECT count(*) FROM (${twice})`);
  if (Number(suspects.columns[0]?.[0]) === 0) return 0;
  const { columns: result } = await sql.query(
    `SELECT coalesce(sum(copies - 1), 0) FROM
       (SELECT count(*) AS copies FROM data WHERE hash(${names}) IN (${twice}) GROUP BY ${names} HAVING count(*) > 1)`,
  );
  return Number(result[0]?.[0]);
};
