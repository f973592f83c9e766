import {
  columnKinds,
  readsOf,
  valueLimit,
  type ColumnInfo,
  type SchemaSnapshot,
  type TableInfo,
} from '../nlq/index.js';
import {
  cellOf,
  columnTypeOf,
  qualifiedName,
  type Connection,
  type Dialect,
  type SourceColumnProfile,
  type TableDescription,
  type TableReference,
} from '../connectors/index.js';

const LIMITS = { maxRows: valueLimit, timeoutMilliseconds: 20_000 };
/** Of columns with too many different texts to list, those of the first rows are known. */
const KNOWN_ROWS = 1_000;

export interface DescribedTable {
  readonly description: TableDescription;
  readonly info: TableInfo;
}

const distinctTexts = async (
  connection: Connection,
  dialect: Dialect,
  { description, column }: { description: TableDescription; column: string },
): Promise<string[]> => {
  const name = dialect.quoteName(column);
  const text = dialect.select({
    columns: `DISTINCT ${name}`,
    from: qualifiedName(dialect, description),
    where: `${name} IS NOT NULL`,
    rows: null,
  });
  const { batch } = await connection.query(text, LIMITS);
  return batch.values[0]!.map(String);
};

const rangeOf = ({ type, min, max }: SourceColumnProfile): Pick<ColumnInfo, 'min' | 'max'> => {
  const [low, high] = [cellOf(min, type), cellOf(max, type)];
  return typeof low === 'boolean' || typeof high === 'boolean' || low === null || high === null
    ? {}
    : { min: low, max: high };
};

const describeTable = async (
  connection: Connection,
  dialect: Dialect,
  reference: TableReference,
): Promise<DescribedTable> => {
  const description = await connection.describe(reference);
  const profile = await connection.profile(reference, { mode: 'fast' });
  const sample = await connection.sample(reference, KNOWN_ROWS);
  const columns: ColumnInfo[] = [];
  for (const [index, figures] of profile.columns.entries()) {
    const kind = columnKinds[columnTypeOf(figures.type)];
    const listed = kind === 'text' && (figures.distinct?.count ?? Infinity) <= valueLimit;
    const texts = listed
      ? await distinctTexts(connection, dialect, { description, column: figures.name })
      : [...new Set((sample.values[index] ?? []).filter((value) => value !== null).map(String))];
    const values = kind === 'text' ? texts : [];
    columns.push({
      name: figures.name,
      table: description.name,
      kind,
      primary: description.primaryKey.length === 1 && description.primaryKey[0] === figures.name,
      unique: profile.rows > 0 && figures.distinct?.count === profile.rows,
      values,
      ...(kind === 'text' || kind === 'boolean' ? {} : rangeOf(figures)),
      ...readsOf(kind, values),
    });
  }
  return { description, info: { name: description.name, columns, rows: profile.rows } };
};

/** What the planner must know of the tables of a source: columns, keys, extremes, and the values of texts. */
export const readTables = async (
  connection: Connection,
  dialect: Dialect,
  references: readonly TableReference[],
): Promise<DescribedTable[]> => {
  const tables: DescribedTable[] = [];
  for (const reference of references) tables.push(await describeTable(connection, dialect, reference));
  return tables;
};

export const snapshotOf = (tables: readonly DescribedTable[]): SchemaSnapshot => {
  const names = new Set(tables.map(({ info }) => info.name));
  const foreignKeys = tables.flatMap(({ description, info }) =>
    description.foreignKeys
      .filter(({ columns, references }) => columns.length === 1 && names.has(references.name))
      .map(({ columns, references }) => ({
        from: { table: info.name, column: columns[0]! },
        to: { table: references.name, column: references.columns[0]! },
      })),
  );
  return {
    tables: tables.map(({ info }) => info),
    foreignKeys,
    ...(tables.length === 1 ? { worksheet: true } : {}),
  };
};
