import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, TableDescription } from './connector.js';
import type { Dialect } from './dialect.js';
import type { Filter, Selection, TableReference } from './selection.js';

type Comparable = string | number | boolean;

const literal = (dialect: Dialect, value: Comparable): string => {
  if (typeof value === 'boolean') return dialect.quoteBoolean(value);
  if (typeof value === 'string') return dialect.quoteText(value);
  if (Number.isFinite(value)) return String(value);
  throw new AppError('invalid-input', 'A filter needs a number that is finite.');
};

const escapePattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const condition = (dialect: Dialect, filter: Filter): string => {
  const name = dialect.quoteName(filter.column);
  switch (filter.operator) {
    case 'is-null':
      return `${name} IS NULL`;
    case 'is-not-null':
      return `${name} IS NOT NULL`;
    case 'one-of':
      return `${name} IN (${filter.values.map((value) => literal(dialect, value)).join(', ')})`;
    case 'contains':
      return dialect.like(name, `%${escapePattern(filter.value)}%`);
    case 'starts-with':
      return dialect.like(name, `${escapePattern(filter.value)}%`);
    case '!=':
      return `${name} <> ${literal(dialect, filter.value)}`;
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${name} ${filter.operator} ${literal(dialect, filter.value)}`;
  }
};

export const qualifiedName = (dialect: Pick<Dialect, 'quoteName'>, { schema, name }: TableReference): string =>
  schema === null ? dialect.quoteName(name) : `${dialect.quoteName(schema)}.${dialect.quoteName(name)}`;

/**
 * The columns a selection reads, in its order.
 *
 * @throws AppError `column-unknown` for a name the table does not have
 */
export const selectedColumns = (description: TableDescription, selection: Selection): ColumnDescription[] => {
  const find = (name: string): ColumnDescription => {
    const found = description.columns.find((column) => column.name === name);
    if (found) return found;
    throw new AppError('column-unknown', `The table ${description.name} has no column "${name}".`, {
      suggestions: description.columns.map((column) => column.name).slice(0, 20),
    });
  };
  for (const { column } of selection.filters) find(column);
  return selection.columns === null ? [...description.columns] : selection.columns.map(find);
};

export const whereClause = (dialect: Dialect, selection: Selection): string | null =>
  selection.filters.length === 0 ? null : selection.filters.map((filter) => condition(dialect, filter)).join(' AND ');

const sampledFrom = (dialect: Dialect, description: TableDescription, share: number | undefined): string => {
  const from = qualifiedName(dialect, description);
  return share === undefined ? from : dialect.profile.fairSample(description, from, share);
};

/** The statement of a selection; `expression` writes how a column is read when its plain value would lose something. */
export const selectStatement = (
  dialect: Dialect,
  description: TableDescription,
  selection: Selection,
  expression: (column: ColumnDescription) => string = (column) => dialect.quoteName(column.name),
): string =>
  dialect.select({
    columns: selectedColumns(description, selection).map(expression).join(', '),
    from: sampledFrom(dialect, description, selection.share),
    where: whereClause(dialect, selection),
    rows: selection.maxRows,
  });
