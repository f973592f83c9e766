import { selectArima } from '../arima/select.js';
import { hasWholeSeasons, seasonallyAdjusted, withoutLongSeason } from '../decomposition/adjustment.js';
import type { Fit, Method, Series } from '../method.js';
import { seasonalNaive } from '../naive/naive.js';
import { companionCycles, companionSeason } from '../seasonality/companion.js';
import { complexSmoothing } from '../smoothing/complex.js';
import { selectEts } from '../smoothing/select.js';
import { optimisedTheta } from '../theta/theta.js';

/** For series of months, quarters and years, whose trend and season count most. */
const trendMethods: readonly Method[] = [
  selectEts,
  selectArima,
  seasonallyAdjusted(optimisedTheta, 'periodic'),
  seasonallyAdjusted(optimisedTheta, 'evolving'),
  seasonallyAdjusted(complexSmoothing, 'periodic'),
  seasonallyAdjusted(complexSmoothing, 'evolving'),
];

/** For longer series of hours and days, where the season and short-run dependence count most. */
const shortRunMethods: readonly Method[] = [
  selectArima,
  seasonallyAdjusted(selectArima, 'periodic'),
  seasonallyAdjusted(selectArima, 'evolving'),
];

/** For longer series of weeks: a weak season of many phases, and a level that may follow it or not. */
const weekMethods: readonly Method[] = [
  ...shortRunMethods,
  seasonallyAdjusted(selectEts, 'periodic'),
  seasonallyAdjusted(optimisedTheta, 'periodic'),
  seasonallyAdjusted(complexSmoothing, 'periodic'),
];

/** For longer series without a season, or with less than two of them. */
const levelMethods: readonly Method[] = [selectEts, selectArima, optimisedTheta, complexSmoothing];

const monthsOfYear = 12;
const weeksOfYear = 52;
const longFrom = 100;

const methodsFor = ({ values, season }: Series): readonly Method[] => {
  if (values.length < longFrom) return trendMethods;
  if (!hasWholeSeasons(values.length, season)) return levelMethods;
  if (monthsOfYear % season === 0) return trendMethods;
  return season === weeksOfYear ? weekMethods : shortRunMethods;
};

/** Has a longer season that may be there, besides the one given, taken out before the method sees the series. */
export const awareOfLongSeason = (method: Method, series: Series): Method => {
  const long = longSeason(series);
  return long === null ? method : withoutLongSeason(method, long);
};

const longSeason = ({ values, season }: Series): number | null => {
  const long = companionSeason(season);
  return long !== null && values.length >= companionCycles * long ? long : null;
};

/** The last season again, and the longer one where there is one; the last value for a long series without a season. */
const repeats = (series: Series): (Fit | null)[] => {
  const { values, season } = series;
  const worth = season === 1 ? values.length >= longFrom : hasWholeSeasons(values.length, season);
  const seasons = worth ? [season, longSeason(series)].filter((found) => found !== null) : [];
  return seasons.map((found) => seasonalNaive({ values, season: found }));
};

/** Fits of all methods of the combination that can take the series. */
export const fitMembers = (series: Series): Fit[] => {
  const fits = methodsFor(series).map((method) => awareOfLongSeason(method, series)(series));
  return [...fits, ...repeats(series)].filter((fit) => fit !== null);
};
