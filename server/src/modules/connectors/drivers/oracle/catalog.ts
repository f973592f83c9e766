import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, ForeignKey, TableDescription, TableList, TableSummary } from '../../connector.js';
import type { TableReference } from '../../selection.js';
import { quoteName } from './dialect.js';
import { duckTypeOf, nativeTypeOf, selectExpression } from './types.js';

/** Runs one of our statements with bound values; rows come as arrays. */
export type Ask = (sql: string, binds?: Record<string, unknown>) => Promise<unknown[][]>;

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);
const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const summaryOf = ([schema, name, kind, rows, comment]: unknown[]): TableSummary => ({
  schema: String(schema),
  name: String(name),
  kind: kind === 'VIEW' ? 'view' : 'table',
  rowEstimate: kind === 'VIEW' ? null : number(rows),
  comment: text(comment),
});

const objects = `FROM all_objects o JOIN all_users u ON u.username = o.owner AND u.oracle_maintained = 'N'
  LEFT JOIN all_tables t ON t.owner = o.owner AND t.table_name = o.object_name
  LEFT JOIN all_tab_comments c ON c.owner = o.owner AND c.table_name = o.object_name
  WHERE o.object_type IN ('TABLE', 'VIEW') AND o.secondary = 'N' AND o.object_name NOT LIKE 'BIN$%'`;

const columns = 'o.owner, o.object_name, o.object_type, t.num_rows, c.comments';

const escapePattern = (pattern: string): string => pattern.replace(/[\\%_]/g, '\\$&');

export const listTables = async (ask: Ask, search: string | undefined, limit: number): Promise<TableList> => {
  const pattern = search ? `%${escapePattern(search)}%` : '%';
  const rows = await ask(
    `SELECT ${columns}, COUNT(*) OVER () ${objects} AND LOWER(o.owner || '.' || o.object_name) LIKE LOWER(:pattern) ESCAPE '\\'
     ORDER BY o.owner, o.object_name FETCH FIRST ${limit} ROWS ONLY`,
    { pattern },
  );
  return { tables: rows.map(summaryOf), total: Number(rows[0]?.[5] ?? 0) };
};

export interface OracleColumn extends ColumnDescription {
  /** How it is selected so that nothing is lost. */
  readonly expression: string;
}

export interface OracleTable extends TableDescription {
  readonly columns: readonly OracleColumn[];
}

interface Place {
  readonly [bind: string]: string;
  readonly owner: string;
  readonly name: string;
}

const columnsOf = async (ask: Ask, place: Place): Promise<OracleColumn[]> => {
  const rows = await ask(
    `SELECT c.column_name, c.data_type, c.char_length, c.data_precision, c.data_scale, c.nullable, m.comments FROM all_tab_columns c
     LEFT JOIN all_col_comments m ON m.owner = c.owner AND m.table_name = c.table_name AND m.column_name = c.column_name
     WHERE c.owner = :owner AND c.table_name = :name ORDER BY c.column_id`,
    place,
  );
  return rows.map(([name, type, length, precision, scale, nullable, comment]) => {
    const numbers = { length: number(length), precision: number(precision), scale: number(scale) };
    const integer = type === 'NUMBER' && numbers.precision === null && numbers.scale === 0;
    return {
      name: String(name),
      nativeType: integer ? 'INTEGER' : nativeTypeOf(String(type), numbers),
      type: integer ? 'DECIMAL(38,0)' : duckTypeOf(String(type), numbers.precision, numbers.scale),
      nullable: nullable === 'Y',
      comment: text(comment),
      expression: selectExpression(quoteName(String(name)), String(type)),
    };
  });
};

const keysOf = async (ask: Ask, place: Place): Promise<Pick<TableDescription, 'primaryKey' | 'foreignKeys'>> => {
  const rows = await ask(
    `SELECT k.constraint_type, k.constraint_name, f.column_name, t.owner, t.table_name, t.column_name FROM all_constraints k
     JOIN all_cons_columns f ON f.owner = k.owner AND f.constraint_name = k.constraint_name
     LEFT JOIN all_cons_columns t ON t.owner = k.r_owner AND t.constraint_name = k.r_constraint_name AND t.position = f.position
     WHERE k.owner = :owner AND k.table_name = :name AND k.constraint_type IN ('P', 'R') ORDER BY k.constraint_name, f.position`,
    place,
  );
  const foreign = new Map<
    string,
    ForeignKey & { columns: string[]; references: TableReference & { columns: string[] } }
  >();
  for (const [kind, constraint, from, schema, table, to] of rows.map((row) => row.map(String))) {
    if (kind !== 'R') continue;
    const key = foreign.get(constraint!) ?? { columns: [], references: { schema: schema!, name: table!, columns: [] } };
    key.columns.push(from!);
    key.references.columns.push(to!);
    foreign.set(constraint!, key);
  }
  return {
    primaryKey: rows.filter(([kind]) => kind === 'P').map(([, , column]) => String(column)),
    foreignKeys: [...foreign.values()],
  };
};

export const describeTable = async (ask: Ask, { schema, name }: TableReference, user: string): Promise<OracleTable> => {
  const place: Place = { owner: schema ?? user.toUpperCase(), name };
  const [row] = await ask(`SELECT ${columns} ${objects} AND o.owner = :owner AND o.object_name = :name`, place);
  if (!row) throw new AppError('not-found', `There is no table ${place.owner}.${name} this account can read.`);
  return { ...summaryOf(row), columns: await columnsOf(ask, place), ...(await keysOf(ask, place)) };
};

/** System privileges that write, and object privileges on somebody's tables; one's own tables can always be written. */
export const canWrite = async (ask: Ask): Promise<boolean> => {
  const [row] =
    await ask(`SELECT (SELECT COUNT(*) FROM session_privs WHERE privilege LIKE '%ANY TABLE' AND privilege NOT LIKE 'SELECT%' AND privilege NOT LIKE 'READ%')
    + (SELECT COUNT(*) FROM session_privs WHERE privilege = 'CREATE TABLE') + (SELECT COUNT(*) FROM user_tables)
    + (SELECT COUNT(*) FROM all_tab_privs WHERE grantee = SYS_CONTEXT('USERENV', 'SESSION_USER') AND privilege IN ('INSERT', 'UPDATE', 'DELETE')) FROM dual`);
  return Number(row?.[0] ?? 0) > 0;
};
