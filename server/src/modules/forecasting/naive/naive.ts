import type { Fit, Method } from '../method.js';
import { rootMeanSquare } from '../numerics/statistics.js';

/**
 * Repeats the last season, or the last value where there is none (Hyndman and Athanasopoulos, FPP3, section 5.2).
 * The variance grows with the number of seasons ahead (their table 5.2).
 */
export const seasonalNaive: Method = ({ values, season }): Fit => {
  const lag = values.length > season ? season : 1;
  const differences = values.subarray(lag).map((value, i) => value - values[i]!);
  const sigma = differences.length > 0 ? rootMeanSquare(differences) : Math.abs(values[0]!);
  return {
    method: lag > 1 ? 'Seasonal naive' : 'Naive',
    traits: [],
    forecast: (horizon) => ({
      mean: Float64Array.from({ length: horizon }, (_, h) => values[values.length - lag + (h % lag)]!),
      deviation: Float64Array.from({ length: horizon }, (_, h) => sigma * Math.sqrt(Math.floor(h / lag) + 1)),
    }),
    refit: (firstValues) => seasonalNaive({ values: firstValues, season })!,
  };
};
