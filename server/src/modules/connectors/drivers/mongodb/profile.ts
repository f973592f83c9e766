import type { ProfileOptions, TableDescription } from '../../connector.js';
import { kindOf } from '../../profile/column-kind.js';
import { SAMPLE_ROWS } from '../../profile/profile-table.js';
import { countsOf, distinctFromSample, quantilesOf, sortedNumbers } from '../../profile/sample-figures.js';
import type { SourceColumnProfile, SourceProfile } from '../../profile/source-profile.js';
import type { Value } from '../../values/record-batch.js';
import { typesOf, valueOf, type Document } from './types.js';

const TOP_VALUES = 10;
const BINS = 20;

/** Runs one of our pipelines on the collection. */
export type RunPipeline = (pipeline: Document[]) => Promise<Document[]>;

const asNumber = (field: string): Document => ({
  $convert: { input: field, to: 'double', onError: null, onNull: null },
});

const accumulators = (table: TableDescription): Document =>
  Object.assign(
    { _id: null, rows: { $sum: 1 } },
    ...table.columns.map(({ name }, index) => {
      const field = `$${name}`;
      return {
        [`filled${index}`]: { $sum: { $cond: [{ $gt: [field, null] }, 1, 0] } },
        [`min${index}`]: { $min: field },
        [`max${index}`]: { $max: field },
        [`mean${index}`]: { $avg: asNumber(field) },
        [`deviation${index}`]: { $stdDevSamp: asNumber(field) },
      };
    }),
  ) as Document;

const numberOf = (value: unknown): number | null => {
  const number = value === null || value === undefined ? NaN : Number(valueOf(value, 'DOUBLE'));
  return Number.isFinite(number) ? number : null;
};

const histogramOf = (sorted: readonly number[]): SourceColumnProfile['histogram'] => {
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined || !(to > from)) return null;
  const counts = Array<number>(BINS).fill(0);
  for (const value of sorted) counts[Math.min(BINS - 1, Math.floor(((value - from) / (to - from)) * BINS))]! += 1;
  return { from, to, counts, below: 0, above: 0 };
};

const distinctOf = async (run: RunPipeline, name: string): Promise<number> => {
  const [counted] = await run([
    { $match: { [name]: { $ne: null } } },
    { $group: { _id: `$${name}` } },
    { $count: 'n' },
  ]);
  return Number(numberOf(counted?.n) ?? 0);
};

const topOf = async (run: RunPipeline, name: string, rows: number): Promise<{ value: Value; share: number }[]> => {
  const groups = await run([
    { $match: { [name]: { $ne: null } } },
    { $sortByCount: `$${name}` },
    { $limit: TOP_VALUES },
  ]);
  return groups.map(({ _id, count }) => ({
    value: valueOf(_id, typesOf(_id)[1]),
    share: (numberOf(count) ?? 0) / rows,
  }));
};

const fieldNames = /^[^.$][^.]*$/;

/** Counts, extremes, mean and deviation in one pass; distinct and frequent values of all documents when sharp; quantiles from a sample. */
export const profileCollection = async (
  table: TableDescription,
  plain: RunPipeline,
  { mode }: ProfileOptions,
): Promise<SourceProfile> => {
  const statements: string[] = [];
  const run: RunPipeline = (pipeline) => {
    statements.push(JSON.stringify(pipeline));
    return plain(pipeline);
  };
  const [basics = {}] = await run([{ $group: accumulators(table) }]);
  const rows = numberOf(basics.rows) ?? 0;
  const sample =
    rows > SAMPLE_ROWS ? await run([{ $sample: { size: SAMPLE_ROWS } }]) : await run([{ $limit: SAMPLE_ROWS }]);
  const certainty = sample.length >= rows ? 'exact' : 'sample';
  const columns: SourceColumnProfile[] = [];
  for (const [index, { name, nativeType, type }] of table.columns.entries()) {
    const values = sample.map((document) => valueOf(document[name], type));
    const counts = countsOf(values);
    const sorted = kindOf(type) === 'number' ? sortedNumbers(values) : [];
    const quantiles = quantilesOf(sorted);
    const sharp = mode === 'sharp' && rows > 0 && fieldNames.test(name);
    columns.push({
      name,
      nativeType,
      type,
      nulls: rows - (numberOf(basics[`filled${index}`]) ?? 0),
      min: valueOf(basics[`min${index}`], type),
      max: valueOf(basics[`max${index}`], type),
      mean: kindOf(type) === 'number' ? numberOf(basics[`mean${index}`]) : null,
      standardDeviation: kindOf(type) === 'number' ? numberOf(basics[`deviation${index}`]) : null,
      distinct: sharp
        ? { count: await distinctOf(run, name), certainty: 'exact' }
        : { count: distinctFromSample(counts, values.length, rows), certainty },
      quantiles: quantiles && { values: quantiles, certainty },
      top: sharp
        ? { values: await topOf(run, name, rows), certainty: 'exact' }
        : {
            values: counts.slice(0, TOP_VALUES).map(({ value, count }) => ({ value, share: count / values.length })),
            certainty,
          },
      histogram: mode === 'sharp' ? histogramOf(sorted) : null,
    });
  }
  return { mode, rows, basics: 'exact', sampleRows: sample.length, columns, statements };
};
