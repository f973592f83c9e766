import { fillMissing } from '../series/fill.js';
import { fitLine } from '../numerics/statistics.js';
import { stl } from './stl.js';

/**
 * What is left of each value after trend and season, by robust STL, so that one odd value does not hide itself.
 * Without two whole seasons, what is left after a straight line.
 *
 * @param values Evenly spaced; NaN for a missing value.
 * @param season Periods in a season, 1 for none.
 * @returns One residual per value, in its unit; NaN where the value is missing.
 */
export const seasonalResiduals = (values: ArrayLike<number>, season: number): Float64Array => {
  const complete = fillMissing(values, season);
  const residuals =
    season > 1 && complete.length >= 2 * season
      ? stl(complete, { season, seasonalWindow: 11, robustRounds: 5 }).remainder
      : awayFromLine(complete);
  return residuals.map((residual, i) => (Number.isNaN(values[i]!) ? NaN : residual));
};

const awayFromLine = (values: Float64Array): Float64Array => {
  const { intercept, slope } = fitLine(values);
  return values.map((value, i) => value - intercept - slope * i);
};
