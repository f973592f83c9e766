import { mean } from '../numerics/statistics.js';

export type Composition = 'additive' | 'multiplicative';

/** Centred moving average over one season; NaN where the window does not fit. */
export const centredAverage = (values: ArrayLike<number>, season: number): Float64Array => {
  const n = values.length;
  const half = Math.floor(season / 2);
  const result = new Float64Array(n).fill(NaN);
  for (let at = half; at < n - half; at++) {
    let total = 0;
    for (let i = at - half; i <= at + half; i++) total += values[i]!;
    if (season % 2 === 0) total -= (values[at - half]! + values[at + half]!) / 2;
    result[at] = total / season;
  }
  return result;
};

/**
 * Seasonal indices by classical decomposition (ratio or difference to the centred moving average), index 0 belonging to
 * the first value. They average one (multiplicative) or zero (additive). Needs two whole seasons.
 */
export const seasonalIndices = (values: ArrayLike<number>, season: number, composition: Composition): Float64Array => {
  const trend = centredAverage(values, season);
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(trend[i]!)) continue;
    sums[i % season]! += composition === 'additive' ? values[i]! - trend[i]! : values[i]! / trend[i]!;
    counts[i % season]!++;
  }
  const neutral = composition === 'additive' ? 0 : 1;
  const indices = sums.map((sum, phase) => (counts[phase]! > 0 ? sum / counts[phase]! : neutral));
  const centre = mean(indices);
  return indices.map((index) => (composition === 'additive' ? index - centre : index / centre));
};

export const removeSeason = (
  values: ArrayLike<number>,
  indices: ArrayLike<number>,
  composition: Composition,
): Float64Array =>
  Float64Array.from(values, (value, i) => {
    const index = indices[i % indices.length]!;
    return composition === 'additive' ? value - index : value / index;
  });
