import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, ForeignKey, TableDescription, TableList, TableSummary } from '../../connector.js';
import type { TableReference } from '../../selection.js';
import { quoteName } from './dialect.js';
import { ask, type MysqlSession } from './session.js';
import { duckTypeOf, selectExpression } from './types.js';

const systemSchemas = `('mysql', 'information_schema', 'performance_schema', 'sys')`;

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const summaryOf = ([schema, name, kind, rows, comment]: unknown[]): TableSummary => ({
  schema: String(schema),
  name: String(name),
  kind: String(kind).includes('VIEW') ? 'view' : 'table',
  rowEstimate: rows === null || String(kind).includes('VIEW') ? null : Number(rows),
  comment: comment === 'VIEW' ? null : text(comment),
});

const escapePattern = (pattern: string): string => pattern.replace(/[\\%_]/g, '\\$&');

const columns = 'table_schema, table_name, table_type, table_rows, table_comment';

export const listTables = async (
  session: MysqlSession,
  search: string | undefined,
  limit: number,
): Promise<TableList> => {
  const where = `table_schema NOT IN ${systemSchemas} AND (? = '' OR LOWER(CONCAT(table_schema, '.', table_name)) LIKE LOWER(?))`;
  const pattern = search ? `%${escapePattern(search)}%` : '';
  const found = await ask(
    session,
    `SELECT ${columns} FROM information_schema.tables WHERE ${where} ORDER BY 1, 2 LIMIT ?`,
    [pattern, pattern, limit],
  );
  if (found.rows.length < limit) return { tables: found.rows.map(summaryOf), total: found.rows.length };
  const counted = await ask(session, `SELECT COUNT(*) FROM information_schema.tables WHERE ${where}`, [
    pattern,
    pattern,
  ]);
  return { tables: found.rows.map(summaryOf), total: Number(counted.rows[0]?.[0]) };
};

export interface MysqlColumn extends ColumnDescription {
  /** How it is selected so that nothing is lost. */
  readonly expression: string;
}

export interface MysqlTable extends TableDescription {
  readonly columns: readonly MysqlColumn[];
}

const columnsOf = async (
  session: MysqlSession,
  schema: string,
  name: string,
): Promise<(MysqlColumn & { key: string })[]> => {
  const { rows } = await ask(
    session,
    `SELECT column_name, column_type, is_nullable, column_comment, column_key FROM information_schema.columns
     WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position`,
    [schema, name],
  );
  return rows.map(([column, type, nullable, comment, key]) => ({
    name: String(column),
    nativeType: String(type),
    type: duckTypeOf(String(type)),
    nullable: nullable === 'YES',
    comment: text(comment),
    expression: selectExpression(quoteName(String(column)), String(type)),
    key: String(key),
  }));
};

const keysOf = async (
  session: MysqlSession,
  schema: string,
  name: string,
): Promise<{ primaryKey: string[]; foreignKeys: ForeignKey[] }> => {
  const { rows } = await ask(
    session,
    `SELECT constraint_name, column_name, referenced_table_schema, referenced_table_name, referenced_column_name
     FROM information_schema.key_column_usage WHERE table_schema = ? AND table_name = ? ORDER BY constraint_name, ordinal_position`,
    [schema, name],
  );
  const foreign = new Map<string, { columns: string[]; references: TableReference & { columns: string[] } }>();
  for (const [constraint, column, toSchema, toTable, toColumn] of rows.map((row) => row.map(text))) {
    if (toTable === null || toTable === undefined) continue;
    const key = foreign.get(constraint!) ?? {
      columns: [],
      references: { schema: toSchema!, name: toTable, columns: [] },
    };
    key.columns.push(column!);
    key.references.columns.push(toColumn!);
    foreign.set(constraint!, key);
  }
  return {
    primaryKey: rows.filter(([constraint]) => constraint === 'PRIMARY').map(([, column]) => String(column)),
    foreignKeys: [...foreign.values()],
  };
};

export const describeTable = async (
  session: MysqlSession,
  reference: TableReference,
  database: string,
): Promise<MysqlTable> => {
  const schema = reference.schema ?? database;
  const { rows } = await ask(
    session,
    `SELECT ${columns} FROM information_schema.tables WHERE table_schema = ? AND table_name = ? AND table_schema NOT IN ${systemSchemas}`,
    [schema, reference.name],
  );
  if (!rows[0]) throw new AppError('not-found', `There is no table ${schema}.${reference.name} this account can read.`);
  const summary = summaryOf(rows[0]);
  return {
    ...summary,
    columns: await columnsOf(session, summary.schema!, summary.name),
    ...(await keysOf(session, summary.schema!, summary.name)),
  };
};

const writingGrants = /\b(ALL PRIVILEGES|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|FILE|SUPER|TRIGGER)\b/;

export const accountOf = async (session: MysqlSession): Promise<{ canWrite: boolean; administrator: boolean }> => {
  const { rows } = await ask(session, 'SHOW GRANTS');
  const grants = rows.map(([grant]) => String(grant)).filter((grant) => writingGrants.test(grant.split(' ON ')[0]!));
  return { canWrite: grants.length > 0, administrator: grants.some((grant) => / ON \*\.\* /.test(grant)) };
};
