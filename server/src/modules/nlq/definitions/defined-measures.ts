import { AppError } from '#shared/errors/app-error.js';
import { columnsIn } from '../dialogue/columns-in.js';
import { allOf, type Condition, type Expression, type Query } from '../plan.js';
import { nameOf } from '../planner/names.js';
import {
  columnOf,
  type ColumnInfo,
  type DefinedMeasure,
  type SchemaSnapshot,
  type TableInfo,
} from '../schema/snapshot.js';
import { parseMeasure } from './parse-measure.js';

type Aggregated = Extract<Expression, { kind: 'aggregate' }>;

const valueIn = (table: TableInfo, { expression }: DefinedMeasure): Expression | null => {
  try {
    return parseMeasure(
      expression,
      table.columns.filter(({ formula }) => !formula),
    );
  } catch {
    return null;
  }
};

const definedColumn = (table: TableInfo, measure: DefinedMeasure, value: Expression): ColumnInfo => ({
  name: measure.name,
  table: table.name,
  kind: 'number',
  primary: false,
  unique: false,
  values: [],
  defined: { value, text: measure.expression },
});

const extended = (table: TableInfo, measures: readonly DefinedMeasure[]): TableInfo => {
  const named = (name: string) => (column: ColumnInfo) => sameName(column.name, name);
  const added = measures.flatMap((measure) => {
    const taken = table.columns.some((column) => !column.formula && named(measure.name)(column));
    const value = taken ? null : valueIn(table, measure);
    return value ? [definedColumn(table, measure, value)] : [];
  });
  const kept = table.columns.filter(({ formula, name }) => !formula || !added.some(named(name)));
  if (added.length === 0) return table;
  const aliases = table.aliases?.filter((alias) => !added.some(({ name }) => sameName(name, alias)));
  return { ...table, columns: [...kept, ...added], ...(aliases && { aliases }) };
};

/** Adds the measures a workspace defines to the tables that hold all of their columns; a real column of the name goes first. */
export const withDefinedMeasures = (schema: SchemaSnapshot): SchemaSnapshot => {
  const { definitions = [] } = schema;
  return definitions.length === 0
    ? schema
    : { ...schema, tables: schema.tables.map((table) => extended(table, definitions)) };
};

/** What a measure is for one row: the inside of its only aggregate. */
const ofOneRow = ({ name, defined }: ColumnInfo): Expression => {
  const value = defined?.value;
  if (value?.kind === 'aggregate' && value.of !== null && value.name !== 'count') return value.of;
  throw new AppError('cannot-tell', `"${name}" is defined for groups, not for single rows. Ask for it by a column.`);
};

/** The measure over those rows of its group that fulfil a condition. */
const over = (value: Expression, where: Condition | undefined): Expression => {
  if (!where) return value;
  if (value.kind === 'aggregate')
    return { ...value, where: allOf([...(value.where ? [value.where] : []), where]) ?? where };
  return value.kind === 'arithmetic'
    ? { ...value, left: over(value.left, where), right: over(value.right, where) }
    : value;
};

/** Parts of a whole, which sums and counts have and rates have not. */
const addsUp = (value: Expression): boolean =>
  (value.kind === 'aggregate' && (value.name === 'sum' || (value.name === 'count' && !value.distinct))) ||
  (value.kind === 'arithmetic' && (value.op === '+' || value.op === '-') && addsUp(value.left) && addsUp(value.right));

const checkAddsUp = (of: Expression, schema: SchemaSnapshot): void => {
  const measure = measureOf(of, schema);
  if (measure && !addsUp(measure))
    throw new AppError(
      'cannot-tell',
      `${(nameOf(of) ?? '').replace(/^Total /, '')} does not add up, so that it has neither shares nor totals.`,
    );
};

const isObject = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

const replaced = (part: unknown, schema: SchemaSnapshot): unknown => {
  if (Array.isArray(part)) return part.map((item) => replaced(item, schema));
  if (!isObject(part)) return part;
  const value = part as unknown as Expression;
  const measure = measureOf(value, schema);
  if (measure) return over(measure, replaced((value as Aggregated).where, schema) as Condition | undefined);
  if (value.kind === 'share' || value.kind === 'runningTotal') checkAddsUp(value.of, schema);
  const column = value.kind === 'column' ? columnOf(schema, value.table, value.column) : undefined;
  if (column?.defined) return ofOneRow(column);
  return Object.fromEntries(Object.entries(part).map(([key, child]) => [key, replaced(child, schema)]));
};

/** The definition of a measure the planner adds up, as it does with what it knows no better of. */
const measureOf = (value: Expression, schema: SchemaSnapshot): Expression | null => {
  if (value.kind !== 'aggregate' || value.name !== 'sum' || value.of?.kind !== 'column') return null;
  return columnOf(schema, value.of.table, value.of.column)?.defined?.value ?? null;
};

/** A measure shown as it is defined bears its own name. */
const named = ({ value, as }: Query['select'][number], schema: SchemaSnapshot): string | null => {
  if (measureOf(value, schema) === null || value.kind !== 'aggregate' || value.of?.kind !== 'column') return as;
  return as === nameOf(value) ? value.of.column : as;
};

/** Says where a column was read that shares its name with a definition, which then stands back. */
export const standingBack = (query: Query, schema: SchemaSnapshot): string[] =>
  columnsOf(query, schema)
    .filter(({ name, defined }) => !defined && schema.definitions?.some((each) => sameName(each.name, name)))
    .map(({ name }) => `${name} is the column of that name, not the definition.`);

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const columnsOf = (query: Query, schema: SchemaSnapshot): ColumnInfo[] =>
  columnsIn(query).flatMap((key) => {
    const [table = '', column = ''] = key.split('\u0000');
    return columnOf(schema, table, column) ?? [];
  });

/**
 * Puts what measures are defined as in the place of their names, in every part of a query.
 *
 * @throws AppError `cannot-tell` where a measure of groups is asked of single rows
 */
export const withMeasuresWritten = (query: Query, schema: SchemaSnapshot): Query => {
  const used = columnsOf(query, schema).some(({ defined }) => defined !== undefined);
  if (!used && query.combine === null) return query;
  const select = query.select.map((column) => ({ ...column, as: named(column, schema) }));
  return replaced({ ...query, select }, schema) as Query;
};
