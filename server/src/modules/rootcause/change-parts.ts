import type { z } from 'zod';
import type { changeDefinition } from '#shared/analyses/change.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AnalysisContext } from '#server/engine/analysis.js';
import { quoteName, quoteText } from '#server/engine/sql-session.js';
import { columnNamed, numericColumnNamed } from '#server/statistics/table-columns.js';
import type { ChangeTable } from './change-table.js';
import { chosenSides, timeExpression } from './compared-sides.js';
import type { Part } from './decomposition.js';

type Params = Omit<z.output<typeof changeDefinition.params>, 'dimensions' | 'maxParts'>;

/** How a missing value of a dimension is named. */
export const BLANK = '(blank)';

/** What is asked, with its columns found. */
export interface ChangeRequest {
  readonly measure: Column;
  readonly per: Column | null;
  /** The average per row instead of the sum. */
  readonly average: boolean;
  readonly by: Column;
  readonly period: Params['period'];
  readonly before: string;
  readonly after: string;
  readonly where: readonly { readonly column: Column; readonly value: string }[];
}

const isDate = ({ type }: Column): boolean => type === 'date' || type === 'datetime';

/**
 * Names the columns and the two sides of a comparison.
 * @throws AppError `column-unknown`, `invalid-input` for a period of a column without dates, `too-little-data` with one side only
 */
export const readRequest = async (table: ChangeTable, params: Params): Promise<ChangeRequest> => {
  const { columns } = table;
  const by = columnNamed(columns, params.by);
  if (params.period !== null && !isDate(by)) {
    throw new AppError('invalid-input', `${by.name} holds ${by.type}, not dates. Choose a column of dates.`);
  }
  const sides = await table.sides(by, params);
  return {
    measure: numericColumnNamed(columns, params.measure),
    per: params.per === null ? null : numericColumnNamed(columns, params.per),
    average: params.average,
    by,
    period: params.period,
    ...sides,
    where: params.where.map(({ column, value }) => ({ column: columnNamed(columns, column), value })),
  };
};

/** What a row must meet to belong to the part that is asked about, as SQL. */
export const conditions = ({ where }: Pick<ChangeRequest, 'where'>): string[] =>
  where.map(({ column, value }) =>
    value === BLANK
      ? `${quoteName(column.name)} IS NULL`
      : `CAST(${quoteName(column.name)} AS VARCHAR) = ${quoteText(value)}`,
  );

/** Sums of numerator and weight before and after, by a column or of all rows. */
const partsQuery = (request: ChangeRequest, by: Column | null): string => {
  const dimension = by ? `CAST(${quoteName(by.name)} AS VARCHAR)` : `'all'`;
  const { measure, per, before, after } = request;
  const value = `CAST(${quoteName(measure.name)} AS DOUBLE)`;
  const weight = per ? `CAST(${quoteName(per.name)} AS DOUBLE)` : `CASE WHEN ${value} IS NULL THEN 0 ELSE 1 END`;
  const time = timeExpression(request.by, request.period);
  const [first, last] = [quoteText(before), quoteText(after)];
  const sum = (what: string, at: string): string => `coalesce(sum(${what}) FILTER (${time} = ${at}), 0)`;
  return `SELECT ${dimension} AS part, ${sum(value, first)}, ${sum(weight, first)}, ${sum(value, last)}, ${sum(weight, last)}
    FROM data WHERE ${[`${time} IN (${first}, ${last})`, ...conditions(request)].join(' AND ')} GROUP BY 1 ORDER BY 1`;
};

/** Rows with a measure on either side of the comparison. */
export const comparedRows = async (table: ChangeTable, request: ChangeRequest): Promise<number> => {
  const [whole] = await table.parts({ ...request, per: null }, null);
  return whole ? whole.before.denominator + whole.after.denominator : 0;
};

const readParts = async ({ sql }: AnalysisContext, request: ChangeRequest, by: Column | null): Promise<Part[]> => {
  const { columns, rowCount } = await sql.query(partsQuery(request, by));
  const at = (column: number, row: number): number => Number(columns[column]![row]);
  return Array.from({ length: rowCount }, (_, row) => ({
    name: String(columns[0]![row] ?? BLANK),
    before: { numerator: at(1, row), denominator: at(2, row) },
    after: { numerator: at(3, row), denominator: at(4, row) },
  }));
};

/** A dataset, summed by the engine. */
export const datasetTable = (context: AnalysisContext): ChangeTable => ({
  columns: context.dataset.columns,
  rows: context.dataset.rows,
  sides: (by, params) => chosenSides(context, by, params),
  parts: (request, by) => readParts(context, request, by),
  statement: partsQuery,
  progress: (done, total) => context.progress('Splitting the change', done, total),
});
