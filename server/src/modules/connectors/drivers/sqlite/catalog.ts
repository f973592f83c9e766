import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, ForeignKey, TableDescription, TableList, TableSummary } from '../../connector.js';
import { quoteName } from './dialect.js';
import type { RawValue } from './protocol.js';
import type { SqliteSession } from './session.js';
import { duckTypeOf, typeOfValues } from './types.js';

const PROBE_ROWS = 1_000;
const MANY = 100_000;

const escapePattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const ask = async (session: SqliteSession, sql: string, ...values: string[]): Promise<RawValue[][]> =>
  (await session.start(sql, values, MANY)).rows;

/** The largest row id, which costs nothing; counted where a table has none. */
const rowEstimate = async (session: SqliteSession, name: string, kind: string): Promise<number | null> => {
  if (kind === 'view') return null;
  try {
    const [row] = await ask(session, `SELECT max(rowid) FROM ${quoteName(name)}`);
    return Number(row?.[0] ?? 0);
  } catch {
    const [row] = await ask(session, `SELECT count(*) FROM ${quoteName(name)}`);
    return Number(row?.[0] ?? 0);
  }
};

export const listTables = async (
  session: SqliteSession,
  search: string | undefined,
  limit: number,
): Promise<TableList> => {
  const rows = await ask(
    session,
    `SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
     AND (? = '' OR name LIKE ? ESCAPE '\\') ORDER BY name`,
    search ?? '',
    `%${escapePattern(search ?? '')}%`,
  );
  const tables: TableSummary[] = [];
  for (const [name, type] of rows.slice(0, limit)) {
    const kind = type === 'view' ? 'view' : 'table';
    tables.push({
      schema: null,
      name: String(name),
      kind,
      rowEstimate: await rowEstimate(session, String(name), kind),
      comment: null,
    });
  }
  return { tables, total: rows.length };
};

const probeTypes = async (
  session: SqliteSession,
  name: string,
  columns: readonly string[],
): Promise<Map<string, string>> => {
  if (columns.length === 0) return new Map();
  const rows = await ask(
    session,
    `SELECT ${columns.map(quoteName).join(', ')} FROM ${quoteName(name)} LIMIT ${PROBE_ROWS}`,
  );
  return new Map(columns.map((column, index) => [column, typeOfValues(rows.map((row) => row[index] ?? null))]));
};

const foreignKeysOf = async (session: SqliteSession, name: string): Promise<ForeignKey[]> => {
  const rows = await ask(
    session,
    'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    name,
  );
  const keys = new Map<string, { columns: string[]; references: { schema: null; name: string; columns: string[] } }>();
  for (const [id, table, from, to] of rows) {
    const key = keys.get(String(id)) ?? { columns: [], references: { schema: null, name: String(table), columns: [] } };
    key.columns.push(String(from));
    if (to !== null && to !== undefined) key.references.columns.push(String(to));
    keys.set(String(id), key);
  }
  return [...keys.values()];
};

export const describeTable = async (session: SqliteSession, name: string): Promise<TableDescription> => {
  const [found] = await ask(
    session,
    "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name = ?",
    name,
  );
  if (!found) throw new AppError('not-found', `There is no table "${name}" in the file.`);
  const kind = found[1] === 'view' ? 'view' : 'table';
  const raw = await ask(
    session,
    'SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid',
    name,
  );
  const undeclared = raw.filter(([, type]) => duckTypeOf(String(type)) === null).map(([column]) => String(column));
  const probed = await probeTypes(session, name, undeclared);
  const columns: ColumnDescription[] = raw.map(([column, type, notNull]) => ({
    name: String(column),
    nativeType: String(type) || 'any',
    type: duckTypeOf(String(type)) ?? probed.get(String(column)) ?? 'VARCHAR',
    nullable: notNull !== 1n,
    comment: null,
  }));
  return {
    schema: null,
    name,
    kind,
    rowEstimate: await rowEstimate(session, name, kind),
    comment: null,
    columns,
    primaryKey: raw
      .filter(([, , , place]) => place !== 0n)
      .sort((a, b) => Number(a[3]) - Number(b[3]))
      .map(([column]) => String(column)),
    foreignKeys: await foreignKeysOf(session, name),
  };
};
