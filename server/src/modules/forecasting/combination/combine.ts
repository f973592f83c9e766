import { median } from '../../../statistics/descriptive.js';
import type { Path } from '../method.js';
import { mean } from '../numerics/statistics.js';

/** Share of the members' disagreement that counts as uncertainty. */
const disagreement = 0.5;

const average = (values: Float64Array, weights: Float64Array): number => {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i]!;
    sum += weights[i]! * values[i]!;
  }
  return sum / total;
};

/**
 * Several forecasts as one: their median, period by period (Petropoulos and Svetunkov 2020, IJF 36:110-115), or their
 * weighted mean when weights are given. The deviation is the members' own on average, widened where they disagree.
 */
export const combinePaths = (paths: readonly Path[], weights: Float64Array | null): Path => {
  const horizon = paths[0]!.mean.length;
  const centre = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    const values = Float64Array.from(paths, (path) => path.mean[h]!);
    const own = mean(Float64Array.from(paths, (path) => path.deviation[h]!));
    const middle = mean(values);
    const spread = mean(values.map((value) => (value - middle) ** 2));
    centre[h] = weights ? average(values, weights) : median(values);
    deviation[h] = Math.sqrt(own * own + disagreement * spread);
  }
  return { mean: centre, deviation };
};
