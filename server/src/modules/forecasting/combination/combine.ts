import type { Path } from '../method.js';
import { mean } from '../numerics/statistics.js';

/** Weight of the members' disagreement as uncertainty: learning from the same values, they disagree by less than they err. */
const disagreement = 1.25;

/** Share of the weight that is left out at the low and at the high end: one member of six. */
const trimmedShare = 1 / 6;

/** Mean of what lies between the two ends left out; a value on the edge counts for the part of its weight within. */
const trimmedMean = (values: Float64Array, weights: Float64Array): number => {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const [from, to] = [trimmedShare * whole, (1 - trimmedShare) * whole];
  let passed = 0;
  let total = 0;
  let sum = 0;
  for (const i of order) {
    const next = passed + weights[i]!;
    const within = Math.max(0, Math.min(to, next) - Math.max(from, passed));
    total += within;
    sum += within * values[i]!;
    passed = next;
  }
  return sum / total;
};

/**
 * Several forecasts as one: their weighted mean, period by period, without the sixth of the weight at either end (Jose and
 * Winkler 2008, IJF 24:163-169). The deviation is the members' own on average, widened where they disagree.
 *
 * @param weights One per path, positive.
 */
export const combinePaths = (paths: readonly Path[], weights: Float64Array): Path => {
  const horizon = paths[0]!.mean.length;
  const centre = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    const values = Float64Array.from(paths, (path) => path.mean[h]!);
    const own = trimmedMean(
      Float64Array.from(paths, (path) => path.deviation[h]!),
      weights,
    );
    const middle = mean(values);
    const spread = mean(values.map((value) => (value - middle) ** 2));
    centre[h] = trimmedMean(values, weights);
    deviation[h] = Math.sqrt(own * own + disagreement * spread);
  }
  return { mean: centre, deviation };
};
