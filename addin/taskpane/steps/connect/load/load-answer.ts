import type { Answer } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Filter } from '#shared/contract/connections.js';
import type { Dataset } from '#shared/data/dataset.js';
import { originName, rowLimit, type LoadOrigin } from './load-state.js';
import { count, counted } from '#shared/wording/numbers.js';

export interface LoadFacts {
  readonly runId: string;
  readonly origin: LoadOrigin;
  readonly dataset: Dataset;
  /** The rows that go to the sheet. */
  readonly table: AnswerTable;
  readonly startedAt: string;
  readonly milliseconds: number;
}

const symbols = { 'one-of': 'is one of', contains: 'contains', 'starts-with': 'starts with' } as const;

export const filterText = (filter: Filter): string => {
  switch (filter.operator) {
    case 'is-null':
      return `${filter.column} is blank`;
    case 'is-not-null':
      return `${filter.column} is not blank`;
    case 'one-of':
      return `${filter.column} is one of ${filter.values.join(', ')}`;
    default:
      return `${filter.column} ${symbols[filter.operator as keyof typeof symbols] ?? filter.operator} ${String(filter.value)}`;
  }
};

const filtersOf = (origin: LoadOrigin): string[] =>
  origin.kind === 'table' ? (origin.selection.filters ?? []).map(filterText) : [];

const remarks = ({ dataset, table, origin }: LoadFacts): string[] => {
  const filters = filtersOf(origin);
  const maxRows = rowLimit(origin);
  return [
    ...(filters.length > 0 ? [`Only rows where ${filters.join(' and ')}.`] : []),
    ...(maxRows !== null && dataset.rows >= maxRows
      ? [`Reading stopped at ${count(maxRows)} rows, the limit that was chosen; the source may have more.`]
      : []),
    ...(table.rows.length < dataset.rows
      ? [`The first ${count(table.rows.length)} of ${counted(dataset.rows, 'row')}; all are on the server.`]
      : []),
  ];
};

/** A loaded table as something that can be written into the workbook, with where it came from. */
export const loadAnswer = (facts: LoadFacts): Answer => {
  const { runId, dataset, table, origin, startedAt, milliseconds } = facts;
  return {
    headline: `${dataset.name}: ${counted(table.rows.length, 'row')} from ${dataset.source.label}.`,
    sentences: remarks(facts),
    tables: [table],
    charts: [],
    followUps: [],
    result: null,
    receipt: {
      runId,
      analysis: 'data',
      method: `Read from ${originName(origin)}`,
      query: null,
      source: dataset.source,
      dataset: dataset.id,
      rowsRead: dataset.rows,
      rowsUsed: table.rows.length,
      parameters: {
        columns: dataset.columns.map(({ name }) => name),
        filters: filtersOf(origin),
        maxRows: rowLimit(origin),
      },
      assumptions: dataset.warnings.slice(0, 10),
      engine: 'DataVision',
      startedAt,
      milliseconds,
      cached: false,
      model: null,
    },
  };
};
