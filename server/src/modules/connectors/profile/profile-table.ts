import { AppError } from '#shared/errors/app-error.js';
import type { ColumnDescription, ProfileOptions, TableDescription } from '../connector.js';
import type { Dialect } from '../dialect.js';
import { qualifiedName } from '../select-statement.js';
import type { RecordBatch, Value } from '../values/record-batch.js';
import { kindOf } from './column-kind.js';
import { countsOf, distinctFromSample, quantilesOf, sortedNumbers } from './sample-figures.js';
import { sharpen } from './sharpen.js';
import type { SourceColumnProfile, SourceProfile } from './source-profile.js';

export const SAMPLE_ROWS = 20_000;
/** Above this estimate the first look does not read the whole table. */
const FULL_PASS_ROWS = 2_000_000;
const TOP_VALUES = 10;

/** Runs one of our own statements; the driver makes it read-only and cancellable. */
export type RunStatement = (sql: string) => Promise<RecordBatch>;

export interface ProfileTarget {
  readonly dialect: Dialect;
  readonly table: TableDescription;
  readonly run: RunStatement;
}

const toNumber = (value: Value | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(Number(value)) ? null : Number(value);

const FIGURES = 5;

const basicsOf = (
  { profile, quoteName }: Dialect,
  column: ColumnDescription,
  from: string,
  moments: boolean,
): string => {
  const name = quoteName(column.name);
  const orderable = profile.orderable(column);
  const extreme = profile.extreme(column, name);
  const numeric = moments && kindOf(column.type) === 'number' ? profile.asNumber(name) : null;
  return [
    `count(${name})`,
    orderable ? `min(${extreme})` : 'NULL',
    orderable ? `max(${extreme})` : 'NULL',
    numeric ? `avg(${numeric})` : 'NULL',
    numeric ? profile.deviation(numeric, from) : 'NULL',
  ].join(', ');
};

/** One pass over all columns. Where an average overflows, the databases fail the whole statement; then it is asked without averages. */
const readBasics = async ({ dialect, table, run }: ProfileTarget, from: string): Promise<Value[]> => {
  const ask = async (moments: boolean): Promise<Value[]> => {
    const parts = ['count(*)', ...table.columns.map((column) => basicsOf(dialect, column, from, moments))];
    return (await run(`SELECT ${parts.join(', ')} FROM ${from}`)).values.map((column) => column[0] ?? null);
  };
  try {
    return await ask(true);
  } catch (error) {
    if (error instanceof AppError && error.code === 'query-failed') return ask(false);
    throw error;
  }
};

const readSample = async (target: ProfileTarget, from: string): Promise<RecordBatch> => {
  const { dialect, table, run } = target;
  const columns = table.columns.map((column) =>
    dialect.profile.orderable(column) ? dialect.quoteName(column.name) : 'NULL',
  );
  const source = dialect.profile.sample(table, from, SAMPLE_ROWS);
  return run(dialect.select({ columns: columns.join(', '), from: source, rows: 2 * SAMPLE_ROWS }));
};

const sampledFigures = (
  column: ColumnDescription,
  values: readonly Value[],
  rows: number,
): Pick<SourceColumnProfile, 'distinct' | 'quantiles' | 'top' | 'histogram'> => {
  const counts = countsOf(values);
  const certainty = values.length >= rows ? 'exact' : 'sample';
  const quantiles = kindOf(column.type) === 'number' ? quantilesOf(sortedNumbers(values)) : null;
  return {
    distinct: { count: distinctFromSample(counts, values.length, rows), certainty },
    quantiles: quantiles && { values: quantiles, certainty },
    top: {
      values: counts.slice(0, TOP_VALUES).map(({ value, count }) => ({ value, share: count / values.length })),
      certainty,
    },
    histogram: null,
  };
};

const columnProfile = (
  { dialect }: ProfileTarget,
  column: ColumnDescription,
  basics: readonly Value[],
  sample: { readonly values: readonly Value[]; readonly rows: number; readonly counted: number },
): SourceColumnProfile => {
  const [filled, min, max, mean, standardDeviation] = basics;
  const figures = dialect.profile.orderable(column) ? sampledFigures(column, sample.values, sample.rows) : noFigures;
  return {
    name: column.name,
    nativeType: column.nativeType,
    type: column.type,
    nulls: Math.round(((sample.counted - Number(filled)) * sample.rows) / Math.max(1, sample.counted)),
    min: min ?? null,
    max: max ?? null,
    mean: toNumber(mean),
    standardDeviation: toNumber(standardDeviation),
    ...figures,
  };
};

const noFigures = { distinct: null, quantiles: null, top: null, histogram: null };

/**
 * Profiles a table where it lies: counts, extremes, mean and deviation of all columns in one pass, and distinct counts,
 * quantiles and frequent values from a sample; `sharp` replaces those by figures over all rows.
 */
export const profileTable = async (plain: ProfileTarget, { mode }: ProfileOptions): Promise<SourceProfile> => {
  const statements: string[] = [];
  const target: ProfileTarget = {
    ...plain,
    run: (sql) => {
      statements.push(sql);
      return plain.run(sql);
    },
  };
  const { dialect, table } = target;
  const from = qualifiedName(dialect, table);
  const huge = mode === 'fast' && (table.rowEstimate ?? 0) > FULL_PASS_ROWS;
  const source = huge ? dialect.profile.sample(table, from, 10 * SAMPLE_ROWS) : from;
  const basics = await readBasics(target, source);
  const counted = Number(basics[0]);
  const rows = huge ? table.rowEstimate! : counted;
  const sample = await readSample(target, from);
  const columns = table.columns.map((column, index) =>
    columnProfile(target, column, basics.slice(1 + index * FIGURES, 1 + (index + 1) * FIGURES), {
      values: sample.values[index] ?? [],
      rows,
      counted,
    }),
  );
  return {
    mode,
    rows,
    basics: huge ? 'sample' : 'exact',
    sampleRows: sample.rows,
    columns: mode === 'fast' ? columns : await sharpen(target, columns, { rows, sample }),
    statements,
  };
};
