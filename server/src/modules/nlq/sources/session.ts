import type { Cell } from '#shared/data/cell.js';
import type { Column, ColumnType } from '#shared/data/column.js';
import { quoteName, type SqlSession } from '../../../engine/sql-session.js';
import { stem } from '../linking/stem.js';
import type { SqlRows, SqlRunner } from '../schema/runner.js';
import {
  valueLimit,
  type ColumnInfo,
  type ColumnKind,
  type SchemaSnapshot,
  type TableInfo,
} from '../schema/snapshot.js';

export const columnKinds: Readonly<Record<ColumnType, ColumnKind>> = {
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

/** Share of distinct texts that must hold a number or date for the column to be read so. */
const mostly = 0.8;

const isoDate = /^\d{4}-[01]\d-[0-3]\d/;

/** What a column of texts holds in truth; for dates the first and last as well. */
export const readsOf = (kind: ColumnKind, values: readonly string[]): Pick<ColumnInfo, 'reads' | 'min' | 'max'> => {
  const dates = kind === 'text' ? values.filter((value) => isoDate.test(value)).sort() : [];
  if (dates.length > 0 && dates.length >= mostly * values.length)
    return { reads: 'date', min: dates[0] ?? '', max: dates.at(-1) ?? '' };
  const numbers = values.filter((value) => /^\s*[-+]?[$£€]?\d[\d,]*(\.\d+)?\s*%?\s*$/.test(value)).length;
  return kind === 'text' && values.length > 0 && numbers >= mostly * values.length ? { reads: 'number' } : {};
};

const columnInfo = async (
  sql: SqlSession,
  table: { name: string; rows: number },
  column: Pick<Column, 'name' | 'type'>,
): Promise<ColumnInfo> => {
  const kind = columnKinds[column.type];
  const name = quoteName(column.name);
  const from = quoteName(table.name);
  const extremes = await sql.query(`SELECT min(${name}), max(${name}), count(DISTINCT ${name}) FROM ${from}`);
  const [min, max, distinct] = extremes.columns.map((values) => cellOf(values[0] ?? null));
  const texts =
    kind === 'text'
      ? await sql.query(
          `SELECT DISTINCT ${name} AS v FROM ${from} WHERE ${name} IS NOT NULL ORDER BY v LIMIT ${valueLimit}`,
        )
      : null;
  const values = (texts?.columns[0] ?? []).map(String);
  const range =
    kind === 'text' || kind === 'boolean' || min === null || max === null || min === undefined || max === undefined
      ? {}
      : { min: min as number | string, max: max as number | string };
  return {
    name: column.name,
    table: table.name,
    kind,
    primary: false,
    unique: table.rows > 0 && distinct === table.rows,
    values,
    ...range,
    ...readsOf(kind, values),
  };
};

const nameless =
  /^(sheet|table|tabelle|blatt|data|dataset|export|file|query|csv|xlsx?|json|parquet|book|list|report|copy|final|raw|range|sample|sales|revenue|turnover)$/i;

/** "Movies" of a sheet or "my_movies.csv" of a file: what people call its rows. */
const nounsIn = (label: string): string[] => {
  const words = label.split(/[^\p{L}]+/u).filter((word) => word.length >= 3 && !nameless.test(word));
  const noun = words.findLast((word) => /s$/i.test(word)) ?? words.findLast((word) => word.length >= 4);
  return noun ? [noun.toLowerCase()] : [];
};

/** A sheet "Sales" with a column Sales: the word means the column. */
const isSameNoun = (column: string, noun: string): boolean => stem(column.toLowerCase()) === stem(noun);

/** Rows are called by their sheet, by their key ("Order ID" makes them orders), and always rows or records. */
const aliasesOf = (columns: readonly ColumnInfo[], labels: readonly string[]): string[] => {
  const keys = columns
    .map(({ name }) => /^(.{3,}?)[\s_-]*(?:id|no|number|nr|#)\.?$/i.exec(name)?.[1])
    .filter((name) => name !== undefined);
  const named = labels.flatMap(nounsIn).filter((noun) => !columns.some(({ name }) => isSameNoun(name, noun)));
  return ['rows', 'records', 'entries', ...keys.slice(0, 1), ...new Set(named)];
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

/** A view of the session. */
export interface ViewedTable {
  readonly name: string;
  readonly columns: readonly Pick<Column, 'name' | 'type'>[];
  readonly rows: number;
  /** What the user calls it: the sheet, the file. */
  readonly labels?: readonly string[];
}

const tableInfo = async (sql: SqlSession, table: ViewedTable): Promise<TableInfo> => {
  const infos: ColumnInfo[] = [];
  for (const column of table.columns) infos.push(await columnInfo(sql, table, column));
  return { name: table.name, columns: infos, rows: table.rows, aliases: aliasesOf(infos, table.labels ?? []) };
};

/** The schema of views with their values, for the planner. One view alone is read as a worksheet of records. */
export const snapshotOfViews = async (sql: SqlSession, views: readonly ViewedTable[]): Promise<SchemaSnapshot> => {
  const tables: TableInfo[] = [];
  for (const view of views) tables.push(await tableInfo(sql, view));
  return { tables, foreignKeys: [], worksheet: tables.length === 1, readsText: true };
};

/** The schema of the view `data` alone. */
export const snapshotOfData = (
  sql: SqlSession,
  columns: readonly Pick<Column, 'name' | 'type'>[],
  rows: number,
): Promise<SchemaSnapshot> => snapshotOfViews(sql, [{ name: 'data', columns, rows }]);
