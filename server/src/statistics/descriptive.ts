/** The finite values of a column, in order. */
export const finiteValues = (values: ArrayLike<number>): Float64Array => {
  const kept = new Float64Array(values.length);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) kept[size++] = value;
  }
  return kept.subarray(0, size);
};

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sample variance (n - 1); NaN below two values. */
  readonly variance: number;
}

/** Mean and variance in two passes, safe for a large common offset. */
export const moments = (values: ArrayLike<number>): Moments => {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i] as number;
  const mean = sum / count;
  let squares = 0;
  let drift = 0;
  for (let i = 0; i < count; i++) {
    const difference = (values[i] as number) - mean;
    squares += difference * difference;
    drift += difference;
  }
  return { count, mean, variance: count > 1 ? (squares - (drift * drift) / count) / (count - 1) : Number.NaN };
};

/** Quantile of ascending values, type 7 of Hyndman and Fan (Excel PERCENTILE.INC); NaN when empty. */
export const sortedQuantile = (sorted: ArrayLike<number>, p: number): number => {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
};

export const quantile = (values: ArrayLike<number>, p: number): number =>
  sortedQuantile(Float64Array.from(values).sort(), p);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** Median absolute deviation from the median, times 1.4826 so that it estimates a normal's standard deviation. */
export const medianDeviation = (values: ArrayLike<number>): number => {
  const centre = median(values);
  return 1.482602218505602 * median(Float64Array.from(values, (value) => Math.abs(value - centre)));
};

/** Ranks from 1, ties sharing their mean rank. */
export const ranks = (values: ArrayLike<number>): Float64Array => {
  const order = Int32Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => (values[a] as number) - (values[b] as number));
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) result[order[i] as number] = (start + end + 1) / 2;
    start = end;
  }
  return result;
};

/** Squares of numbers beyond these leave the range of floating point. */
const squarable = { least: 1e-140, most: 1e140 };

/**
 * The power of two that brings values near one, where their squares would be lost or overflow; 1 for all others. Divided by
 * it, values keep every digit.
 */
export const unitOf = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  if (most === 0 || !Number.isFinite(most) || (most > squarable.least && most < squarable.most)) return 1;
  return 2 ** Math.max(-1_022, Math.floor(Math.log2(most)));
};

/** Values in another unit; the same values for 1. */
export const inUnit = (values: ArrayLike<number>, unit: number): ArrayLike<number> =>
  unit === 1 ? values : Float64Array.from(values, (value) => value / unit);

/** Pearson's r of two columns of equal length; NaN when either is constant. */
export const pearson = (first: ArrayLike<number>, second: ArrayLike<number>): number => {
  const [x, y] = [inUnit(first, unitOf(first)), inUnit(second, unitOf(second))];
  const [a, b] = [moments(x), moments(y)];
  let cross = 0;
  for (let i = 0; i < x.length; i++) cross += ((x[i] as number) - a.mean) * ((y[i] as number) - b.mean);
  const scale = Math.sqrt(a.variance) * Math.sqrt(b.variance) * (x.length - 1);
  return scale > 0 ? Math.max(-1, Math.min(1, cross / scale)) : Number.NaN;
};
