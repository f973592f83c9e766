import { changeDefinition, type ChangeResult } from '#shared/analyses/change.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import type { Analysis } from '#server/engine/analysis.js';
import { quoteName } from '#server/engine/sql-session.js';
import { columnNamed, isNumeric } from '#server/statistics/table-columns.js';
import { partsQuery, readParts, readRequest, type ChangeRequest } from './change-parts.js';
import { present } from './change-presentation.js';
import { concentrationOf, ratio, topParts } from './contributions.js';
import { decomposeProduct, type Part } from './decomposition.js';

type Dimension = ChangeResult['dimensions'][number];

const MOST_VALUES = 2_000;
/** A column with fewer rows per value names single rows and explains nothing. */
const ROWS_PER_VALUE = 5;
const LEAST_ALLOWED = 20;
const FEW_VALUES = 8;

/** Whether a column with so many values splits so many rows into groups, rather than naming them one by one. */
const isDimension = (values: number, rows: number): boolean =>
  values >= 2 &&
  values <= Math.min(MOST_VALUES, Math.max(LEAST_ALLOWED, rows / ROWS_PER_VALUE)) &&
  (values <= FEW_VALUES || values <= rows / 2);

const groupingColumns = (
  columns: readonly Column[],
  { measure, per, by, where }: ChangeRequest,
  wanted: string[] | null,
): Column[] => {
  const taken = new Set([measure.name, per?.name, by.name, ...where.map(({ column }) => column.name)]);
  if (wanted) return wanted.map((name) => columnNamed(columns, name));
  return columns.filter((column) => !taken.has(column.name) && (column.type === 'text' || column.type === 'boolean'));
};

const factorsOf = (whole: Part): ChangeResult['factors'] => {
  const { before, after } = whole;
  const positive = [before, after].every(({ numerator, denominator }) => numerator > 0 && denominator > 0);
  if (!positive) return [];
  return decomposeProduct([
    { name: 'Number of rows', before: before.denominator, after: after.denominator },
    { name: 'Average per row', before: ratio(before), after: ratio(after) },
  ]);
};

/** Why a sum or a ratio of sums differs between two values of a column: exact contributions per dimension. */
export const changeAnalysis: Analysis<typeof changeDefinition.params, typeof changeDefinition.result> = {
  definition: changeDefinition,
  async compute(context, params) {
    const request = await readRequest(context, params);
    const isRatio = request.per !== null || request.average;
    const [whole] = await readParts(context, request, `'all'`);
    for (const [time, side] of [
      [request.before, whole?.before],
      [request.after, whole?.after],
    ] as const) {
      if (side && side.denominator !== 0) continue;
      throw new AppError(
        'no-rows',
        `No rows have ${request.by.name} = ${time}. Choose a value that occurs in ${request.by.name}.`,
      );
    }
    const value = (side: Part['before']): number => (isRatio ? ratio(side) : side.numerator);
    const [before, after] = [value(whole!.before), value(whole!.after)];
    const dimensions: Dimension[] = [];
    const candidates = groupingColumns(context.dataset.columns, request, params.dimensions);
    const rows = request.per ? context.dataset.rows : whole!.before.denominator + whole!.after.denominator;
    for (const [i, column] of candidates.entries()) {
      context.progress('Splitting the change', i, candidates.length);
      const parts = await readParts(context, request, `CAST(${quoteName(column.name)} AS VARCHAR)`);
      if (params.dimensions === null && !isDimension(parts.length, rows)) continue;
      dimensions.push({
        dimension: column.name,
        concentration: concentrationOf(parts, isRatio, after - before),
        parts: topParts(parts, isRatio, after - before, params.maxParts),
      });
    }
    dimensions.sort((a, b) => b.concentration - a.concentration);
    const factors = isRatio ? [] : factorsOf(whole!);
    const labels: [string, string] = [request.before, request.after];
    const result: ChangeResult = { labels, before, after, change: after - before, dimensions, factors };
    return {
      result,
      presentation: present(result, request, params),
      method: isRatio
        ? 'Rate and mix effects by the Shapley value of two factors; contributions sum to the change'
        : 'Exact additive contributions; rows and average per row by logarithmic mean Divisia index (LMDI-I)',
      query: partsQuery(request, candidates[0] ? quoteName(candidates[0].name) : `'all'`),
      rowsUsed: context.dataset.rows,
      assumptions: [
        `${counted(candidates.length, 'column')} tried as dimensions, most concentrated first.`,
        ...request.where.map(({ column, value }) => `Only rows with ${column.name} = ${value}.`),
        '"Explains" is a share of the change, not a cause.',
        ...(isNumeric(request.by) ? [`${request.by.name} is compared as text.`] : []),
      ],
    };
  },
};
