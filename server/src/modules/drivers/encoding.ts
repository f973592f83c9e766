import { sortedQuantile } from '#server/statistics/descriptive.js';
import type { Binned } from './boosting.js';

/** A possible driver: numbers (NaN where blank) or categories (code -1 where blank). */
export type Driver =
  | { readonly kind: 'number'; readonly name: string; readonly values: ArrayLike<number> }
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly codes: Int32Array;
      readonly levels: readonly string[];
    };

/** Drivers in the two forms the model reads: ordered bins for trees, one centred number for the linear part. */
export interface Encoded {
  readonly binned: Binned;
  readonly linear: readonly Float64Array[];
}

const BINS = 32;

const cutPoints = (sorted: Float64Array): number[] => {
  const cuts = Array.from({ length: BINS - 2 }, (_, b) => sortedQuantile(sorted, (b + 1) / (BINS - 1)));
  return [...new Set(cuts)].filter((cut) => cut < (sorted.at(-1) ?? cut));
};

const binOf = (value: number, cuts: readonly number[]): number => {
  if (Number.isNaN(value)) return 0;
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low + 1;
};

const standardised = (values: Float64Array, sorted: Float64Array): Float64Array => {
  const [low, middle, high] = [0.01, 0.5, 0.99].map((p) => sortedQuantile(sorted, p)) as [number, number, number];
  const clipped = values.map((value) => (Number.isNaN(value) ? middle : Math.min(high, Math.max(low, value))));
  const mean = clipped.reduce((sum, value) => sum + value, 0) / clipped.length;
  const spread = Math.sqrt(clipped.reduce((sum, value) => sum + (value - mean) ** 2, 0) / clipped.length);
  return clipped.map((value) => (spread > 0 ? (value - mean) / spread : 0));
};

/** Categories in order of the target's mean on the training rows, shrunk to the overall mean by ten rows. */
const levelMeans = (codes: Int32Array, levels: number, target: Float64Array, training: Int32Array): Float64Array => {
  const sum = new Float64Array(levels + 1);
  const size = new Float64Array(levels + 1);
  let total = 0;
  for (const row of training) {
    sum[codes[row]! + 1]! += target[row]!;
    size[codes[row]! + 1]!++;
    total += target[row]!;
  }
  const mean = total / training.length;
  return sum.map((value, level) => (value + 10 * mean) / (size[level]! + 10));
};

interface EncodedColumn {
  readonly column: Uint8Array;
  readonly bins: number;
  readonly linear: Float64Array;
}

const encodeNumbers = (values: Float64Array): EncodedColumn => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cuts = cutPoints(sorted);
  const column = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) column[i] = binOf(values[i]!, cuts);
  return { column, bins: cuts.length + 2, linear: standardised(values, sorted) };
};

const encodeLevels = (codes: Int32Array, means: Float64Array): EncodedColumn => {
  const values = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = means[codes[i]! + 1]!;
  return encodeNumbers(values);
};

/** Numbers need no training rows: encode them once and use the result for every fold. */
export const encodeNumeric = (drivers: readonly Driver[]): (EncodedColumn | null)[] =>
  drivers.map((driver) => (driver.kind === 'number' ? encodeNumbers(Float64Array.from(driver.values)) : null));

/**
 * @param target decides the order of categories, read on `training` rows only
 * @param numeric what `encodeNumeric` made of the same drivers
 */
export const encode = (
  drivers: readonly Driver[],
  numeric: readonly (EncodedColumn | null)[],
  target: Float64Array,
  training: Int32Array,
): Encoded => {
  const parts = drivers.map((driver, j) =>
    driver.kind === 'number'
      ? numeric[j]!
      : encodeLevels(driver.codes, levelMeans(driver.codes, driver.levels.length, target, training)),
  );
  return {
    binned: { columns: parts.map(({ column }) => column), bins: parts.map(({ bins }) => bins) },
    linear: parts.map(({ linear }) => linear),
  };
};
