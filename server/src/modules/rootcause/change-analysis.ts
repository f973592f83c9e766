import type { z } from 'zod';
import { changeDefinition, type ChangePart, type ChangeResult } from '#shared/analyses/change.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted, fullNumber, headlineNumber, percent } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { quoteName, quoteText } from '#server/engine/sql-session.js';
import { columnNamed, isNumeric, numericColumnNamed } from '#server/statistics/table-columns.js';
import { decomposeProduct, decomposeRatio, type Part } from './decomposition.js';

type Params = z.output<typeof changeDefinition.params>;
type Dimension = ChangeResult['dimensions'][number];

interface Request {
  readonly measure: Column;
  readonly per: Column | null;
  readonly by: Column;
  readonly before: Cell;
  readonly after: Cell;
}

const REST = 'All other';
const MOST_VALUES = 2_000;

const partsQuery = ({ measure, per, by, before, after }: Request, dimension: string): string => {
  const value = `CAST(${quoteName(measure.name)} AS DOUBLE)`;
  const weight = per ? `CAST(${quoteName(per.name)} AS DOUBLE)` : `CASE WHEN ${value} IS NULL THEN 0 ELSE 1 END`;
  const time = `CAST(${quoteName(by.name)} AS VARCHAR)`;
  const [first, last] = [quoteText(String(before)), quoteText(String(after))];
  const sum = (what: string, at: string): string => `coalesce(sum(${what}) FILTER (${time} = ${at}), 0)`;
  return `SELECT ${dimension} AS part, ${sum(value, first)}, ${sum(weight, first)}, ${sum(value, last)}, ${sum(weight, last)}
    FROM data WHERE ${time} IN (${first}, ${last}) GROUP BY 1 ORDER BY 1`;
};

const readParts = async ({ sql }: AnalysisContext, request: Request, dimension: string): Promise<Part[]> => {
  const { columns, rowCount } = await sql.query(partsQuery(request, dimension));
  const at = (column: number, row: number): number => Number(columns[column]![row]);
  return Array.from({ length: rowCount }, (_, row) => ({
    name: String(columns[0]![row] ?? '(blank)'),
    before: { numerator: at(1, row), denominator: at(2, row) },
    after: { numerator: at(3, row), denominator: at(4, row) },
  }));
};

const ratio = ({ numerator, denominator }: Part['before']): number => (denominator === 0 ? 0 : numerator / denominator);

const partsOf = (parts: readonly Part[], isRatio: boolean, total: number): ChangePart[] => {
  const shareOf = (change: number): number | null => (total === 0 ? null : change / total);
  if (!isRatio) {
    return parts.map(({ name, before, after }) => {
      const change = after.numerator - before.numerator;
      const [first, last] = [before.numerator, after.numerator];
      return { value: name, before: first, after: last, change, share: shareOf(change), rate: null, mix: null };
    });
  }
  return decomposeRatio(parts).map(({ name, change, rate, mix }, i) => {
    const part = parts[i]!;
    return {
      value: name,
      before: ratio(part.before),
      after: ratio(part.after),
      change,
      share: shareOf(change),
      rate,
      mix,
    };
  });
};

const merged = (parts: readonly Part[], name: string): Part => {
  const add = (time: 'before' | 'after'): Part['before'] => ({
    numerator: parts.reduce((sum, part) => sum + part[time].numerator, 0),
    denominator: parts.reduce((sum, part) => sum + part[time].denominator, 0),
  });
  return { name, before: add('before'), after: add('after') };
};

/** The largest contributions one by one and the rest as one part, so that the sum stays exact. */
const topParts = (parts: readonly Part[], isRatio: boolean, total: number, most: number): ChangePart[] => {
  const all = partsOf(parts, isRatio, total);
  const order = [...all.keys()].sort((a, b) => Math.abs(all[b]!.change) - Math.abs(all[a]!.change));
  if (order.length <= most) return order.map((i) => all[i]!);
  const kept = order.slice(0, most - 1).map((i) => all[i]!);
  const rest = order.slice(most - 1);
  const sum = (pick: (part: ChangePart) => number | null): number =>
    rest.reduce((total, i) => total + (pick(all[i]!) ?? 0), 0);
  const [whole] = partsOf(
    [
      merged(
        rest.map((i) => parts[i]!),
        REST,
      ),
    ],
    false,
    total,
  );
  const together = merged(
    rest.map((i) => parts[i]!),
    REST,
  );
  const restPart: ChangePart = {
    value: `${REST} (${rest.length})`,
    before: isRatio ? ratio(together.before) : whole!.before,
    after: isRatio ? ratio(together.after) : whole!.after,
    change: sum(({ change }) => change),
    share: total === 0 ? null : sum(({ share }) => share),
    rate: isRatio ? sum(({ rate }) => rate) : null,
    mix: isRatio ? sum(({ mix }) => mix) : null,
  };
  return [...kept, restPart];
};

/** Half the sum of |share of change - share of size|: 0 when every value changed in step with its size. */
const concentrationOf = (parts: readonly Part[], isRatio: boolean, total: number): number => {
  const sizes = parts.map(({ before, after }) =>
    isRatio
      ? Math.abs(before.denominator) + Math.abs(after.denominator)
      : Math.abs(before.numerator) + Math.abs(after.numerator),
  );
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const changes = partsOf(parts, isRatio, total).map(({ change }) => change);
  const moved = changes.reduce((sum, change) => sum + Math.abs(change), 0);
  if (whole === 0 || moved === 0) return 0;
  const net = Math.sign(total) || 1;
  const gap = changes.reduce((sum, change, i) => sum + Math.abs((net * change) / moved - sizes[i]! / whole), 0);
  return Math.min(1, gap / 2);
};

const plain = { kind: 'plain' } as const;

const bridgeTable = (dimension: Dimension, result: ChangeResult, request: Request): AnswerTable => ({
  name: `Change by ${dimension.dimension}`,
  columns: [
    { name: dimension.dimension, type: 'text', unit: plain, decimals: null },
    { name: 'Change', type: 'number', unit: request.measure.unit, decimals: null },
    { name: 'Share', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
  ],
  rows: [
    [String(request.before), result.before, null],
    ...dimension.parts.map(({ value, change, share }) => [value, change, share]),
    [String(request.after), result.after, null],
  ],
  totalRows: dimension.parts.length + 2,
});

const changeText = (name: string, { before, change }: ChangeResult): string => {
  if (change === 0) return `${name} did not change`;
  const size = before !== 0 ? percent(Math.abs(change / before), 1) : headlineNumber(Math.abs(change));
  return `${name} ${change < 0 ? 'fell' : 'rose'} ${size}`;
};

const present = (result: ChangeResult, request: Request): Presentation => {
  const name = request.per ? `${request.measure.name} per ${request.per.name}` : request.measure.name;
  const [main] = result.dimensions;
  const lead = main?.parts.find(({ value }) => !value.startsWith(REST));
  const explains = lead?.share != null && lead.share > 0 ? ` ${lead.value} explains ${percent(lead.share, 0)}.` : '';
  const tables = result.dimensions.slice(0, 3).map((dimension) => bridgeTable(dimension, result, request));
  return {
    headline: `${changeText(name, result)}.${explains}`,
    sentences: [
      `${fullNumber(result.after)}, was ${fullNumber(result.before)}.`,
      ...(result.factors.length === 2
        ? [
            `Number of rows: ${headlineNumber(result.factors[0]!.change)}. Average per row: ${headlineNumber(result.factors[1]!.change)}.`,
          ]
        : []),
    ],
    tables,
    charts: main
      ? [
          {
            kind: 'waterfall',
            title: `${changeText(name, result)}.${explains}`,
            caption: `${name}, ${request.before} to ${request.after}, by ${main.dimension}`,
            reading: main.parts.map(({ value, change }) => `${value} ${fullNumber(change)}`).join(', '),
            table: 0,
            category: 0,
            series: [{ name: 'Change', column: 1, role: 'value' }],
          },
        ]
      : [],
    followUps: lead ? [`Why ${lead.value}?`, 'Since when?'] : [],
  };
};

const groupingColumns = (
  columns: readonly Column[],
  { measure, per, by }: Request,
  wanted: string[] | null,
): Column[] => {
  const taken = new Set([measure.name, per?.name, by.name]);
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

const requestOf = (columns: readonly Column[], params: Params): Request => ({
  measure: numericColumnNamed(columns, params.measure),
  per: params.per === null ? null : numericColumnNamed(columns, params.per),
  by: columnNamed(columns, params.by),
  before: params.before,
  after: params.after,
});

/** Why a sum or a ratio of sums differs between two values of a column: exact contributions per dimension. */
export const changeAnalysis: Analysis<typeof changeDefinition.params, typeof changeDefinition.result> = {
  definition: changeDefinition,
  async compute(context, params) {
    const request = requestOf(context.dataset.columns, params);
    const isRatio = request.per !== null;
    const [whole] = await readParts(context, request, `'all'`);
    for (const [time, side] of [
      [params.before, whole?.before],
      [params.after, whole?.after],
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
    for (const [i, column] of candidates.entries()) {
      context.progress('Splitting the change', i, candidates.length);
      const parts = await readParts(context, request, `CAST(${quoteName(column.name)} AS VARCHAR)`);
      if (params.dimensions === null && (parts.length < 2 || parts.length > MOST_VALUES)) continue;
      dimensions.push({
        dimension: column.name,
        concentration: concentrationOf(parts, isRatio, after - before),
        parts: topParts(parts, isRatio, after - before, params.maxParts),
      });
    }
    dimensions.sort((a, b) => b.concentration - a.concentration);
    const factors = isRatio ? [] : factorsOf(whole!);
    const result: ChangeResult = { before, after, change: after - before, dimensions, factors };
    return {
      result,
      presentation: present(result, request),
      method: isRatio
        ? 'Rate and mix effects by the Shapley value of two factors; contributions sum to the change'
        : 'Exact additive contributions; rows and average per row by logarithmic mean Divisia index (LMDI-I)',
      query: partsQuery(request, candidates[0] ? quoteName(candidates[0].name) : `'all'`),
      rowsUsed: context.dataset.rows,
      assumptions: [
        `${counted(candidates.length, 'column')} tried as dimensions, most concentrated first.`,
        '"Explains" is a share of the change, not a cause.',
        ...(isNumeric(request.by) ? [`${request.by.name} is compared as text.`] : []),
      ],
    };
  },
};
