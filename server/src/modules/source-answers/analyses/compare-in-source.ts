import type { z } from 'zod';
import type { compareDefinition, CompareResult } from '#shared/analyses/compare.js';
import type { Column } from '#shared/data/column.js';
import type { AnalysisOutcome } from '../../../engine/analysis.js';
import type { Moments } from '../../../statistics/descriptive.js';
import { columnNamed, numericColumnNamed } from '../../../statistics/table-columns.js';
import { checkCompared, chosenGroups, compareMoments, compareOutcome, type Compared } from '../../comparison/index.js';
import { cellOf, type Dialect, type RecordBatch } from '../../connectors/index.js';
import { keyOf, numberOf } from './expressions.js';
import type { SourceTable } from './source-table.js';

type Params = z.output<typeof compareDefinition.params>;

const MOST_GROUPS = 1_000;
const FIGURES = 3;

const figuresOf = (dialect: Dialect, from: string, value: string): string =>
  [`count(${value})`, `avg(${value})`, dialect.profile.deviation(value, from)].join(', ');

const momentsAt = ({ values }: RecordBatch, first: number, row = 0): Moments => {
  const [count, mean, deviation] = [0, 1, 2].map((offset) => Number(values[first + offset]![row] ?? 0));
  return { count: count!, mean: mean!, variance: deviation! ** 2 };
};

const betweenGroups = async (
  table: SourceTable,
  measure: Column,
  by: Column,
  params: Params,
): Promise<Omit<Compared, 'measure'>> => {
  const { dialect, from } = table;
  const key = keyOf(dialect, by);
  const batch = await table.ask(
    dialect.select({
      columns: `${figuresOf(dialect, from, numberOf(dialect, measure))}, count(*) AS n, ${key} AS part`,
      from,
      where: `${dialect.quoteName(by.name)} IS NOT NULL`,
      groupBy: key,
      orderBy: 'n DESC',
      rows: MOST_GROUPS,
    }),
    MOST_GROUPS,
  );
  const groups = Array.from({ length: batch.rows }, (_, row) => ({
    label: String(cellOf(batch.values[4]![row] ?? null, batch.columns[4]!.type)),
    size: Number(batch.values[3]![row]),
    moments: momentsAt(batch, 0, row),
  })).sort((a, b) => b.size - a.size || (a.label < b.label ? -1 : 1));
  const [first, second] = chosenGroups(
    groups.map(({ label }) => label),
    params,
    by.name,
  ).map((place) => groups[place]!);
  const used = first!.moments.count + second!.moments.count;
  return {
    groups: [first!.label, second!.label],
    skipped: (await table.countRows()) - used,
    comparison: compareMoments(first!.moments, second!.moments, optionsOf(params)),
  };
};

const optionsOf = ({ kind, confidenceLevel }: Params) => ({ kind, confidence: confidenceLevel });

const betweenColumns = async (
  table: SourceTable,
  first: Column,
  second: Column,
  params: Params,
): Promise<Omit<Compared, 'measure'>> => {
  const { dialect, from } = table;
  const [a, b] = [numberOf(dialect, first), numberOf(dialect, second)];
  const paired = params.kind === 'paired';
  const both = [first, second].map(({ name }) => `${dialect.quoteName(name)} IS NOT NULL`).join(' AND ');
  const source = paired ? `(SELECT * FROM ${from} WHERE ${both}) pairs` : from;
  const columns = [a, b, ...(paired ? [`(${b} - ${a})`] : [])].map((value) => figuresOf(dialect, source, value));
  const batch = await table.ask(dialect.select({ columns: columns.join(', '), from: source, rows: null }), 1);
  const sides = [momentsAt(batch, 0), momentsAt(batch, FIGURES)] as const;
  const change = paired ? momentsAt(batch, 2 * FIGURES) : null;
  return {
    groups: [first.name, second.name],
    skipped: 2 * (await table.countRows()) - sides[0].count - sides[1].count,
    comparison: compareMoments(...sides, optionsOf(params), change),
  };
};

/** Whether two means differ, from counts, means and deviations that the source computes over all rows. */
export const compareInSource = async (table: SourceTable, params: Params): Promise<AnalysisOutcome<CompareResult>> => {
  checkCompared(params);
  const { columns } = table;
  const measure = numericColumnNamed(columns, params.first);
  const compared = await (params.second === null
    ? betweenGroups(table, measure, columnNamed(columns, params.by!), params)
    : betweenColumns(table, measure, numericColumnNamed(columns, params.second), params));
  return { ...compareOutcome({ ...compared, measure }, params), query: table.statements[0]! };
};
