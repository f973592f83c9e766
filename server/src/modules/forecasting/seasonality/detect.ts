import { autocorrelations, fitLine } from '../numerics/statistics.js';
import type { Step } from '../timeline/step.js';

/** Periods of the natural seasons of a step, shortest first. */
const naturalSeasons: Partial<Record<Step['unit'], number[]>> = {
  second: [60],
  minute: [60, 1_440],
  hour: [24, 168],
  day: [7],
  workday: [5],
  week: [52],
  month: [12],
  quarter: [4],
};

/** The season of a calendar step, such as 12 for months; 1 when the step has none, null when it says nothing. */
export const naturalSeason = ({ unit, count }: Step): number | null => {
  if (unit === 'year') return 1;
  if (unit === 'row' || unit === 'number') return null;
  const periods = (naturalSeasons[unit] ?? []).map((season) => season / count);
  return periods.find((season) => Number.isInteger(season) && season >= 2) ?? 1;
};

const longestSearched = { values: 10_000, lag: 2_000 };

/** A season's autocorrelation, and how far it rises above the lowest at shorter lags. */
const least = { height: 0.3, rise: 0.3 };

/** Seasons the world keeps; noise may move a long peak a little to the side. */
const common = [52, 168, 365, 336, 672, 1_440];
const nearlyCommon = 0.03;

/** Lags that stand above all others within a sixth of their length. */
const peaksOf = (correlations: Float64Array, lags: number): number[] => {
  const peaks: number[] = [];
  let lowest = Infinity;
  for (let lag = 1; lag <= lags; lag++) {
    const height = correlations[lag - 1]!;
    const reach = Math.max(1, Math.floor(lag / 6));
    const around = correlations.subarray(Math.max(0, lag - 1 - reach), lag + reach);
    const tall = height > least.height && height - lowest > least.rise;
    if (lag > 1 && tall && around.every((other) => other <= height)) peaks.push(lag);
    lowest = Math.min(lowest, height);
  }
  return peaks;
};

const strongestSeason = (values: Float64Array, limit: number): number | null => {
  const lags = Math.min(longestSearched.lag, Math.floor(values.length / 3));
  if (lags < 2) return null;
  const correlations = autocorrelations(values, Math.min(values.length - 1, lags + Math.ceil(lags / 6)));
  const peaks = peaksOf(correlations, lags).filter((lag) => correlations[lag - 1]! > limit);
  const highest = peaks.reduce((most, lag) => Math.max(most, correlations[lag - 1]!), 0);
  return peaks.find((lag) => correlations[lag - 1]! >= 0.9 * highest) ?? null;
};

const withoutLine = (values: Float64Array): Float64Array => {
  const { intercept, slope } = fitLine(values);
  const spread = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rest = values.map((value, i) => value - intercept - slope * i);
  return rest.every((value) => Math.abs(value) <= 1e-9 * spread) ? rest.fill(0) : rest;
};

const differences = (values: Float64Array): Float64Array =>
  withoutLine(values.subarray(1).map((value, i) => value - values[i]!));

/**
 * The length of the repeating pattern in an evenly spaced series, 1 for none: the highest peak of the autocorrelations
 * once a line is taken out, or of the differences where the level wanders; the shortest of peaks about as high. A
 * season must be seen three times.
 *
 * @param values Finite numbers; the last 10,000 are looked at, for seasons up to 2,000.
 */
export const detectSeasonality = (values: ArrayLike<number>): number => {
  const recent = Float64Array.from(values).slice(-longestSearched.values);
  const limit = 2 / Math.sqrt(recent.length);
  const found = strongestSeason(withoutLine(recent), limit) ?? strongestSeason(differences(recent), 2 * limit) ?? 1;
  return common.find((season) => Math.abs(season - found) <= nearlyCommon * season) ?? found;
};
