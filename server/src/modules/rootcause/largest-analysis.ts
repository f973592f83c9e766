import { largestDefinition, type LargestResult } from '#shared/analyses/largest.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { quoteName, quoteText } from '#server/engine/sql-session.js';
import { conditions, datasetTable, readRequest, type ChangeRequest } from './change-parts.js';
import { timeExpression } from './compared-sides.js';
import { presentLargest } from './largest-presentation.js';

type Row = LargestResult['rows'][number];

const largestQuery = (
  { measure, by, period, where }: ChangeRequest,
  side: string,
  { names, most }: { names: readonly string[]; most: number },
): string => {
  const value = `CAST(${quoteName(measure.name)} AS DOUBLE)`;
  const filter = [
    `${timeExpression(by, period)} = ${quoteText(side)}`,
    `${value} IS NOT NULL`,
    ...conditions({ where }),
  ];
  return `WITH placed AS (SELECT row_number() OVER () AS place, * FROM data)
    SELECT place, ${value}, ${names.map((name) => `CAST(${quoteName(name)} AS VARCHAR)`).join(', ')}
    FROM placed WHERE ${filter.join(' AND ')} ORDER BY abs(${value}) DESC, 1 LIMIT ${most}`;
};

const rowsOf = async (
  { dataset, sql }: AnalysisContext,
  request: ChangeRequest,
  side: Row['side'],
  most: number,
): Promise<{ rows: Row[]; query: string }> => {
  const names = dataset.columns.map(({ name }) => name);
  const query = largestQuery(request, request[side], { names, most });
  const { columns, rowCount } = await sql.query(query);
  const rows = Array.from({ length: rowCount }, (_, i): Row => {
    const cells = dataset.columns.map(({ type }, column): Cell => {
      const text = columns[column + 2]![i] as string | null;
      return text !== null && (type === 'integer' || type === 'number') ? Number(text) : text;
    });
    return { row: Number(columns[0]![i]), side, value: Number(columns[1]![i]), cells };
  });
  return { rows, query };
};

/** Whether single rows make the change: the largest of both sides, and what is left of the change without them. */
export const largestAnalysis: Analysis<typeof largestDefinition.params, typeof largestDefinition.result> = {
  definition: largestDefinition,
  async compute(context, params) {
    const table = datasetTable(context);
    const request = await readRequest(table, { ...params, per: null, average: false });
    const [whole] = await table.parts(request, null);
    const after = await rowsOf(context, request, 'after', params.most);
    const before = await rowsOf(context, request, 'before', params.most);
    const rows = [...after.rows, ...before.rows];
    if (!whole || rows.length === 0) {
      throw new AppError('no-rows', `No rows fall into ${request.before} or ${request.after}.`);
    }
    const sum = (side: Row[]): number => side.reduce((total, { value }) => total + value, 0);
    const change = whole.after.numerator - whole.before.numerator;
    const without = change - sum(after.rows) + sum(before.rows);
    const result: LargestResult = { labels: [request.before, request.after], change, without, rows };
    return {
      result,
      presentation: presentLargest(result, { request, whole, columns: context.dataset.columns, params }),
      method: 'The largest absolute values of each side',
      query: after.query,
      rowsUsed: whole.before.denominator + whole.after.denominator,
      assumptions: request.where.map(({ column, value }) => `Only rows with ${column.name} = ${value}.`),
    };
  },
};
