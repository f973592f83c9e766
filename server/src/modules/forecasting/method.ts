/** What a method makes of the future: both arrays hold one number per period ahead. */
export interface Path {
  readonly mean: Float64Array;
  /** Standard deviation of the forecast error by the method's own model; never negative. */
  readonly deviation: Float64Array;
}

/** A method with its parameters estimated on one series. */
export interface Fit {
  /** The method in the words of the field, as in "Exponential smoothing". */
  readonly method: string;
  /** What was chosen about it, as in ["damped trend", "multiplicative season"]. */
  readonly traits: readonly string[];
  forecast(horizon: number): Path;
  /** The same form on the first values of the same series, estimated from where this fit stands. */
  refit(firstValues: Float64Array): Fit;
}

/** A series ready for modelling: finite, evenly spaced, brought to a scale near one. */
export interface Series {
  readonly values: Float64Array;
  /** Periods in a season, 1 for none. */
  readonly season: number;
}

/** Estimates a method, or says null where the series does not allow it (too short, not positive). */
export type Method = (series: Series) => Fit | null;
