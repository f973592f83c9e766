import Database from 'better-sqlite3';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { quoteName } from '../../../engine/sql-session.js';
import type { SqlRows, SqlRunner } from '../schema/runner.js';
import {
  valueLimit,
  type ColumnInfo,
  type ColumnKind,
  type ForeignKey,
  type SchemaSnapshot,
  type TableInfo,
} from '../schema/snapshot.js';

interface PragmaColumn {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

interface PragmaKey {
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

/** A SQLite file opened read-only: runs SELECTs and tells its schema. */
export class SqliteSource implements SqlRunner {
  readonly #database: Database.Database;

  constructor(path: string) {
    try {
      this.#database = new Database(path, { readonly: true, fileMustExist: true });
      this.#database.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get();
    } catch (cause) {
      throw new AppError(
        'unreadable-file',
        'The SQLite file cannot be opened. Check the path and that it is a SQLite database.',
        { cause },
      );
    }
  }

  run(sql: string, limit: number): Promise<SqlRows> {
    return Promise.resolve(this.rows(sql, limit));
  }

  rows(sql: string, limit: number): SqlRows {
    const statement = this.#database.prepare(sql);
    if (!statement.reader) throw new AppError('query-refused', 'Only a SELECT can be run. Nothing was changed.');
    const columns = statement.columns().map(({ name }) => name);
    const rows: Cell[][] = [];
    for (const row of statement.raw().iterate()) {
      if (rows.length >= limit) break;
      rows.push((row as unknown[]).map(cellOf));
    }
    return { columns, rows };
  }

  snapshot(): SchemaSnapshot {
    const names = this.rows(
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
      10_000,
    );
    const tables = names.rows.map(([name]) => this.#table(String(name)));
    return { tables, foreignKeys: tables.flatMap(({ name }) => this.#foreignKeys(name, tables)) };
  }

  #table(name: string): TableInfo {
    const columns = this.#database.pragma(`table_info(${quoteName(name)})`) as PragmaColumn[];
    const rows = Number(this.rows(`SELECT count(*) FROM ${quoteName(name)}`, 1).rows[0]?.[0] ?? 0);
    const keys = columns.filter(({ pk }) => pk > 0).length;
    return { name, rows, columns: columns.map((column) => this.#column(name, column, { rows, alone: keys === 1 })) };
  }

  #column(
    table: string,
    { name, type, pk }: PragmaColumn,
    { rows, alone }: { rows: number; alone: boolean },
  ): ColumnInfo {
    const declared = kindOf(type);
    const sql = `SELECT DISTINCT ${quoteName(name)} FROM ${quoteName(table)} WHERE ${quoteName(name)} IS NOT NULL LIMIT ${valueLimit}`;
    const distinct = this.rows(sql, valueLimit).rows.map(([value]) => value ?? null);
    const allNumbers = distinct.length > 0 && distinct.every((value) => typeof value === 'number');
    const kind: ColumnKind = declared === 'text' && allNumbers ? 'number' : isIsoDates(distinct) ? 'date' : declared;
    const values = kind === 'text' ? distinct.map(String) : [];
    return {
      name,
      table,
      kind,
      primary: pk > 0 && alone,
      unique: rows > 0 && distinct.length === rows,
      values,
      ...rangeOf(distinct),
      ...(isIsoDates(distinct) ? spanOf(distinct) : {}),
      ...readsOf(kind, values),
    };
  }

  #foreignKeys(table: string, tables: readonly TableInfo[]): ForeignKey[] {
    const keys = this.#database.pragma(`foreign_key_list(${quoteName(table)})`) as PragmaKey[];
    return keys.flatMap((key): ForeignKey[] => {
      const target = tables.find(({ name }) => name.toLowerCase() === key.table.toLowerCase());
      const own = tables
        .find(({ name }) => name === table)
        ?.columns.find(({ name }) => name.toLowerCase() === key.from.toLowerCase());
      const wanted = key.to?.toLowerCase() ?? target?.columns.find(({ primary }) => primary)?.name.toLowerCase();
      const column = target?.columns.find(({ name }) => name.toLowerCase() === wanted);
      return target && own && column
        ? [{ from: { table, column: own.name }, to: { table: target.name, column: column.name } }]
        : [];
    });
  }

  close(): void {
    this.#database.close();
  }
}

const cellOf = (value: unknown): Cell => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return typeof value === 'bigint' ? Number(value) : String(value);
};

const kindOf = (type: string): ColumnKind => {
  const name = type.toLowerCase();
  if (/int/.test(name)) return 'integer';
  if (/real|float|double|numeric|decimal|number|money/.test(name)) return 'number';
  if (/datetime|timestamp/.test(name)) return 'datetime';
  if (/^date/.test(name)) return 'date';
  return /bool/.test(name) ? 'boolean' : 'text';
};

/** SQLite keeps dates as text: they are dates where they are written so that they sort. */
const isIsoDates = (values: readonly Cell[]): boolean =>
  values.length > 0 && values.every((value) => typeof value === 'string' && /^\d{4}-[01]\d-[0-3]\d/.test(value));

const spanOf = (values: readonly Cell[]): { min: string; max: string } => {
  const sorted = values.map(String).sort();
  return { min: sorted[0] ?? '', max: sorted.at(-1) ?? '' };
};

const rangeOf = (values: readonly Cell[]): { min?: number; max?: number } => {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length > 0 ? { min: Math.min(...numbers), max: Math.max(...numbers) } : {};
};

const readsOf = (kind: ColumnKind, values: readonly string[]): { reads?: 'number' } => {
  const numbers = values.filter((value) => /^-?[$£€]?\d[\d,]*(\.\d+)?%?$/.test(value.trim())).length;
  return kind === 'text' && values.length > 0 && numbers >= 0.9 * values.length ? { reads: 'number' } : {};
};
