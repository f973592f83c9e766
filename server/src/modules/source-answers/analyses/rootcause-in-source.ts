import type { z } from 'zod';
import type { rootCauseDefinition } from '#shared/analyses/rootcause.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { count } from '#shared/wording/numbers.js';
import { columnNamed, isNumeric, numericColumnNamed } from '../../../statistics/table-columns.js';
import type { RecordBatch } from '../../connectors/index.js';
import { keyOf, numberOf } from './expressions.js';
import type { SourceTable } from './source-table.js';

type Params = z.output<typeof rootCauseDefinition.params>;

/** Combinations of values that leave the source at most. */
const MOST_LEAVES = 50_000;

const dimensionsOf = (columns: readonly Column[], { dimensions }: Params): Column[] =>
  dimensions?.map((name) => columnNamed(columns, name)) ?? columns.filter((column) => !isNumeric(column));

const measuresOf = (columns: readonly Column[], { measure, baseline, per }: Params): Column[] => {
  const names = [measure, baseline, ...(per ? [per.measure, per.baseline] : [])];
  return [...new Set(names)].map((name) => numericColumnNamed(columns, name));
};

/**
 * Sums of all measures for every combination of values, one grouping in the source: the rows a root cause is searched in.
 * @throws AppError `too-large` above fifty thousand combinations, `column-unknown`
 */
export const readLeaves = async (table: SourceTable, params: Params): Promise<RecordBatch> => {
  const { dialect, from } = table;
  const dimensions = dimensionsOf(table.columns, params);
  const measures = measuresOf(table.columns, params);
  const keys = dimensions.map((column) => keyOf(dialect, column));
  const sums = measures.map((column) => `sum(${numberOf(dialect, column)})`);
  const named = [...dimensions, ...measures].map(
    ({ name }, index) => `${[...keys, ...sums][index]} AS ${dialect.quoteName(name)}`,
  );
  const batch = await table.ask(
    dialect.select({
      columns: named.join(', '),
      from,
      ...(keys.length > 0 && { groupBy: keys.join(', ') }),
      rows: MOST_LEAVES + 1,
    }),
    MOST_LEAVES + 1,
  );
  if (batch.rows <= MOST_LEAVES) return batch;
  const sentence = `There are more than ${count(MOST_LEAVES)} combinations of values. Choose fewer dimensions.`;
  throw new AppError('too-large', sentence);
};
