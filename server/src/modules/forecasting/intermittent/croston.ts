import type { Fit, Method } from '../method.js';
import { minimise } from '../numerics/nelder-mead.js';
import { mean, standardDeviation } from '../numerics/statistics.js';

export type CrostonVariant = 'croston' | 'sba' | 'tsb';

interface Demand {
  readonly rate: number;
  /** Sum of squared one-step errors. */
  readonly squares: number;
}

export interface CrostonParameters {
  /** Smoothing of the demand size, in (0, 1). */
  readonly size: number;
  /** Smoothing of the interval between demands (Croston, SBA) or of the probability of demand (TSB), in (0, 1). */
  readonly interval: number;
}

/** Demand per period after the last value. Starts from the first demand and its waiting time. */
export const demandRate = (
  values: ArrayLike<number>,
  variant: CrostonVariant,
  { size, interval }: CrostonParameters,
): Demand => {
  let demand = NaN;
  let waiting = NaN;
  let probability = NaN;
  let since = 0;
  let squares = 0;
  const debias = variant === 'sba' ? 1 - interval / 2 : 1;
  const rate = () => (variant === 'tsb' ? probability * demand : (debias * demand) / waiting);
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    since++;
    if (!Number.isNaN(demand)) squares += (value - rate()) ** 2;
    if (value !== 0) {
      demand = Number.isNaN(demand) ? value : demand + size * (value - demand);
      waiting = Number.isNaN(waiting) ? since : waiting + interval * (since - waiting);
      probability = Number.isNaN(probability) ? 1 / since : probability + interval * (1 - probability);
      since = 0;
    } else if (!Number.isNaN(probability)) probability -= interval * probability;
  }
  return { rate: Number.isNaN(demand) ? 0 : rate(), squares };
};

/** Share of periods without demand. */
export const zeroShare = (values: ArrayLike<number>): number =>
  mean(Array.from(values, (value) => (value === 0 ? 1 : 0)));

/** Demand that comes now and then: never negative, at least 30 % of the periods without any. */
export const isIntermittent = (values: Float64Array): boolean =>
  zeroShare(values) >= 0.3 && values.every((value) => value >= 0) && values.some((value) => value > 0);

const names = {
  croston: 'Croston',
  sba: 'Croston, Syntetos-Boylan approximation',
  tsb: 'Teunter-Syntetos-Babai',
} as const;

const fitFrom = (values: Float64Array, variant: CrostonVariant): Fit => {
  const at = (point: Float64Array) => demandRate(values, variant, { size: point[0]!, interval: point[1]! });
  const { point } = minimise((candidate) => at(candidate).squares, Float64Array.of(0.1, 0.1), {
    bounds: { lower: [0.02, 0.02], upper: [0.5, 0.5] },
    steps: [0.1, 0.1],
    evaluations: 80,
  });
  const { rate } = at(point);
  const deviation = standardDeviation(values);
  return {
    method: names[variant],
    traits: ['intermittent demand'],
    forecast: (horizon) => ({
      mean: new Float64Array(horizon).fill(rate),
      deviation: new Float64Array(horizon).fill(deviation),
    }),
    refit: (firstValues) => fitFrom(firstValues, variant),
  };
};

/**
 * Demand with many zeros: Croston (1972, Operational Research Quarterly 23:289-303), its unbiased form by Syntetos and
 * Boylan (2005, IJF 21:303-314), or Teunter, Syntetos and Babai (2011, EJOR 214:606-615), which lets obsolete items fade.
 */
export const intermittent =
  (variant: CrostonVariant): Method =>
  ({ values }) =>
    isIntermittent(values) ? fitFrom(values, variant) : null;
