import { mean, standardDeviation } from '../numerics/statistics.js';
import { stl } from '../decomposition/stl.js';

/** KPSS statistic for level stationarity, with the lag window of Hyndman and Khandakar (2008). */
const kpss = (values: Float64Array): number => {
  const n = values.length;
  const centre = mean(values);
  const errors = values.map((value) => value - centre);
  const lags = Math.floor((3 * Math.sqrt(n)) / 13);
  let partial = 0;
  let eta = 0;
  let variance = 0;
  for (let t = 0; t < n; t++) {
    partial += errors[t]!;
    eta += partial * partial;
    variance += errors[t]! * errors[t]!;
  }
  for (let lag = 1; lag <= lags; lag++) {
    let products = 0;
    for (let t = lag; t < n; t++) products += errors[t]! * errors[t - lag]!;
    variance += 2 * (1 - lag / (lags + 1)) * products;
  }
  return variance > 0 ? eta / (n * variance) : 0;
};

/** Critical value of the KPSS test at 5 %. */
const critical = 0.463;

/** First differences needed for a stationary level, 0 to 2 (Hyndman and Khandakar 2008, Journal of Statistical Software 27:3). */
export const differencesNeeded = (values: Float64Array): number => {
  let current = values;
  for (let d = 0; d < 2; d++) {
    if (current.length < 4 || standardDeviation(current) < 1e-12 || kpss(current) <= critical) return d;
    current = current.subarray(1).map((value, i) => value - current[i]!);
  }
  return 2;
};

/** Whether the season is strong enough to difference it away: strength above 0.64 (Wang, Smith and Hyndman 2006). */
export const needsSeasonalDifference = (values: Float64Array, season: number): boolean => {
  if (season < 2 || values.length < 2 * season + 5) return false;
  const { seasonal, remainder } = stl(values, { season, seasonalWindow: 11 });
  const noise = standardDeviation(remainder) ** 2;
  const both = standardDeviation(remainder.map((value, i) => value + seasonal[i]!)) ** 2;
  return both > 0 && 1 - noise / both > 0.64;
};
