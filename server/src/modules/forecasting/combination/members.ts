import { selectArima } from '../arima/select.js';
import { seasonallyAdjusted, withoutLongSeason } from '../decomposition/adjustment.js';
import type { Fit, Method, Series } from '../method.js';
import { companionCycles, companionSeason } from '../seasonality/companion.js';
import { complexSmoothing } from '../smoothing/complex.js';
import { longestEtsSeason, selectEts } from '../smoothing/select.js';
import { optimisedTheta } from '../theta/theta.js';

/** These see the series without its season, once with a pattern that never changes and once with one that does. */
const levelMethods: readonly Method[] = [
  seasonallyAdjusted(optimisedTheta, 'periodic'),
  seasonallyAdjusted(optimisedTheta, 'evolving'),
  seasonallyAdjusted(complexSmoothing, 'periodic'),
  seasonallyAdjusted(complexSmoothing, 'evolving'),
];

/** Long seasons leave many values between two of the same phase, where short-run dependence counts for more. */
const longSeasonMethods: readonly Method[] = [
  seasonallyAdjusted(selectArima, 'periodic'),
  seasonallyAdjusted(selectArima, 'evolving'),
];

const yearOfMonths = 12;

const methodsFor = (season: number): readonly Method[] => [
  season > longestEtsSeason ? seasonallyAdjusted(selectEts, 'periodic') : selectEts,
  selectArima,
  ...levelMethods,
  ...(season > yearOfMonths ? longSeasonMethods : []),
];

/** Has a longer season that may be there, besides the one given, taken out before the method sees the series. */
export const awareOfLongSeason = (method: Method, { values, season }: Series): Method => {
  const long = companionSeason(season);
  return long !== null && values.length >= companionCycles * long ? withoutLongSeason(method, long) : method;
};

/** Fits of all methods of the combination that can take the series. */
export const fitMembers = (series: Series): Fit[] =>
  methodsFor(series.season)
    .map((method) => awareOfLongSeason(method, series)(series))
    .filter((fit) => fit !== null);
