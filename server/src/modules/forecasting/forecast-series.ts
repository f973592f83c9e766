import { AppError } from '#shared/errors/app-error.js';
import { listed } from '#shared/wording/numbers.js';
import { combinePaths } from './combination/combine.js';
import { awareOfLongSeason, fitMembers } from './combination/members.js';
import { rollOrigins, weighMembers } from './combination/rolling-origins.js';
import { hasWholeSeasons, seasonallyAdjusted } from './decomposition/adjustment.js';
import { intermittent } from './intermittent/croston.js';
import { calibrate } from './intervals/calibrate.js';
import type { Fit, Method, Series } from './method.js';
import { autocorrelations } from './numerics/statistics.js';
import { seasonalNaive } from './naive/naive.js';
import { fillMissing } from './series/fill.js';
import { selectEts } from './smoothing/select.js';
import { optimisedTheta } from './theta/theta.js';

export type ModelChoice = 'auto' | 'ets' | 'theta' | 'seasonal-naive' | 'mstl' | 'croston' | 'combination';

export interface ForecastOptions {
  /** Periods in a season, 1 for none. */
  readonly season: number;
  /** Periods ahead, at least 1. */
  readonly horizon: number;
  /** Probability that an interval holds the value, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Default `auto`: intermittent demand by its own method, all else by the combination. */
  readonly model?: ModelChoice;
}

/** One number per period ahead in `mean`, `lower` and `upper`; lower <= mean <= upper. */
export interface SeriesForecast {
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The method in the words of the field. */
  readonly method: string;
  /** What was chosen about it. The word "season" stands for the season given. */
  readonly traits: readonly string[];
}

/** Values before the last so many are not looked at. */
export const longestHistory = 3_000;

const single =
  (method: Method) =>
  (series: Series): Fit[] => {
    const fit = awareOfLongSeason(method, series)(series);
    return fit ? [fit] : [];
  };

const demand = intermittent('tsb');

/** From so many values on, and this autocorrelation at a season in standard errors, demand now and then keeps to a season. */
const seasonalDemand = { values: 200, errors: 5 };

/** Whether zeros come and go with the season, as at night, so that one rate for all periods would be wrong. */
const keepsSeason = ({ values, season }: Series): boolean => {
  if (values.length < seasonalDemand.values || !hasWholeSeasons(values.length, season)) return false;
  return autocorrelations(values, season)[season - 1]! > seasonalDemand.errors / Math.sqrt(values.length);
};

const fitters: Record<ModelChoice, (series: Series) => Fit[]> = {
  auto: (series) => {
    const fit = keepsSeason(series) ? null : demand(series);
    return fit ? [fit] : fitMembers(series);
  },
  combination: fitMembers,
  ets: single(selectEts),
  theta: single(seasonallyAdjusted(optimisedTheta, 'periodic')),
  mstl: single(seasonallyAdjusted(selectEts, 'evolving')),
  croston: single(intermittent('sba')),
  'seasonal-naive': single(seasonalNaive),
};

const isSound = (fit: Fit, horizon: number): boolean => {
  const { mean, deviation } = fit.forecast(horizon);
  return mean.every(Number.isFinite) && deviation.every(Number.isFinite);
};

const fitSeries = (series: Series, model: ModelChoice, horizon: number): Fit[] => {
  const sound = fitters[model](series).filter((fit) => isSound(fit, horizon));
  return sound.length > 0 ? sound : [seasonalNaive(series)!];
};

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) && !/^(Theta|Croston|Teunter)/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;

const describe = (fits: readonly Fit[], { values, season }: Series): Pick<SeriesForecast, 'method' | 'traits'> => {
  const [first] = fits;
  if (first && fits.length === 1) return { method: first.method, traits: first.traits };
  const names = [...new Set(fits.map(({ method }) => lowerFirst(method)))];
  return {
    method: `Combination of ${listed(names)}`,
    traits: hasWholeSeasons(values.length, season) ? ['season'] : [],
  };
};

const checkOptions = ({ season, horizon, level = 0.95 }: ForecastOptions): void => {
  const refuse = (sentence: string) => {
    throw new AppError('out-of-range', sentence);
  };
  if (!(level > 0 && level < 1)) refuse('The confidence level must lie between 0 and 1.');
  if (!Number.isInteger(season) || season < 1) refuse('The season must be a whole number of periods, at least 1.');
  if (!Number.isInteger(horizon) || horizon < 1) refuse('A forecast looks at least 1 period ahead.');
};

const prepare = (values: ArrayLike<number>, season: number) => {
  const recent = Array.from(values).slice(-Math.max(longestHistory, 4 * season));
  const complete = fillMissing(recent, season);
  const scale = complete.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const series: Series = { values: complete.map((value) => value / scale), season };
  return { series, scale, floor: complete.every((value) => value >= 0) ? 0 : -Number.MAX_VALUE };
};

/**
 * Forecasts an evenly spaced series with prediction intervals. NaN marks a missing value. A series that was never
 * negative is not forecast below zero. Looks at the last 3,000 values (or four seasons).
 *
 * @throws AppError `out-of-range` for a level, season or horizon outside its range; `too-little-data` without any number.
 */
export const forecastSeries = (values: ArrayLike<number>, options: ForecastOptions): SeriesForecast => {
  checkOptions(options);
  const { season, horizon, level = 0.95, model = 'auto' } = options;
  if (!Array.from(values).some(Number.isFinite)) {
    throw new AppError('too-little-data', 'A forecast needs numbers. This selection has none.');
  }
  const { series, scale, floor } = prepare(values, season);
  const fits = fitSeries(series, model, horizon);
  const rolled = rollOrigins(series, fits, horizon);
  const weights = weighMembers(rolled, fits.length);
  const { mean, deviation } = combinePaths(
    fits.map((fit) => fit.forecast(horizon)),
    weights,
  );
  const reach = calibrate({
    past: rolled.origins.map(({ paths, actual }) => ({ path: combinePaths(paths, weights), actual })),
    windows: rolled.windows,
    length: series.values.length,
    horizon,
    level,
  });
  const restore = (value: number) => Math.min(Number.MAX_VALUE, Math.max(floor, value * scale));
  return {
    mean: mean.map(restore),
    lower: mean.map((value, h) => restore(value - reach[h]! * deviation[h]!)),
    upper: mean.map((value, h) => restore(value + reach[h]! * deviation[h]!)),
    ...describe(fits, series),
  };
};
