import { mean } from '../numerics/statistics.js';

export interface Interval {
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface BacktestOptions {
  readonly season: number;
  readonly horizon: number;
  /** Most origins to try. Default 6. */
  readonly origins?: number;
  /** Told after each origin. */
  progress?(done: number, total: number): void;
}

/** How the forecaster did on values it had not seen, against repeating the last season. */
export interface Backtest {
  readonly origins: number;
  readonly horizon: number;
  /** Symmetric mean absolute percentage error, 0 to 200. */
  readonly error: number;
  readonly naiveError: number;
  /** Mean absolute error over that of the seasonal naive forecast within the history. */
  readonly scaledError: number;
  /** Share of held values inside the interval. */
  readonly coverage: number;
  /** `error` and `naiveError` for each period ahead. */
  readonly byPeriodAhead: readonly { readonly error: number; readonly naiveError: number }[];
}

/** |200 (a - f)| / (|a| + |f|), 0 where both are zero. */
export const symmetricError = (actual: number, forecast: number): number => {
  const size = Math.abs(actual) + Math.abs(forecast);
  return size === 0 ? 0 : (200 * Math.abs(actual - forecast)) / size;
};

const planOrigins = (length: number, { season, horizon, origins = 6 }: BacktestOptions) => {
  const held = Math.max(1, Math.min(horizon, Math.floor(length / 4)));
  const least = Math.max(5, Math.min(2 * season, Math.ceil(length * 0.6)));
  const possible = length - held - least + 1;
  const count = Math.min(origins, possible);
  const stride = count > 1 ? Math.max(1, Math.min(Math.ceil(held / 2), Math.floor((possible - 1) / (count - 1)))) : 1;
  const ends = Array.from({ length: Math.max(0, count) }, (_, i) => length - held - (count - 1 - i) * stride);
  return { ends, held };
};

const naiveScale = (values: Float64Array, season: number): number => {
  const lag = values.length > season ? season : 1;
  return mean(values.subarray(lag).map((value, i) => Math.abs(value - values[i]!)));
};

/**
 * Rolling-origin evaluation (Tashman 2000, IJF 16:437-450): forecasts from up to six earlier ends of the series, each
 * blind to what follows, and compares with what came. Null when nothing can be held back.
 */
export const backtest = (
  values: Float64Array,
  forecaster: (history: Float64Array, horizon: number) => Interval,
  options: BacktestOptions,
): Backtest | null => {
  const { season } = options;
  const { ends, held } = planOrigins(values.length, options);
  if (ends.length === 0) return null;
  const ours = Array.from({ length: held }, () => [] as number[]);
  const naives = Array.from({ length: held }, () => [] as number[]);
  const distances: number[] = [];
  let inside = 0;
  ends.forEach((end, done) => {
    const forecast = forecaster(values.slice(0, end), held);
    const lag = end > season ? season : 1;
    for (let h = 0; h < held; h++) {
      const actual = values[end + h]!;
      ours[h]!.push(symmetricError(actual, forecast.mean[h]!));
      naives[h]!.push(symmetricError(actual, values[end - lag + (h % lag)]!));
      distances.push(Math.abs(actual - forecast.mean[h]!));
      if (actual >= forecast.lower[h]! && actual <= forecast.upper[h]!) inside++;
    }
    options.progress?.(done + 1, ends.length);
  });
  const byPeriodAhead = ours.map((errors, h) => ({ error: mean(errors), naiveError: mean(naives[h]!) }));
  const scale = naiveScale(values, season);
  return {
    origins: ends.length,
    horizon: held,
    error: mean(byPeriodAhead.map(({ error }) => error)),
    naiveError: mean(byPeriodAhead.map(({ naiveError }) => naiveError)),
    scaledError: scale > 0 ? mean(distances) / scale : 0,
    coverage: inside / distances.length,
    byPeriodAhead,
  };
};
