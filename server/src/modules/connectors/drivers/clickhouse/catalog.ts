import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, TableDescription, TableList, TableSummary } from '../../connector.js';
import type { TableReference } from '../../selection.js';
import { quoteName, quoteText } from './dialect.js';
import { duckTypeOf, isNullable, selectExpression } from './types.js';

/** Runs one of our statements; rows come as arrays. */
export type Ask = (sql: string) => Promise<unknown[][]>;

const hidden = `('system', 'information_schema', 'INFORMATION_SCHEMA')`;

const text = (value: unknown): string | null => (value === null || value === '' ? null : String(value));

const summaryOf = ([schema, name, engine, rows, comment]: unknown[]): TableSummary => ({
  schema: String(schema),
  name: String(name),
  kind: String(engine).endsWith('View') ? 'view' : 'table',
  rowEstimate: rows === null ? null : Number(rows),
  comment: text(comment),
});

const columns = 'database, name, engine, total_rows, comment';

const escapePattern = (pattern: string): string => pattern.replace(/[\\%_]/g, '\\$&');

export const listTables = async (ask: Ask, search: string | undefined, limit: number): Promise<TableList> => {
  const match = search ? `AND concat(database, '.', name) ILIKE ${quoteText(`%${escapePattern(search)}%`)}` : '';
  const from = `FROM system.tables WHERE database NOT IN ${hidden} AND NOT is_temporary ${match}`;
  const rows = await ask(`SELECT ${columns} ${from} ORDER BY database, name LIMIT ${limit}`);
  const [counted] = await ask(`SELECT count() ${from}`);
  return { tables: rows.map(summaryOf), total: Number(counted?.[0]) };
};

export interface ClickHouseColumn extends ColumnDescription {
  /** How it is selected so that nothing is lost. */
  readonly expression: string;
}

export interface ClickHouseTable extends TableDescription {
  readonly columns: readonly ClickHouseColumn[];
}

export const describeTable = async (
  ask: Ask,
  { schema, name }: TableReference,
  database: string,
): Promise<ClickHouseTable> => {
  const where = `database = ${quoteText(schema ?? database)}`;
  const [found] = await ask(
    `SELECT ${columns} FROM system.tables WHERE ${where} AND name = ${quoteText(name)} AND database NOT IN ${hidden}`,
  );
  if (!found) throw new AppError('not-found', `There is no table ${schema ?? database}.${name} this account can read.`);
  const rows =
    await ask(`SELECT name, type, comment, is_in_primary_key FROM system.columns WHERE ${where} AND table = ${quoteText(name)}
    AND default_kind NOT IN ('EPHEMERAL') ORDER BY position`);
  return {
    ...summaryOf(found),
    columns: rows.map(([column, type, comment]) => ({
      name: String(column),
      nativeType: String(type),
      type: duckTypeOf(String(type)),
      nullable: isNullable(String(type)),
      comment: text(comment),
      expression: selectExpression(quoteName(String(column)), String(type)),
    })),
    primaryKey: rows.filter(([, , , key]) => Number(key) === 1).map(([column]) => String(column)),
    foreignKeys: [],
  };
};

const writingGrants = /\bGRANT (ALL|.*\b(INSERT|ALTER|CREATE|DROP|TRUNCATE|OPTIMIZE|SYSTEM)\b.*) ON/;

export const accountOf = async (ask: Ask): Promise<{ version: string; canWrite: boolean | null }> => {
  const [version] = await ask('SELECT version()');
  const grants = await ask('SHOW GRANTS').catch(() => null);
  return {
    version: String(version?.[0]),
    canWrite: grants && grants.some(([grant]) => writingGrants.test(String(grant).replace(/SELECT[^,]*,?/g, ''))),
  };
};
