import { changeDefinition, type ChangeResult } from '#shared/analyses/change.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisOutcome } from '#server/engine/analysis.js';
import { isNumeric } from '#server/statistics/table-columns.js';
import { comparedRows, datasetTable, readRequest, type ChangeRequest } from './change-parts.js';
import { present } from './change-presentation.js';
import type { ChangeParams, ChangeTable } from './change-table.js';
import { concentrationOf, ratio, topParts } from './contributions.js';
import { decomposeProduct, type Part } from './decomposition.js';
import { groupingColumns, isDimension } from './dimensions.js';

type Dimension = ChangeResult['dimensions'][number];

const factorsOf = (whole: Part): ChangeResult['factors'] => {
  const { before, after } = whole;
  const positive = [before, after].every(({ numerator, denominator }) => numerator > 0 && denominator > 0);
  if (!positive) return [];
  return decomposeProduct([
    { name: 'Number of rows', before: before.denominator, after: after.denominator },
    { name: 'Average per row', before: ratio(before), after: ratio(after) },
  ]);
};

interface Change {
  readonly request: ChangeRequest;
  readonly whole: Part;
  readonly before: number;
  readonly after: number;
}

const measureChange = async (table: ChangeTable, params: ChangeParams): Promise<Change> => {
  const request = await readRequest(table, params);
  const [whole] = await table.parts(request, null);
  for (const [label, side] of [
    [request.before, whole?.before],
    [request.after, whole?.after],
  ] as const) {
    if (side && side.denominator !== 0) continue;
    const by = request.by.name;
    throw new AppError('no-rows', `No rows have ${by} = ${label}. Choose a value that occurs in ${by}.`);
  }
  const value = (side: Part['before']): number => (isRatio(request) ? ratio(side) : side.numerator);
  return { request, whole: whole!, before: value(whole!.before), after: value(whole!.after) };
};

const isRatio = ({ per, average }: ChangeRequest): boolean => per !== null || average;

const splitBy = async (
  table: ChangeTable,
  { request, before, after }: Change,
  { candidates, params }: { candidates: readonly Column[]; params: ChangeParams },
): Promise<Dimension[]> => {
  const rows = await comparedRows(table, request);
  const dimensions: Dimension[] = [];
  for (const [i, column] of candidates.entries()) {
    table.progress(i, candidates.length);
    const parts = await table.parts(request, column);
    if (params.dimensions === null && !isDimension(parts.length, rows)) continue;
    dimensions.push({
      dimension: column.name,
      concentration: concentrationOf(parts, isRatio(request), after - before),
      parts: topParts(parts, isRatio(request), after - before, params.maxParts),
    });
  }
  return dimensions.sort((a, b) => b.concentration - a.concentration);
};

/**
 * Why a sum or a ratio of sums differs between two sides: exact contributions per dimension, wherever the table adds up its rows.
 * @throws AppError `no-rows` when a side has none, and as `readRequest` does
 */
export const explainChange = async (
  table: ChangeTable,
  params: ChangeParams,
): Promise<AnalysisOutcome<ChangeResult>> => {
  const change = await measureChange(table, params);
  const { request, whole, before, after } = change;
  const candidates = groupingColumns(table.columns, request, params.dimensions);
  const dimensions = await splitBy(table, change, { candidates, params });
  const factors = isRatio(request) ? [] : factorsOf(whole);
  const labels: [string, string] = [request.before, request.after];
  const result: ChangeResult = { labels, before, after, change: after - before, dimensions, factors };
  return {
    result,
    presentation: present(result, request, params),
    method: isRatio(request)
      ? 'Rate and mix effects by the Shapley value of two factors; contributions sum to the change'
      : 'Exact additive contributions; rows and average per row by logarithmic mean Divisia index (LMDI-I)',
    query: table.statement(request, candidates[0] ?? null),
    rowsUsed: table.rows,
    assumptions: [
      `${counted(candidates.length, 'column')} tried as dimensions, most concentrated first.`,
      ...request.where.map(({ column, value }) => `Only rows with ${column.name} = ${value}.`),
      '"Explains" is a share of the change, not a cause.',
      ...(isNumeric(request.by) ? [`${request.by.name} is compared as text.`] : []),
    ],
  };
};

export const changeAnalysis: Analysis<typeof changeDefinition.params, typeof changeDefinition.result> = {
  definition: changeDefinition,
  compute: (context, params) => explainChange(datasetTable(context), params),
};
