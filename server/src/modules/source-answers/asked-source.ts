import { AppError } from '#shared/errors/app-error.js';
import type { Column } from '#shared/data/column.js';
import {
  columnTypeOf,
  qualifiedName,
  type Connection,
  type ConnectorDriver,
  type Dialect,
  type TableReference,
} from '../connectors/index.js';
import { SourcePlanner, type DialectName } from '../nlq/index.js';
import { readTables, snapshotOf } from './source-snapshot.js';

/** Tables of a source, read once, about which questions can be planned. */
export interface AskedSource {
  readonly planner: SourcePlanner;
  readonly columns: readonly Column[];
  /** Name and version of the server. */
  readonly engine: string;
  readonly columnNames: number;
}

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

/** @throws AppError `invalid-input` for sources without SQL and for tables of one name */
export const readAskedSource = async (
  connection: Connection,
  { dialect, label }: ConnectorDriver,
  references: readonly TableReference[],
): Promise<AskedSource> => {
  if (!dialect)
    throw new AppError('invalid-input', `${label} does not speak SQL. Load the table, then ask about what was loaded.`);
  refuseSameNames(references);
  const report = await connection.test();
  const tables = await readTables(connection, dialect, references);
  const byName = new Map(tables.map(({ description }) => [description.name, description]));
  const columns = tables.flatMap(({ description }) =>
    description.columns.map(({ name, type }): Column => ({
      name,
      header: null,
      type: columnTypeOf(type),
      unit: { kind: 'plain' },
      issues: [],
    })),
  );
  const planner = new SourcePlanner({
    dialect: dialectNames[dialect.name],
    schema: snapshotOf(tables),
    tableName: (table) => qualifiedName(dialect, byName.get(table)!),
  });
  return { planner, columns, engine: report.ok ? report.server : label, columnNames: columns.length };
};
