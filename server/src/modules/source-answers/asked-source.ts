import { AppError, toAppError } from '#shared/errors/app-error.js';
import type { Column } from '#shared/data/column.js';
import {
  columnTypeOf,
  qualifiedName,
  type Connection,
  type ConnectorDriver,
  type Dialect,
  type TableReference,
} from '../connectors/index.js';
import {
  emptyQuery,
  mongoWriter,
  SourcePlanner,
  sqlWriter,
  type DefinedMeasure,
  type DialectName,
  type SourceWriter,
} from '../nlq/index.js';
import { describeTable, snapshotOf, type DescribedTable } from './source-snapshot.js';

/** Tables of a source, read once, about which questions can be planned. */
export interface AskedSource {
  readonly planner: SourcePlanner;
  readonly columns: readonly Column[];
  /** Name and version of the server. */
  readonly engine: string;
}

export interface AskedTables {
  readonly tables: readonly TableReference[];
  /** Measures the workspace calls by name. */
  readonly definitions: readonly DefinedMeasure[];
}

const PROBE_MILLISECONDS = 10_000;

const dialectNames: Readonly<Record<Dialect['name'], DialectName>> = {
  postgres: 'postgres',
  mysql: 'mysql',
  sqlite: 'sqlite',
  clickhouse: 'clickhouse',
  tsql: 'tsql',
  plsql: 'oracle',
};

const refuseSameNames = (tables: readonly TableReference[]): void => {
  const names = tables.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new AppError('invalid-input', `Two of the tables are called ${twice}. Ask over one of them at a time.`);
};

const writerFor = (
  { dialect, capabilities, label }: ConnectorDriver,
  referenceOf: (table: string) => TableReference,
): SourceWriter => {
  if (dialect) return sqlWriter(dialectNames[dialect.name], (table) => qualifiedName(dialect, referenceOf(table)));
  if (capabilities.language === 'pipeline') return mongoWriter;
  throw new AppError('invalid-input', `${label} cannot be asked. Load the table, then ask about what was loaded.`);
};

/** Sources hide what an account may not read: a table that is not found may be there, and the source says so when it is asked. */
const isForbidden = async (connection: Connection, writer: SourceWriter, error: AppError, name: string) => {
  if (error.code !== 'not-found') return error.code === 'forbidden';
  const text = writer.statement({ ...emptyQuery(name), select: [{ value: { kind: 'all' }, as: null }], limit: 1 });
  const answer = await connection
    .query(text, { maxRows: 1, timeoutMilliseconds: PROBE_MILLISECONDS })
    .catch(toAppError);
  return answer instanceof AppError && answer.code === 'forbidden';
};

/** What the account may not read is its own answer, whatever the source calls it. */
const unreadable = async (connection: Connection, writer: SourceWriter, thrown: unknown, { name }: TableReference) => {
  const error = toAppError(thrown);
  if (!(await isForbidden(connection, writer, error, name))) return error;
  const why = `You may not read ${name}: the account of this connection lacks the right.`;
  return new AppError('forbidden', `${why} Ask its owner for it, or ask about another table.`, { cause: thrown });
};

/** @throws AppError `invalid-input` for storages and for tables of one name, `forbidden` for what the account may not read */
export const readAskedSource = async (
  connection: Connection,
  driver: ConnectorDriver,
  { tables: references, definitions }: AskedTables,
): Promise<AskedSource> => {
  refuseSameNames(references);
  const byName = new Map<string, TableReference>(references.map((reference) => [reference.name, reference]));
  const writer = writerFor(driver, (table) => byName.get(table)!);
  const report = await connection.test();
  const tables: DescribedTable[] = [];
  for (const reference of references) {
    try {
      const description = await connection.describe(reference);
      byName.set(description.name, description);
      tables.push(await describeTable(connection, writer, { reference, description }));
    } catch (thrown) {
      throw await unreadable(connection, writer, thrown, reference);
    }
  }
  const columns = tables.flatMap(({ description }) =>
    description.columns.map(({ name, type }): Column => ({
      name,
      header: null,
      type: columnTypeOf(type),
      unit: { kind: 'plain' },
      issues: [],
    })),
  );
  const planner = new SourcePlanner({ schema: { ...snapshotOf(tables), definitions }, writer });
  return { planner, columns, engine: report.ok ? report.server : driver.label };
};
