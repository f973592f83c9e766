import type { z } from 'zod';
import { compareDefinition, type CompareResult } from '#shared/analyses/compare.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, fullNumber, headlineNumber, percent } from '#shared/wording/numbers.js';
import type { Analysis, AnalysisContext, AnalysisOutcome } from '#server/engine/analysis.js';
import { certainty } from '#server/statistics/certainty.js';
import { columnNamed, numericColumnNamed, readCategories, readNumbers } from '#server/statistics/table-columns.js';
import { differenceFindings } from './difference-finding.js';
import { compareMeans, type MeanComparison } from './t-test.js';

type Params = z.output<typeof compareDefinition.params>;

interface Samples {
  readonly groups: [string, string];
  readonly values: [Float64Array, Float64Array];
  readonly measure: Column;
  readonly skipped: number;
}

const finite = (values: Float64Array): Float64Array => values.filter(Number.isFinite);

const betweenColumns = async (context: AnalysisContext, params: Params, second: string): Promise<Samples> => {
  const columns = [params.first, second].map((name) => numericColumnNamed(context.dataset.columns, name));
  const [a, b] = (await readNumbers(context.sql, columns)) as [Float64Array, Float64Array];
  const both = (_: number, i: number): boolean => Number.isFinite(a[i]) && Number.isFinite(b[i]);
  const values: [Float64Array, Float64Array] =
    params.kind === 'paired' ? [a.filter(both), b.filter(both)] : [finite(a), finite(b)];
  return {
    groups: [columns[0]!.name, columns[1]!.name],
    values,
    measure: columns[0]!,
    skipped: a.length + b.length - values[0].length - values[1].length,
  };
};

/**
 * Places of the two groups to compare among all, largest first.
 * @throws AppError `invalid-input` below two groups, `not-found` for a group that is not there
 */
export const chosenGroups = (levels: readonly string[], params: Params, by: string): [number, number] => {
  if (levels.length < 2) {
    throw new AppError('invalid-input', `${by} has ${levels.length} group. Choose a column with two groups or more.`);
  }
  const places = (params.groups ?? [levels[0]!, levels[1]!]).map((group) => levels.indexOf(group));
  const missing = places.indexOf(-1);
  if (missing >= 0) {
    const suggestions = levels.slice(0, 10);
    throw new AppError('not-found', `${by} has no group ${params.groups![missing]}.`, { suggestions });
  }
  return places as [number, number];
};

const betweenGroups = async (context: AnalysisContext, params: Params, by: string): Promise<Samples> => {
  const measure = numericColumnNamed(context.dataset.columns, params.first);
  const [values] = (await readNumbers(context.sql, [measure])) as [Float64Array];
  const [grouping] = await readCategories(context.sql, [columnNamed(context.dataset.columns, by)]);
  const places = chosenGroups(grouping!.levels, params, by);
  const [a, b] = places.map((code) => finite(values.filter((_, i) => grouping!.codes[i] === code)));
  return {
    groups: [grouping!.levels[places[0]]!, grouping!.levels[places[1]]!],
    values: [a!, b!],
    measure,
    skipped: values.length - a!.length - b!.length,
  };
};

const sizeWord = (effect: number | null): string => {
  const size = Math.abs(effect ?? 0);
  if (size < 0.2) return 'very small';
  if (size < 0.5) return 'small';
  return size < 0.8 ? 'medium' : 'large';
};

const intervalText = ({ lower, upper, confidenceLevel }: CompareResult): string =>
  `${percent(confidenceLevel, 1)} interval ${fullNumber(lower)} to ${fullNumber(upper)}`;

const readingOf = (result: Omit<CompareResult, 'reading'>): string => {
  const [first, second] = result.groups;
  if (result.lower <= 0 && result.upper >= 0) {
    return `No clear difference: ${first} and ${second} may have the same mean.`;
  }
  const size = result.effectSize === null ? '' : `, a ${sizeWord(result.effectSize)} difference`;
  return `${certainty(result.p)}: ${second} is ${result.difference > 0 ? 'higher' : 'lower'} than ${first}${size}.`;
};

const kindNames = {
  welch: "Welch's t-test (spreads may differ)",
  pooled: "Student's t-test (equal spreads)",
  paired: "Student's t-test for pairs",
} as const;

const present = (result: CompareResult, measure: Column, params: Params): Presentation => {
  const [first, second] = result.groups;
  const { difference } = result;
  const word = difference >= 0 ? 'higher' : 'lower';
  const open = result.lower <= 0 && result.upper >= 0;
  const number = (name: string) => ({ name, type: 'number' as const, unit: measure.unit, decimals: null });
  return {
    headline: open
      ? `No clear difference between ${first} and ${second}: ${headlineNumber(difference)}, ${intervalText(result)}.`
      : `${second} is ${headlineNumber(Math.abs(difference))} ${word} than ${first} on average.`,
    sentences: [`${result.reading} ${intervalText(result)}.`],
    tables: [
      {
        name: `${measure.name} compared`,
        columns: [
          { name: 'Group', type: 'text', unit: { kind: 'plain' }, decimals: null },
          { name: 'Rows', type: 'integer', unit: { kind: 'plain' }, decimals: 0 },
          number('Mean'),
          number('Standard deviation'),
        ],
        rows: [0, 1].map((i) => [
          result.groups[i as 0 | 1],
          result.counts[i as 0 | 1],
          result.means[i as 0 | 1],
          result.standardDeviations[i as 0 | 1],
        ]),
        totalRows: 2,
      },
    ],
    findings: differenceFindings(result, measure, params),
    charts: [
      {
        kind: 'bar',
        title: result.reading,
        caption: `Mean of ${measure.name}`,
        reading: `Two bars: ${first} ${fullNumber(result.means[0])}, ${second} ${fullNumber(result.means[1])}.`,
        table: 0,
        category: 0,
        series: [{ name: 'Mean', column: 2, role: 'value' }],
      },
    ],
    followUps: [`What drives ${measure.name}?`],
  };
};

/** @throws AppError `invalid-input` for settings that contradict each other */
export const checkCompared = ({ second, by, kind }: Params): void => {
  if ((second === null) === (by === null))
    throw new AppError('invalid-input', 'Give either a second column or a column of groups to compare.');
  if (by !== null && kind === 'paired')
    throw new AppError('invalid-input', 'A paired comparison needs two columns, not groups of one column.');
};

/** A comparison of two means and what was compared. */
export interface Compared {
  readonly groups: [string, string];
  readonly measure: Column;
  /** Cells that were left out. */
  readonly skipped: number;
  readonly comparison: MeanComparison;
}

export const compareOutcome = (
  { groups, measure, skipped, comparison }: Compared,
  params: Params,
): AnalysisOutcome<CompareResult> => {
  const { kind, confidenceLevel } = params;
  const bare = {
    ...comparison,
    counts: [...comparison.counts] as [number, number],
    means: [...comparison.means] as [number, number],
    standardDeviations: [...comparison.standardDeviations] as [number, number],
    groups,
    confidenceLevel,
  };
  const result: CompareResult = { ...bare, reading: readingOf(bare) };
  return {
    result,
    presentation: present(result, measure, params),
    method: `${kindNames[kind]}; Hedges' g as effect size`,
    rowsUsed: comparison.counts[0] + (kind === 'paired' ? 0 : comparison.counts[1]),
    assumptions: [
      'Values are independent of each other.',
      ...(skipped > 0 ? [`${count(skipped)} cells outside the groups or without a number were skipped.`] : []),
    ],
  };
};

/** Whether the means of two columns, or of one column in two groups, differ. */
export const compareAnalysis: Analysis<typeof compareDefinition.params, typeof compareDefinition.result> = {
  definition: compareDefinition,
  async compute(context, params) {
    checkCompared(params);
    const { values, ...compared } =
      params.second === null
        ? await betweenGroups(context, params, params.by!)
        : await betweenColumns(context, params, params.second);
    const { kind, confidenceLevel: confidence } = params;
    return compareOutcome({ ...compared, comparison: compareMeans(...values, { kind, confidence }) }, params);
  },
};
