import type { z } from 'zod';
import { outliersDefinition } from '#shared/analyses/outliers.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Chart } from '#shared/answers/chart.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted, fullNumber, listed } from '#shared/wording/numbers.js';
import type { Analysis } from '#server/engine/analysis.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';
import { findOutliers, type OutlierMethod, type SeasonalDecomposition } from './find-outliers.js';

type Result = z.output<typeof outliersDefinition.result>;

const methodNames: Record<OutlierMethod, string> = {
  iqr: "Tukey's fences on the interquartile range",
  mad: 'Modified z-scores by the median absolute deviation',
  zscore: 'Z-scores by mean and standard deviation',
  seasonal: 'Seasonal decomposition by loess, modified z-scores of the remainder',
};

const numericColumn = (name: string, columns: readonly Column[]): Column => {
  const column = columns.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  const numeric = columns
    .filter(({ type }) => type === 'integer' || type === 'number')
    .map((candidate) => candidate.name);
  if (!column) {
    throw new AppError(
      'column-unknown',
      `There is no column ${name}. The numbers stand in ${listed(numeric) || 'no column'}.`,
      {
        suggestions: numeric,
      },
    );
  }
  if (numeric.includes(column.name)) return column;
  throw new AppError('invalid-input', `${column.name} holds ${column.type}, not numbers. Choose a column of numbers.`, {
    suggestions: numeric,
  });
};

const readValues = async (sql: SqlSession, column: Column): Promise<(number | null)[]> => {
  const { columns } = await sql.query(`SELECT CAST(${quoteName(column.name)} AS DOUBLE) FROM data`);
  return (columns[0] ?? []) as (number | null)[];
};

const MAX_LISTED = 1_000;

/** Where in the data they stand and how far they lie. */
const chartOf = (column: Column, title: string, { outliers, lower, upper }: Result): Chart[] => {
  const values = outliers.map(({ value }) => value);
  if (values.length === 0) return [];
  const between = `${fullNumber(Math.min(...values))} to ${fullNumber(Math.max(...values))}`;
  const usual =
    lower === null || upper === null ? '' : ` Usual values lie between ${fullNumber(lower)} and ${fullNumber(upper)}.`;
  return [
    {
      kind: 'scatter',
      title,
      caption: `Values of ${column.name} that stand out, by position in the data`,
      reading: `Points at ${between}.${usual}`,
      table: 0,
      category: 0,
      series: [{ name: column.name, column: 1, role: 'value' }],
    },
  ];
};

const headlineOf = (column: Column, values: number, found: number): string =>
  found > 0
    ? `${counted(found, 'value')} of ${count(values)} in ${column.name} ${found === 1 ? 'stands' : 'stand'} out.`
    : `No value of ${column.name} stands out. ${counted(values, 'value')} checked.`;

const present = (column: Column, values: number, result: Result): Presentation => {
  const { outliers, lower, upper } = result;
  const headline = headlineOf(column, values, outliers.length);
  const byScore = [...outliers].sort((a, b) => Math.abs(b.score) - Math.abs(a.score) || a.row - b.row);
  const [worst] = byScore;
  const normal =
    lower === null || upper === null ? [] : [`Usual values lie between ${fullNumber(lower)} and ${fullNumber(upper)}.`];
  const most = worst ? [`The farthest is ${fullNumber(worst.value)} in row ${count(worst.row)}.`] : [];
  return {
    headline,
    sentences: [...most, ...normal],
    tables: [
      {
        name: `Outliers of ${column.name}`,
        columns: [
          { name: 'Position', type: 'integer', unit: { kind: 'plain' }, decimals: 0 },
          { name: 'Value', type: column.type, unit: column.unit, decimals: null },
          { name: 'Score', type: 'number', unit: { kind: 'plain' }, decimals: 2 },
          { name: 'Reason', type: 'text', unit: { kind: 'plain' }, decimals: null },
        ],
        rows: byScore.slice(0, MAX_LISTED).map(({ row, value, score, reason }) => [row, value, score, reason]),
        totalRows: outliers.length,
      },
    ],
    charts: chartOf(column, headline, result),
    followUps: [],
  };
};

type OutliersAnalysis = Analysis<typeof outliersDefinition.params, typeof outliersDefinition.result>;

/** Values that stand out from the rest of their column. Row order matters to the seasonal method only. */
export const outliersAnalysisWith = (decompose: SeasonalDecomposition): OutliersAnalysis => ({
  definition: outliersDefinition,
  async compute({ dataset, sql, progress }, { values: name, method, threshold: wanted, season }) {
    const column = numericColumn(name, dataset.columns);
    progress('Reading values', 0, 2);
    const values = await readValues(sql, column);
    progress('Comparing values', 1, 2);
    const numbers = values.filter((value) => value !== null).length;
    const found = findOutliers(values, column.name, { method, threshold: wanted, season }, decompose);
    const { threshold, lower, upper, scores, outliers } = found;
    const result: Result = { method, threshold, lower, upper, scores, outliers };
    return {
      result,
      presentation: present(column, numbers, result),
      method: `${methodNames[method]}, threshold ${threshold}`,
      query: `SELECT ${quoteName(column.name)} FROM data`,
      rowsUsed: numbers,
      assumptions:
        values.length > numbers ? [`${counted(values.length - numbers, 'row')} without a number were skipped.`] : [],
    };
  },
});
