import { normalQuantile } from '../../../statistics/distributions.js';
import { forecastSeries, longestHistory, type ForecastOptions, type SeriesForecast } from '../forecast-series.js';
import { mean } from '../numerics/statistics.js';
import { fillMissing } from '../series/fill.js';
import { estimateEffects, type Effect } from './effects.js';
import { hold } from './hold.js';

/** A column that may help to foretell a series. */
export interface Explanatory {
  /** One per period of the series; finite. */
  readonly past: Float64Array;
  /** One per period ahead when it is known; null has it held at its last value or season. */
  readonly future: Float64Array | null;
}

export interface ExplainedForecast extends SeriesForecast {
  /** Of the columns used; empty when none stands out and the series was forecast by itself. */
  readonly effects: readonly Effect[];
}

/** What one column adds in each period ahead, and how unsure that is: as a standard deviation. */
interface Contribution {
  readonly past: Float64Array;
  readonly ahead: Float64Array;
  readonly deviation: Float64Array;
}

const contributionOf = (
  { past, future }: Explanatory,
  { effect, error }: Effect,
  { season, horizon }: ForecastOptions,
): Contribution => {
  const centre = mean(past);
  const held = future ? null : hold(past, season, horizon);
  const ahead = (future ?? held!.future).map((value) => value - centre);
  return {
    past: past.map((value) => effect * (value - centre)),
    ahead: ahead.map((value) => effect * value),
    deviation: ahead.map((value, h) => Math.hypot(error * value, held ? effect * held.deviation[h]! : 0)),
  };
};

const totalAt = (contributions: readonly Contribution[], part: 'past' | 'ahead', t: number): number =>
  contributions.reduce((sum, contribution) => sum + contribution[part][t]!, 0);

/**
 * Forecasts a series with explanatory columns: their effects are taken out, the rest is forecast, and what the columns
 * will add is put back. Intervals also allow for the error of the effects and of a future that is only assumed.
 *
 * @param values NaN where a value is missing; only the last 3,000 are looked at.
 */
export const forecastExplained = (
  values: Float64Array,
  explanatory: readonly Explanatory[],
  options: ForecastOptions,
): ExplainedForecast => {
  const first = Math.max(0, values.length - Math.max(longestHistory, 4 * options.season));
  const complete = fillMissing(values.subarray(first), options.season);
  const columns = explanatory.map(({ past, future }) => ({ past: past.subarray(first), future }));
  const effects = estimateEffects(
    complete,
    columns.map(({ past }) => past),
    options.season,
  );
  if (effects.length === 0) return { ...forecastSeries(complete, options), effects };
  const contributions = effects.map((effect) => contributionOf(columns[effect.column]!, effect, options));
  const rest = forecastSeries(
    complete.map((value, t) => value - totalAt(contributions, 'past', t)),
    options,
  );
  const floor = complete.every((value) => value >= 0) ? 0 : -Infinity;
  const quantile = normalQuantile((1 + (options.level ?? 0.95)) / 2);
  const reach = (h: number) => quantile * Math.hypot(...contributions.map(({ deviation }) => deviation[h]!));
  const shifted = (bound: Float64Array, side: -1 | 0 | 1) =>
    bound.map((value, h) => {
      const half = side * Math.hypot(value - rest.mean[h]!, reach(h));
      return Math.max(floor, rest.mean[h]! + half + totalAt(contributions, 'ahead', h));
    });
  return {
    ...rest,
    mean: shifted(rest.mean, 0),
    lower: shifted(rest.lower, -1),
    upper: shifted(rest.upper, 1),
    effects,
  };
};
