import type { z } from 'zod';
import { correlateDefinition, type Correlation, type CorrelateResult } from '#shared/analyses/correlate.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext } from '#server/engine/analysis.js';
import { certainty } from '#server/statistics/certainty.js';
import { benjaminiHochberg } from '#server/statistics/multiple-testing.js';
import { columnNamed, isGrouping, isNumeric, readCategories, readNumbers } from '#server/statistics/table-columns.js';
import {
  correlationRatio,
  cramersV,
  pearsonAssociation,
  spearmanAssociation,
  type Association,
} from './association.js';
import { relationFindings, type NumbersOf } from './relation-findings.js';

type Params = z.output<typeof correlateDefinition.params>;
type Variable =
  { readonly column: Column; readonly numbers: Float64Array } | { readonly column: Column; readonly codes: Int32Array };

const MOST_COLUMNS = 60;

const variablesOf = async ({ dataset, sql }: AnalysisContext, { columns }: Params): Promise<Variable[]> => {
  const wanted = columns?.map((name) => columnNamed(dataset.columns, name)) ?? dataset.columns;
  const numeric = wanted.filter(isNumeric);
  const others = wanted.filter((column) => !isNumeric(column));
  const numbers = numeric.length > 0 ? await readNumbers(sql, numeric) : [];
  const categories = await readCategories(sql, others);
  const found = new Map<Column, Variable>();
  numeric.forEach((column, i) => found.set(column, { column, numbers: numbers[i]! }));
  others.forEach((column, i) => {
    if (columns !== null || isGrouping(categories[i]!)) found.set(column, { column, codes: categories[i]!.codes });
  });
  const usable = wanted.flatMap((column) => found.get(column) ?? []);
  if (usable.length >= 2) return usable.slice(0, MOST_COLUMNS);
  throw new AppError(
    'too-little-data',
    `Correlations need at least two columns of numbers or repeated categories. This selection has ${usable.length}.`,
  );
};

const isKnown = (variable: Variable, row: number): boolean =>
  'numbers' in variable ? Number.isFinite(variable.numbers[row]) : variable.codes[row]! >= 0;

const associate = (a: Variable, b: Variable, method: Params['method']): Association => {
  const length = 'numbers' in a ? a.numbers.length : a.codes.length;
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (isKnown(a, row) && isKnown(b, row)) rows.push(row);
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  if ('numbers' in a && 'numbers' in b) {
    return (method === 'pearson' ? pearsonAssociation : spearmanAssociation)(pick(a.numbers), pick(b.numbers));
  }
  if ('codes' in a && 'codes' in b) return cramersV(pick(a.codes), pick(b.codes));
  if ('codes' in a && 'numbers' in b) return correlationRatio(pick(a.codes), pick(b.numbers));
  if ('numbers' in a && 'codes' in b) return correlationRatio(pick(b.codes), pick(a.numbers));
  return { method: 'pearson', strength: null, p: null, rows: 0 };
};

const strengthWord = (strength: number): string => {
  const size = Math.abs(strength);
  if (size >= 0.7) return 'strongly';
  return size >= 0.4 ? 'clearly' : 'weakly';
};

const sentenceOf = ({ first, second, method, strength, p }: Correlation): string => {
  const symbol = { pearson: 'r', spearman: 'ρ', 'cramers-v': 'V', 'correlation-ratio': 'η' }[method];
  const value = `${symbol} = ${(strength ?? 0).toFixed(2).replace('-', '−')}`;
  const sure = certainty(p ?? 1).toLowerCase();
  if (method === 'cramers-v' || method === 'correlation-ratio') {
    return `${first} and ${second} go together ${strengthWord(strength ?? 0)}, ${value} (${sure}).`;
  }
  const way = (strength ?? 0) < 0 ? 'in opposite directions' : 'in the same direction';
  return `${first} and ${second} move ${strengthWord(strength ?? 0)} ${way}, ${value} (${sure}).`;
};

const plain = { kind: 'plain' } as const;

const present = (result: CorrelateResult, method: Params['method'], numbers: NumbersOf): Presentation => {
  const sure = result.pairs.filter(({ p }) => p !== null && p < 0.05);
  const [best, ...rest] = sure;
  const shown = result.pairs.slice(0, 200);
  const relations = relationFindings(result, method, numbers, 2, 1);
  return {
    headline: best ? sentenceOf(best) : 'No two columns move together more than chance would have it.',
    sentences: [
      ...rest.slice(0, 2).map(sentenceOf),
      `${count(sure.length)} of ${counted(result.pairs.length, 'pair')} hold after correction for many tests.`,
    ],
    tables: [
      {
        name: 'Correlation matrix',
        columns: [
          { name: 'Column', type: 'text', unit: plain, decimals: null },
          ...result.columns.map((name) => ({ name, type: 'number' as const, unit: plain, decimals: 2 })),
        ],
        rows: result.matrix.map((row, i) => [result.columns[i]!, ...row]),
        totalRows: result.columns.length,
      },
      {
        name: 'Pairs',
        columns: [
          { name: 'Pair', type: 'text', unit: plain, decimals: null },
          { name: 'Strength', type: 'number', unit: plain, decimals: 2 },
          { name: 'Adjusted p', type: 'number', unit: plain, decimals: 4 },
          { name: 'Method', type: 'text', unit: plain, decimals: null },
          { name: 'Rows', type: 'integer', unit: plain, decimals: 0 },
        ],
        rows: shown.map(({ first, second, strength, p, method, rows }) => [
          `${first} – ${second}`,
          strength,
          p,
          method,
          rows,
        ]),
        totalRows: result.pairs.length,
      },
      ...relations.tables,
    ],
    findings: relations.findings,
    charts: [
      {
        kind: 'bar',
        title: best ? sentenceOf(best) : 'No pair stands out',
        caption: 'Strength of association per pair, strongest first',
        reading: shown.slice(0, 5).map(sentenceOf).join(' '),
        table: 1,
        category: 0,
        series: [{ name: 'Strength', column: 1, role: 'value' }],
      },
      ...relations.charts,
    ],
    followUps: best ? [`What drives ${best.first}?`] : [],
  };
};

/** Every pair of columns with the measure that fits their types. */
export const correlateAnalysis: Analysis<typeof correlateDefinition.params, typeof correlateDefinition.result> = {
  definition: correlateDefinition,
  async compute(context, params) {
    const variables = await variablesOf(context, params);
    const columns = variables.map(({ column }) => column.name);
    const matrix = columns.map((_, i) => columns.map((_, j): number | null => (i === j ? 1 : null)));
    const raw: { first: string; second: string; association: Association }[] = [];
    variables.forEach((a, i) => {
      context.progress('Comparing columns', i, variables.length);
      variables.slice(i + 1).forEach((b, offset) => {
        const association = associate(a, b, params.method);
        const j = i + 1 + offset;
        matrix[i]![j] = matrix[j]![i] = association.strength;
        raw.push({ first: columns[i]!, second: columns[j]!, association });
      });
    });
    const adjusted = benjaminiHochberg(raw.map(({ association }) => association.p ?? Number.NaN));
    const pairs = raw.map(({ first, second, association }, i): Correlation => {
      return { first, second, ...association, p: Number.isNaN(adjusted[i]) ? null : adjusted[i]! };
    });
    pairs.sort((a, b) => Math.abs(b.strength ?? 0) - Math.abs(a.strength ?? 0));
    const result: CorrelateResult = { columns, matrix, pairs };
    const numbers: NumbersOf = (name) => {
      const variable = variables.find(({ column }) => column.name === name);
      return variable && 'numbers' in variable ? { column: variable.column, values: variable.numbers } : null;
    };
    return {
      result,
      presentation: present(result, params.method, numbers),
      method: `${params.method === 'pearson' ? "Pearson's r" : "Spearman's ρ"} between numbers, bias-corrected Cramér's V between categories, correlation ratio between the two; p-values adjusted by Benjamini and Hochberg`,
      rowsUsed: context.dataset.rows,
      assumptions: ['Rows where either column is blank are left out of that pair.', 'Moving together is not a cause.'],
    };
  },
};
