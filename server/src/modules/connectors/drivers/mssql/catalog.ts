import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, ForeignKey, TableDescription, TableList, TableSummary } from '../../connector.js';
import type { TableReference } from '../../selection.js';
import { quoteName } from './dialect.js';
import { duckTypeOf, nativeTypeOf, selectExpression } from './types.js';

/** Runs one of our statements with bound values; rows come as arrays. */
export type Ask = (sql: string, values?: Readonly<Record<string, unknown>>) => Promise<unknown[][]>;

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const summaryOf = ([schema, name, kind, rows, comment]: unknown[]): TableSummary => ({
  schema: String(schema),
  name: String(name),
  kind: String(kind).trim() === 'V' ? 'view' : 'table',
  rowEstimate: rows === null || String(kind).trim() === 'V' ? null : Number(rows),
  comment: text(comment),
});

const tables = `FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
  WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'SELECT') = 1`;

const columns = `s.name, o.name, o.type, (SELECT SUM(p.rows) FROM sys.partitions p WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)),
  (SELECT CONVERT(nvarchar(4000), e.value) FROM sys.extended_properties e WHERE e.class = 1 AND e.major_id = o.object_id AND e.minor_id = 0 AND e.name = 'MS_Description')`;

const escapePattern = (pattern: string): string => pattern.replace(/[\\%_[]/g, '\\$&');

export const listTables = async (ask: Ask, search: string | undefined, limit: number): Promise<TableList> => {
  const pattern = search ? `%${escapePattern(search)}%` : '%';
  const where = `${tables} AND LOWER(s.name + '.' + o.name) LIKE LOWER(@pattern) ESCAPE '\\'`;
  const rows = await ask(`SELECT TOP (${limit}) ${columns}, COUNT(*) OVER () ${where} ORDER BY s.name, o.name`, {
    pattern,
  });
  return { tables: rows.map(summaryOf), total: Number(rows[0]?.[5] ?? 0) };
};

export interface MssqlColumn extends ColumnDescription {
  /** How it is selected so that nothing is lost. */
  readonly expression: string;
}

export interface MssqlTable extends TableDescription {
  readonly columns: readonly MssqlColumn[];
}

const columnsOf = async (ask: Ask, id: number): Promise<MssqlColumn[]> => {
  const rows = await ask(
    `SELECT c.name, CASE WHEN t.is_assembly_type = 1 THEN t.name ELSE TYPE_NAME(c.system_type_id) END, c.max_length, c.precision, c.scale, c.is_nullable,
      CONVERT(nvarchar(4000), e.value)
     FROM sys.columns c JOIN sys.types t ON t.user_type_id = c.user_type_id
     LEFT JOIN sys.extended_properties e ON e.class = 1 AND e.major_id = c.object_id AND e.minor_id = c.column_id AND e.name = 'MS_Description'
     WHERE c.object_id = @id ORDER BY c.column_id`,
    { id },
  );
  return rows.map(([name, base, bytes, precision, scale, nullable, comment]) => {
    const numbers = { bytes: Number(bytes), precision: Number(precision), scale: Number(scale) };
    return {
      name: String(name),
      nativeType: nativeTypeOf(String(base), numbers),
      type: duckTypeOf(String(base), numbers.precision, numbers.scale),
      nullable: nullable === true,
      comment: text(comment),
      expression: selectExpression(quoteName(String(name)), String(base)),
    };
  });
};

const primaryKeyOf = async (ask: Ask, id: number): Promise<string[]> => {
  const rows = await ask(
    `SELECT c.name FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
     JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
     WHERE i.object_id = @id AND i.is_primary_key = 1 ORDER BY k.key_ordinal`,
    { id },
  );
  return rows.map(([name]) => String(name));
};

const foreignKeysOf = async (ask: Ask, id: number): Promise<ForeignKey[]> => {
  const rows = await ask(
    `SELECT k.constraint_object_id, f.name, s.name, o.name, t.name FROM sys.foreign_key_columns k
     JOIN sys.columns f ON f.object_id = k.parent_object_id AND f.column_id = k.parent_column_id
     JOIN sys.columns t ON t.object_id = k.referenced_object_id AND t.column_id = k.referenced_column_id
     JOIN sys.objects o ON o.object_id = k.referenced_object_id JOIN sys.schemas s ON s.schema_id = o.schema_id
     WHERE k.parent_object_id = @id ORDER BY k.constraint_object_id, k.constraint_column_id`,
    { id },
  );
  const keys = new Map<string, { columns: string[]; references: TableReference & { columns: string[] } }>();
  for (const [constraint, from, schema, table, to] of rows.map((row) => row.map(String))) {
    const key = keys.get(constraint!) ?? { columns: [], references: { schema: schema!, name: table!, columns: [] } };
    key.columns.push(from!);
    key.references.columns.push(to!);
    keys.set(constraint!, key);
  }
  return [...keys.values()];
};

export const describeTable = async (ask: Ask, { schema, name }: TableReference): Promise<MssqlTable> => {
  const where = `${tables} AND s.name = @schema AND o.name = @name`;
  const [row] = await ask(`SELECT ${columns}, o.object_id ${where}`, { schema: schema ?? 'dbo', name });
  if (!row) throw new AppError('not-found', `There is no table ${schema ?? 'dbo'}.${name} this account can read.`);
  const id = Number(row[5]);
  return {
    ...summaryOf(row),
    columns: await columnsOf(ask, id),
    primaryKey: await primaryKeyOf(ask, id),
    foreignKeys: await foreignKeysOf(ask, id),
  };
};

export const accountOf = async (ask: Ask): Promise<{ server: string; canWrite: boolean; administrator: boolean }> => {
  const [row] =
    await ask(`SELECT CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')), IS_SRVROLEMEMBER('sysadmin'),
    CASE WHEN HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT') = 1 OR HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UPDATE') = 1
      OR HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'DELETE') = 1 OR HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE') = 1 THEN 1 ELSE 0 END`);
  const administrator = Number(row?.[1]) === 1;
  return {
    server: `SQL Server ${String(row?.[0] ?? '')}`.trim(),
    administrator,
    canWrite: administrator || Number(row?.[2]) === 1,
  };
};
