import { fUpperTail } from '#server/statistics/distributions.js';
import type { Driver } from './encoding.js';
import { quantile } from '#server/statistics/descriptive.js';

export interface Interaction {
  readonly pair: readonly [number, number];
  /** Share of variance left by the two drivers' separate effects that their combination explains. */
  readonly share: number;
  readonly p: number;
}

const BANDS = 4;
const LEAST_ROWS = 8;

const bandsOf = (driver: Driver, order: Int32Array): Int32Array => {
  if (driver.kind === 'category') return Int32Array.from(order, (row) => Math.min(driver.codes[row]!, BANDS));
  const values = Float64Array.from(order, (row) => driver.values[row]!);
  const known = values.filter((value) => !Number.isNaN(value));
  const cuts = Array.from({ length: BANDS - 1 }, (_, b) => quantile(known, (b + 1) / BANDS));
  return Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : cuts.filter((cut) => value > cut).length));
};

/** Sweeps the means of rows and columns out of a two-way table (backfitting) and returns what is left. */
const withoutMainEffects = (y: Float64Array, a: Int32Array, b: Int32Array): Float64Array => {
  const left = y.slice();
  for (let round = 0; round < 5; round++) {
    for (const band of [a, b]) {
      const sum = new Float64Array(BANDS + 2);
      const size = new Float64Array(BANDS + 2);
      band.forEach((at, i) => {
        sum[at + 1]! += left[i]!;
        size[at + 1]!++;
      });
      band.forEach((at, i) => (left[i]! -= sum[at + 1]! / size[at + 1]!));
    }
  }
  return left;
};

/**
 * Whether two drivers act together beyond the sum of their separate effects: F test of the cells of a two-way table of bands.
 * @param y target less the prediction from all drivers but these two, rows `order`
 */
export const interactionOf = (
  drivers: readonly Driver[],
  pair: readonly [number, number],
  y: Float64Array,
  order: Int32Array,
): Interaction => {
  const [a, b] = pair.map((j) => bandsOf(drivers[j]!, order)) as [Int32Array, Int32Array];
  const left = withoutMainEffects(y, a, b);
  const cells = new Map<number, { sum: number; size: number }>();
  let total = 0;
  left.forEach((value, i) => {
    const key = a[i]! * 100 + b[i]!;
    const cell = cells.get(key) ?? { sum: 0, size: 0 };
    cell.sum += value;
    cell.size++;
    cells.set(key, cell);
    total += value * value;
  });
  const used = [...cells.values()].filter(({ size }) => size >= LEAST_ROWS);
  const between = used.reduce((sum, { sum: s, size }) => sum + (s * s) / size, 0);
  const freedom = Math.max(1, (new Set(a).size - 1) * (new Set(b).size - 1));
  const rest = left.length - cells.size;
  const f = rest > 0 && total > between ? between / freedom / ((total - between) / rest) : 0;
  return { pair, share: total > 0 ? between / total : 0, p: rest > 0 ? fUpperTail(f, freedom, rest) : 1 };
};
