import type { z } from 'zod';
import { rootCauseDefinition, type RootCauseResult, type RootCauseSet } from '#shared/analyses/rootcause.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted, fullNumber, headlineNumber, listed, percent } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import {
  columnNamed,
  isNumeric,
  numericColumnNamed,
  readCategories,
  readNumbers,
  type Categories,
} from '#server/statistics/table-columns.js';
import { localise } from './localisation.js';
import { expectedFromRates } from './rates.js';

type Params = z.output<typeof rootCauseDefinition.params>;

const dimensionColumns = (columns: readonly Column[], { dimensions }: Params): Column[] => {
  const found = dimensions?.map((name) => columnNamed(columns, name)) ?? columns.filter((column) => !isNumeric(column));
  if (found.length > 0) return found;
  throw new AppError('invalid-input', 'A root cause needs at least one column of categories to search. There is none.');
};

const sumAt = (values: Float64Array, rows: Int32Array): number => {
  let sum = 0;
  for (const row of rows) sum += values[row]!;
  return sum;
};

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

const zeroForBlank = (values: Float64Array): Float64Array =>
  values.map((value) => (Number.isFinite(value) ? value : 0));

const nameOf = ({ elements }: RootCauseSet): string => listed(Object.values(elements));

const plain = { kind: 'plain' } as const;

const present = (result: RootCauseResult, measure: Column): Presentation => {
  const [best] = result.sets;
  const difference = result.actual - result.expected;
  const share =
    best?.share != null && best.share > 0 ? ` and explains ${percent(best.share, 0)} of the difference` : '';
  const change = best ? best.actual - best.expected : 0;
  return {
    headline: best
      ? `${nameOf(best)} is ${headlineNumber(Math.abs(change))} ${change < 0 ? 'below' : 'above'} its baseline${share}.`
      : `${measure.name} is ${headlineNumber(Math.abs(difference))} ${difference < 0 ? 'below' : 'above'} its baseline, and no combination of values stands out.`,
    sentences: [
      `${measure.name}: ${fullNumber(result.actual)}, expected ${fullNumber(result.expected)}.`,
      `${counted(result.sets.length, 'combination')} found.`,
    ],
    tables: [
      {
        name: 'Root causes',
        columns: [
          { name: 'Combination', type: 'text', unit: plain, decimals: null },
          { name: 'Difference', type: 'number', unit: measure.unit, decimals: null },
          { name: 'Actual', type: 'number', unit: measure.unit, decimals: null },
          { name: 'Expected', type: 'number', unit: measure.unit, decimals: null },
          { name: 'Share', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
        ],
        rows: result.sets.map((set) => [
          Object.entries(set.elements)
            .map(([dimension, value]) => `${dimension} = ${value}`)
            .join(', '),
          set.actual - set.expected,
          set.actual,
          set.expected,
          set.share,
        ]),
        totalRows: result.sets.length,
      },
    ],
    charts: best
      ? [
          {
            kind: 'bar',
            title: `${nameOf(best)} stands out`,
            caption: `${measure.name}, actual less expected`,
            reading: result.sets.map((set) => `${nameOf(set)} ${fullNumber(set.actual - set.expected)}`).join(', '),
            table: 0,
            category: 0,
            series: [{ name: 'Difference', column: 1, role: 'value' }],
          },
        ]
      : [],
    followUps: best ? [`Why ${nameOf(best)}?`] : [],
  };
};

interface Cube {
  readonly dimensions: Column[];
  readonly categories: Categories[];
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  readonly countsFailures: boolean;
  readonly counts: boolean;
}

const readCube = async ({ dataset, sql }: AnalysisContext, params: Params): Promise<Cube> => {
  const measures = [params.measure, params.baseline, ...(params.per ? [params.per.measure, params.per.baseline] : [])];
  const numbers = (
    await readNumbers(
      sql,
      measures.map((name) => numericColumnNamed(dataset.columns, name)),
    )
  ).map(zeroForBlank);
  const dimensions = dimensionColumns(dataset.columns, params);
  const categories = await readCategories(sql, dimensions);
  const [actual, baseline, now, then] = numbers as [Float64Array, Float64Array, Float64Array, Float64Array];
  return params.per
    ? { dimensions, categories, ...expectedFromRates({ actual, requests: now, baseline, baselineRequests: then }) }
    : { dimensions, categories, actual, expected: baseline, countsFailures: false, counts: false };
};

/** A blank is a value of its own: code `levels.length`. */
const codesOf = ({ codes, levels }: Categories): Int32Array => codes.map((code) => (code < 0 ? levels.length : code));

const setsOf = ({ dimensions, categories, actual, expected, counts }: Cube, { maxSets }: Params): RootCauseSet[] => {
  const difference = total(actual) - total(expected);
  const codes = categories.map(codesOf);
  const sizes = categories.map(({ levels }) => levels.length + 1);
  return localise({ codes, sizes, actual, expected }, { maxSets, counts }).map(({ elements, leaves, evidence }) => {
    const [seen, wanted] = [sumAt(actual, leaves), sumAt(expected, leaves)];
    return {
      elements: Object.fromEntries(
        elements.map(([dimension, code]) => [
          dimensions[dimension]!.name,
          categories[dimension]!.levels[code] ?? '(blank)',
        ]),
      ),
      actual: seen,
      expected: wanted,
      share: difference === 0 ? null : (seen - wanted) / difference,
      leaves: leaves.length,
      evidence,
    };
  });
};

/** Which combinations of values explain why a measure differs from its baseline. */
export const rootCauseAnalysis: Analysis<typeof rootCauseDefinition.params, typeof rootCauseDefinition.result> = {
  definition: rootCauseDefinition,
  async compute(context, params) {
    const cube = await readCube(context, params);
    const result: RootCauseResult = {
      actual: total(cube.actual),
      expected: total(cube.expected),
      sets: setsOf(cube, params),
    };
    return {
      result,
      presentation: present(result, numericColumnNamed(context.dataset.columns, params.measure)),
      method:
        'Search over all combinations of up to four dimensions; sets of rows that moved by one common ratio, chosen by minimum description length',
      rowsUsed: cube.actual.length,
      assumptions: [
        'Blank amounts count as zero.',
        'Most rows behave as their baseline says.',
        ...(params.per
          ? ['Expected amounts are the baseline ratio of each row, steadied by the overall ratio, times its weight.']
          : []),
      ],
    };
  },
};
