import type { Cell } from '#shared/data/cell.js';
import type { Column, ColumnType } from '#shared/data/column.js';
import { quoteName, type SqlSession } from '../../../engine/sql-session.js';
import type { SqlRows, SqlRunner } from '../schema/runner.js';
import { valueLimit, type ColumnInfo, type ColumnKind, type SchemaSnapshot } from '../schema/snapshot.js';

const kinds: Readonly<Record<ColumnType, ColumnKind>> = {
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  time: 'text',
  text: 'text',
};

const cellOf = (value: unknown): Cell =>
  typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value);

/** Share of distinct texts that must hold a number for the column to be read as numbers. */
const mostlyNumbers = 0.8;

const readsOf = (kind: ColumnKind, values: readonly string[]): Pick<ColumnInfo, 'reads'> => {
  const numbers = values.filter((value) => /^\s*[-+]?[$£€]?\d[\d,]*(\.\d+)?\s*%?\s*$/.test(value)).length;
  return kind === 'text' && values.length > 0 && numbers >= mostlyNumbers * values.length ? { reads: 'number' } : {};
};

const columnInfo = async (
  sql: SqlSession,
  column: Pick<Column, 'name' | 'type'>,
  rows: number,
): Promise<ColumnInfo> => {
  const kind = kinds[column.type];
  const name = quoteName(column.name);
  const extremes = await sql.query(`SELECT min(${name}), max(${name}), count(DISTINCT ${name}) FROM data`);
  const [min, max, distinct] = extremes.columns.map((values) => cellOf(values[0] ?? null));
  const texts =
    kind === 'text'
      ? await sql.query(
          `SELECT DISTINCT ${name} AS v FROM data WHERE ${name} IS NOT NULL ORDER BY v LIMIT ${valueLimit}`,
        )
      : null;
  const values = (texts?.columns[0] ?? []).map(String);
  const range =
    kind === 'text' || kind === 'boolean' || min === null || max === null || min === undefined || max === undefined
      ? {}
      : { min: min as number | string, max: max as number | string };
  return {
    name: column.name,
    table: 'data',
    kind,
    primary: false,
    unique: rows > 0 && distinct === rows,
    values,
    ...range,
    ...readsOf(kind, values),
  };
};

/** Rows are called by their key ("Order ID" makes them orders), and always rows or records. */
const aliasesOf = (columns: readonly ColumnInfo[]): string[] => {
  const keys = columns
    .map(({ name }) => /^(.{3,}?)[\s_-]*(?:id|no|number|nr|#)\.?$/i.exec(name)?.[1])
    .filter((name) => name !== undefined);
  return ['rows', 'records', 'entries', ...keys.slice(0, 1)];
};

/** Runs SELECTs of ours in a session. */
export class SessionRunner implements SqlRunner {
  constructor(private readonly sql: SqlSession) {}

  async run(statement: string, limit: number): Promise<SqlRows> {
    const { names, columns, rowCount } = await this.sql.query(`SELECT * FROM (${statement}) LIMIT ${limit}`);
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellOf(column[row] ?? null)));
    return { columns: names, rows };
  }
}

/** The schema of the view `data` with its values, for the planner. */
export const snapshotOfData = async (
  sql: SqlSession,
  columns: readonly Pick<Column, 'name' | 'type'>[],
  rows: number,
): Promise<SchemaSnapshot> => {
  const infos: ColumnInfo[] = [];
  for (const column of columns) infos.push(await columnInfo(sql, column, rows));
  return {
    tables: [{ name: 'data', columns: infos, rows, aliases: aliasesOf(infos) }],
    foreignKeys: [],
    worksheet: true,
    readsText: true,
  };
};
