import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, ForeignKey, TableDescription, TableList, TableSummary } from '../../connector.js';
import type { TableReference } from '../../selection.js';
import { duckTypeOf, selectExpression } from './types.js';
import { quoteName } from './dialect.js';

/** Runs one of our statements with bound values; rows come as arrays of text. */
export type Ask = (sql: string, values?: unknown[]) => Promise<(string | null)[][]>;

const kinds: Record<string, TableSummary['kind']> = { r: 'table', p: 'table', m: 'view', v: 'view', f: 'table' };

const visible = `c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')`;

const estimate = `CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint WHEN c.relkind = 'p'
  THEN (SELECT sum(greatest(k.reltuples, 0))::bigint FROM pg_inherits i JOIN pg_class k ON k.oid = i.inhrelid WHERE i.inhparent = c.oid) END`;

const escapePattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const summaryOf = ([schema, name, kind, rows, comment]: (string | null)[]): TableSummary => ({
  schema: schema!,
  name: name!,
  kind: kinds[kind!] ?? 'table',
  rowEstimate: rows === null || rows === undefined ? null : Number(rows),
  comment: comment ?? null,
});

export const listTables = async (ask: Ask, search: string | undefined, limit: number): Promise<TableList> => {
  const rows = await ask(
    `SELECT n.nspname, c.relname, c.relkind, ${estimate}, obj_description(c.oid, 'pg_class'), count(*) OVER ()
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${visible} AND ($1 = '' OR n.nspname || '.' || c.relname ILIKE $1)
     ORDER BY n.nspname, c.relname LIMIT $2`,
    [search ? `%${escapePattern(search)}%` : '', limit],
  );
  return { tables: rows.map(summaryOf), total: Number(rows[0]?.[5] ?? 0) };
};

export interface PostgresColumn extends ColumnDescription {
  /** How it is selected so that nothing is lost. */
  readonly expression: string;
}

export interface PostgresTable extends TableDescription {
  readonly columns: readonly PostgresColumn[];
}

const columnsOf = async (ask: Ask, table: string): Promise<PostgresColumn[]> => {
  const rows = await ask(
    `WITH RECURSIVE base AS (
       SELECT a.attnum, a.atttypid AS oid, a.atttypmod AS modifier FROM pg_attribute a
         WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
       UNION ALL
       SELECT b.attnum, t.typbasetype, CASE WHEN t.typtypmod = -1 THEN b.modifier ELSE t.typtypmod END
         FROM base b JOIN pg_type t ON t.oid = b.oid WHERE t.typtype = 'd')
     SELECT a.attname, format_type(a.atttypid, a.atttypmod), b.oid::int8, b.modifier, t.typcategory,
       a.attnotnull, col_description(a.attrelid, a.attnum)
     FROM pg_attribute a JOIN base b ON b.attnum = a.attnum JOIN pg_type t ON t.oid = b.oid
     WHERE a.attrelid = $1::oid AND t.typtype <> 'd' ORDER BY a.attnum`,
    [table],
  );
  return rows.map(([name, nativeType, oid, modifier, category, notNull, comment]) => {
    const type = { oid: Number(oid), modifier: Number(modifier) };
    return {
      name: name!,
      nativeType: nativeType!,
      type: duckTypeOf(type),
      nullable: notNull !== 't',
      comment: comment ?? null,
      expression: selectExpression(quoteName(name!), type, category!),
    };
  });
};

const primaryKeyOf = async (ask: Ask, table: string): Promise<string[]> => {
  const rows = await ask(
    `SELECT a.attname FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(number, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
     WHERE i.indrelid = $1::oid AND i.indisprimary ORDER BY k.place`,
    [table],
  );
  return rows.map(([name]) => name!);
};

const foreignKeysOf = async (ask: Ask, table: string): Promise<ForeignKey[]> => {
  const names = (relation: string, numbers: string): string =>
    `(SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(${numbers}) WITH ORDINALITY AS k(number, place)
       JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`;
  const rows = await ask(
    `SELECT ${names('f.conrelid', 'f.conkey')}, n.nspname, c.relname, ${names('f.confrelid', 'f.confkey')}
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE f.conrelid = $1::oid AND f.contype = 'f' ORDER BY f.conname`,
    [table],
  );
  return rows.map(([columns, schema, name, referenced]) => ({
    columns: JSON.parse(columns!) as string[],
    references: { schema: schema!, name: name!, columns: JSON.parse(referenced!) as string[] },
  }));
};

export const describeTable = async (ask: Ask, { schema, name }: TableReference): Promise<PostgresTable> => {
  const [row] = await ask(
    `SELECT n.nspname, c.relname, c.relkind, ${estimate}, obj_description(c.oid, 'pg_class'), c.oid::int8
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${visible} AND c.relname = $1 AND n.nspname = coalesce($2, 'public')`,
    [name, schema],
  );
  if (!row) throw new AppError('not-found', `There is no table ${schema ?? 'public'}.${name} this account can read.`);
  const table = row[5]!;
  return {
    ...summaryOf(row),
    columns: await columnsOf(ask, table),
    primaryKey: await primaryKeyOf(ask, table),
    foreignKeys: await foreignKeysOf(ask, table),
  };
};

export const accountOf = async (ask: Ask): Promise<{ version: string; canWrite: boolean; superuser: boolean }> => {
  const [row] = await ask(
    `SELECT current_setting('server_version'), current_setting('is_superuser') = 'on',
       has_database_privilege(current_database(), 'CREATE') OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
         AND (has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE')))`,
  );
  const superuser = row?.[1] === 't';
  return { version: row?.[0]?.split(' ')[0] ?? '', superuser, canWrite: superuser || row?.[2] === 't' };
};
