/** A column carried into the future, and how far such a forecast was off in the past: one number per period ahead. */
export interface Held {
  readonly future: Float64Array;
  /** Root mean square distance from what came; 0 where the past is too short to tell. */
  readonly deviation: Float64Array;
}

const squaresAt = (values: Float64Array, lag: number, ahead: number): { total: number; count: number } => {
  const back = lag * Math.ceil(ahead / lag);
  let total = 0;
  for (let t = back; t < values.length; t++) total += (values[t]! - values[t - back]!) ** 2;
  return { total, count: Math.max(0, values.length - back) };
};

const deviationsOf = (values: Float64Array, lag: number, horizon: number): Float64Array => {
  let last = 0;
  return Float64Array.from({ length: horizon }, (_, h) => {
    const { total, count } = squaresAt(values, lag, h + 1);
    if (count > 0) last = Math.sqrt(total / count);
    return last;
  });
};

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Repeats the last value or the last season, whichever would have been nearer in the past. */
export const hold = (values: Float64Array, season: number, horizon: number): Held => {
  const lags = season > 1 && values.length > season ? [1, season] : [1];
  const ways = lags.map((lag) => ({ lag, deviation: deviationsOf(values, lag, horizon) }));
  const { lag, deviation } = ways.reduce((best, way) => (sum(way.deviation) < sum(best.deviation) ? way : best));
  const future = Float64Array.from({ length: horizon }, (_, h) => values[values.length - lag + (h % lag)]!);
  return { future, deviation };
};
