export const mean = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return values.length === 0 ? NaN : total / values.length;
};

/** Root of the mean square, around zero. */
export const rootMeanSquare = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]! * values[i]!;
  return values.length === 0 ? NaN : Math.sqrt(total / values.length);
};

/** Standard deviation with n - 1. */
export const standardDeviation = (values: ArrayLike<number>): number => {
  const centre = mean(values);
  let total = 0;
  for (let i = 0; i < values.length; i++) total += (values[i]! - centre) ** 2;
  return values.length < 2 ? 0 : Math.sqrt(total / (values.length - 1));
};

/** Least squares line over positions 0, 1, ...: `intercept + slope * position`. */
export const fitLine = (values: ArrayLike<number>): { intercept: number; slope: number } => {
  const n = values.length;
  if (n < 2) return { intercept: values[0] ?? 0, slope: 0 };
  const centre = (n - 1) / 2;
  const level = mean(values);
  let products = 0;
  for (let i = 0; i < n; i++) products += (i - centre) * (values[i]! - level);
  const slope = products / ((n * (n * n - 1)) / 12);
  return { intercept: level - slope * centre, slope };
};

/** Autocorrelations at lags 1 .. `lags` (index 0 holds lag 1). All zero for a constant series. */
export const autocorrelations = (values: ArrayLike<number>, lags: number): Float64Array => {
  const n = values.length;
  const centred = Float64Array.from(values);
  const level = mean(values);
  let variance = 0;
  for (let i = 0; i < n; i++) {
    centred[i]! -= level;
    variance += centred[i]! * centred[i]!;
  }
  const result = new Float64Array(lags);
  if (variance === 0) return result;
  for (let lag = 1; lag <= Math.min(lags, n - 1); lag++) {
    let products = 0;
    for (let i = lag; i < n; i++) products += centred[i]! * centred[i - lag]!;
    result[lag - 1] = products / variance;
  }
  return result;
};
