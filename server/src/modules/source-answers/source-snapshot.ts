import {
  columnKinds,
  emptyQuery,
  readsOf,
  valueLimit,
  type ColumnInfo,
  type SchemaSnapshot,
  type SourceWriter,
  type TableInfo,
} from '../nlq/index.js';
import {
  cellOf,
  columnTypeOf,
  type Connection,
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
  writer: SourceWriter,
  { table, column }: { table: string; column: string },
): Promise<string[]> => {
  const value = { kind: 'column', table, column } as const;
  const query = {
    ...emptyQuery(table),
    select: [{ value, as: 'value' }],
    distinct: true,
    where: { kind: 'isNull', of: value, negated: true } as const,
  };
  const { batch } = await connection.query(writer.statement(query), LIMITS);
  return (batch.values[0] ?? []).map(String);
};

const rangeOf = ({ type, min, max }: SourceColumnProfile): Pick<ColumnInfo, 'min' | 'max'> => {
  const [low, high] = [cellOf(min, type), cellOf(max, type)];
  return typeof low === 'boolean' || typeof high === 'boolean' || low === null || high === null
    ? {}
    : { min: low, max: high };
};

const valuesOf = async (
  connection: Connection,
  writer: SourceWriter,
  { table, figures, sampled }: { table: string; figures: SourceColumnProfile; sampled: readonly unknown[] },
): Promise<string[]> =>
  (figures.distinct?.count ?? Infinity) <= valueLimit
    ? distinctTexts(connection, writer, { table, column: figures.name })
    : [...new Set(sampled.filter((value) => value !== null).map(String))];

/** What the planner must know of a table of a source: columns, keys, extremes, and the values of texts. */
export const describeTable = async (
  connection: Connection,
  writer: SourceWriter,
  { reference, description }: { reference: TableReference; description: TableDescription },
): Promise<DescribedTable> => {
  const { name: table, primaryKey } = description;
  const profile = await connection.profile(reference, { mode: 'fast' });
  const sample = await connection.sample(reference, KNOWN_ROWS);
  const columns: ColumnInfo[] = [];
  for (const [index, figures] of profile.columns.entries()) {
    const { name } = figures;
    if (!writer.takes(name)) continue;
    const kind = columnKinds[columnTypeOf(figures.type)];
    const sampled = sample.values[index] ?? [];
    const values = kind === 'text' ? await valuesOf(connection, writer, { table, figures, sampled }) : [];
    columns.push({
      name,
      table,
      kind,
      primary: primaryKey.length === 1 && primaryKey[0] === name,
      unique: profile.rows > 0 && figures.distinct?.count === profile.rows,
      values,
      ...(kind === 'text' || kind === 'boolean' ? {} : rangeOf(figures)),
      ...readsOf(kind, values),
    });
  }
  return { description, info: { name: table, columns, rows: profile.rows } };
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
