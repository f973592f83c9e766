import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { cellOf, type RecordBatch } from '../../connectors/index.js';
import { BLANK, type ChangeRequest, type ChangeTable, type Part } from '../../rootcause/index.js';
import { dateLiteral, equals, keyOf, numberOf } from './expressions.js';
import { isoDay, spanNamed, type Span } from './periods.js';
import { chooseSides } from './sides.js';
import type { SourceTable } from './source-table.js';

/** Values of one dimension that are read; the rest is one part. */
export const MOST_PARTS = 2_001;

const noPeriod = (text: string, { name }: Column): AppError =>
  new AppError('no-rows', `No rows have ${name} = ${text}. Choose a period as in "Q3 2025", or a day in it.`);

const within = (table: SourceTable, by: Column, { from, to }: Span): string => {
  const name = table.dialect.quoteName(by.name);
  const day = (date: Date): string => dateLiteral(table.dialect, isoDay(date));
  return `(${name} >= ${day(from)} AND ${name} < ${day(to)})`;
};

const sideCondition = (table: SourceTable, { by, period }: ChangeRequest, label: string): string => {
  if (period === null) return equals(table.dialect, by, label);
  const span = spanNamed(label, period);
  if (!span) throw noPeriod(label, by);
  return within(table, by, span);
};

const condition = ({ dialect }: SourceTable, { column, value }: ChangeRequest['where'][number]): string =>
  value === BLANK ? `${dialect.quoteName(column.name)} IS NULL` : equals(dialect, column, value);

/** Sums of numerator and weight on both sides: those that moved most come first, so that a limit cuts off the least. */
const statement = (table: SourceTable, request: ChangeRequest, by: Column | null): string => {
  const { dialect, from } = table;
  const value = numberOf(dialect, request.measure);
  const weight = request.per ? numberOf(dialect, request.per) : null;
  const sides = [request.before, request.after].map((label) => sideCondition(table, request, label));
  const sums = sides.flatMap((side) => [
    `sum(CASE WHEN ${side} THEN ${value} ELSE 0 END)`,
    weight ? `sum(CASE WHEN ${side} THEN ${weight} ELSE 0 END)` : `count(CASE WHEN ${side} THEN ${value} END)`,
  ]);
  const key = by && keyOf(dialect, by);
  const columns = [...sums, ...(key ? [`abs(${sums[2]} - ${sums[0]}) AS moved`, `${key} AS part`] : [])];
  return dialect.select({
    columns: columns.join(', '),
    from,
    where: [`(${sides.join(' OR ')})`, ...request.where.map((each) => condition(table, each))].join(' AND '),
    ...(key && { groupBy: key, orderBy: 'moved DESC' }),
    rows: key ? MOST_PARTS : null,
  });
};

const partsOf = ({ values, columns, rows }: RecordBatch, named: boolean): Part[] => {
  const at = (column: number, row: number): number => Number(values[column]![row] ?? 0);
  const name = (row: number): string => String(cellOf(values[5]![row] ?? null, columns[5]!.type) ?? BLANK);
  return Array.from({ length: rows }, (_, row) => ({
    name: named ? name(row) : 'all',
    before: { numerator: at(0, row), denominator: at(1, row) },
    after: { numerator: at(2, row), denominator: at(3, row) },
  }));
};

/** Booleans come as 0 and 1 from sources that keep them so. */
const truthNames: Readonly<Record<string, string>> = { '0': 'false', '1': 'true' };

const inOrder = (parts: readonly Part[], by: Column | null): Part[] =>
  parts
    .map((part) => (by?.type === 'boolean' ? { ...part, name: truthNames[part.name] ?? part.name } : part))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** What a limit cut off, so that the parts still add up to the whole. */
const restOf = (whole: Part, parts: readonly Part[]): Part => {
  const left = (time: 'before' | 'after'): Part['before'] => ({
    numerator: parts.reduce((sum, part) => sum - part[time].numerator, whole[time].numerator),
    denominator: parts.reduce((sum, part) => sum - part[time].denominator, whole[time].denominator),
  });
  return { name: 'Values that were not read', before: left('before'), after: left('after') };
};

/** A table of a source whose sums the source computes: one grouping per dimension, and only the groups travel. */
export const changeTable = (table: SourceTable, rows: number, wanted: boolean): ChangeTable => {
  const read = async (request: ChangeRequest, by: Column | null): Promise<Part[]> =>
    inOrder(partsOf(await table.ask(statement(table, request, by), MOST_PARTS), by !== null), by);
  return {
    columns: table.columns,
    rows,
    sides: (by, params) => chooseSides(table, by, params),
    async parts(request, by) {
      const parts = await read(request, by);
      if (!wanted || by === null || parts.length < MOST_PARTS) return parts;
      const [whole] = await read(request, null);
      return [...parts, restOf(whole!, parts)];
    },
    statement: (request, by) => statement(table, request, by),
    progress: () => undefined,
  };
};
