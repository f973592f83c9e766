import { callFunction } from './runtime.js';

/**
 * How missing periods are filled.
 * @customenum {string}
 */
export enum DataCompletion {
  /** A straight line between the neighbours. */
  Interpolate = 'interpolate',
  /** Zero. */
  Zeros = 'zeros',
}

/**
 * How several values of one period become one.
 * @customenum {string}
 */
export enum Aggregation {
  /** Their mean. */
  Average = 'average',
  /** Their total. */
  Sum = 'sum',
  /** How many there are. */
  Count = 'count',
  /** The smallest. */
  Min = 'min',
  /** The largest. */
  Max = 'max',
  /** The middle one. */
  Median = 'median',
}

/**
 * How the forecast is made.
 * @customenum {string}
 */
export enum ForecastModel {
  /** The one that did best on the past of this series. */
  Auto = 'auto',
  /** Exponential smoothing with error, trend and season. */
  Ets = 'ets',
  /** The Theta method. */
  Theta = 'theta',
  /** The values of the last season again. */
  SeasonalNaive = 'seasonal-naive',
  /** Several seasons at once. */
  Mstl = 'mstl',
  /** For series with many zeros. */
  Croston = 'croston',
  /** The mean of several methods. */
  Combination = 'combination',
}

/**
 * Forecasts one or several series with their intervals.
 * @customfunction FORECAST
 * @helpurl /help/functions/forecast
 * @param values The values so far, oldest first. Several columns are forecast side by side.
 * @param [timeline] Their dates or numbers, one per value, in even steps. The order of the rows when left out.
 * @param [horizon] How many periods ahead, or a range of target dates. One season when left out, else 12.
 * @param [confidence_level] Share of future values the interval should hold, between 0 and 1. 0.95 when left out.
 * @param [seasonality] Periods in a season, 1 for none. Detected when left out.
 * @param [data_completion] "interpolate" (default) or "zeros" for missing periods.
 * @param [aggregation] How several values of one period are joined: "average" (default), "sum", "count", "min", "max", "median".
 * @param [model] "auto" (default) or a method by name.
 * @param [explanatory] Columns that may help to foretell, such as prices; used only where the past says they do. Their future is read from rows below the last value.
 * @param invocation Invocation object.
 * @returns A table with Period, Forecast, Lower bound and Upper bound, with a header row; of several columns the last three for each.
 * @example =DV.FORECAST(B2:B73,,12)
 * @example =DV.FORECAST(B2:B73, A2:A73, 6, 0.8)
 * @example =DV.FORECAST(B1:D73, A1:A73, 6)
 * @example =DV.FORECAST(B2:B79, A2:A79, 6,,,,,, C2:D79)
 * @cancelable
 * @requiresAddress
 */
// eslint-disable-next-line max-params -- the argument order is the users': that of FORECAST.ETS
export function forecast(
  values: unknown[][],
  timeline: unknown[][],
  horizon: unknown[][],
  confidence_level: number,
  seasonality: number,
  data_completion: DataCompletion,
  aggregation: Aggregation,
  model: ForecastModel,
  explanatory: unknown[][],
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  const options = [confidence_level, seasonality, data_completion, aggregation, model];
  return callFunction('FORECAST', [values, timeline, horizon, ...options, explanatory], invocation);
}
