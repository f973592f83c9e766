import { leversDefinition, type LeversResult } from '#shared/analyses/levers.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Analysis } from '#server/engine/analysis.js';
import { columnNamed } from '#server/statistics/table-columns.js';
import { comparedRows, datasetTable, readRequest, type ChangeRequest } from './change-parts.js';
import type { ChangeTable } from './change-table.js';
import type { Part } from './decomposition.js';
import { groupingColumns, isDimension } from './dimensions.js';
import { leversOf, type Levers } from './levers.js';
import { presentLevers } from './levers-presentation.js';

interface Split {
  readonly dimension: string | null;
  readonly levers: Levers;
}

const splitsOf = async (
  table: ChangeTable,
  request: ChangeRequest,
  { whole, wanted }: { whole: Part; wanted: string | null },
): Promise<Split[]> => {
  const columns = groupingColumns(table.columns, request, wanted === null ? null : [wanted]);
  const rows = await comparedRows(table, request);
  const splits: Split[] = [];
  for (const [i, column] of columns.entries()) {
    table.progress(i, columns.length);
    const parts = await table.parts(request, column);
    if (wanted === null && !isDimension(parts.length, rows)) continue;
    splits.push({ dimension: column.name, levers: leversOf(whole, parts) });
  }
  return splits;
};

/** The split whose make-up matters most; without any, the whole is one part and has no mix. */
const tellingSplit = (splits: readonly Split[], whole: Part): Split =>
  splits.reduce<Split | null>(
    (best, one) => (best && Math.abs(best.levers.mix) >= Math.abs(one.levers.mix) ? best : one),
    null,
  ) ?? { dimension: null, levers: leversOf(whole, [whole]) };

const wholeOf = async (table: ChangeTable, request: ChangeRequest): Promise<Part> => {
  const [whole] = await table.parts(request, null);
  if (whole && whole.before.denominator > 0 && whole.after.denominator > 0) return whole;
  const quantity = request.per?.name ?? 'rows';
  throw new AppError(
    'too-little-data',
    `Volume, mix and price need ${quantity} above zero in both ${request.before} and ${request.after}.`,
  );
};

/** Whether a sum changed because there was more of it, because its make-up changed, or because the same brings more. */
export const leversAnalysis: Analysis<typeof leversDefinition.params, typeof leversDefinition.result> = {
  definition: leversDefinition,
  async compute(context, params) {
    const table = datasetTable(context);
    const request = await readRequest(table, { ...params, average: false });
    const whole = await wholeOf(table, request);
    const wanted = params.dimension === null ? null : columnNamed(table.columns, params.dimension).name;
    const { dimension, levers } = tellingSplit(await splitsOf(table, request, { whole, wanted }), whole);
    const [before, after] = [whole.before.numerator, whole.after.numerator];
    const labels: [string, string] = [request.before, request.after];
    const { volume, mix, rate, parts } = levers;
    const result: LeversResult = {
      labels,
      before,
      after,
      change: after - before,
      dimension,
      volume,
      mix,
      rate,
      parts: [...parts],
    };
    return {
      result,
      presentation: presentLevers(result, { request, whole, params }),
      method: 'Volume, mix and rate by the Shapley value of two factors, twice; the three sum to the change',
      query: table.statement(request, dimension === null ? null : columnNamed(table.columns, dimension)),
      rowsUsed: context.dataset.rows,
      assumptions: [
        ...request.where.map(({ column, value }) => `Only rows with ${column.name} = ${value}.`),
        ...(dimension === null ? [] : [`Mix is that of ${dimension}, the column whose make-up matters most.`]),
        '"Explains" is a share of the change, not a cause.',
      ],
    };
  },
};
