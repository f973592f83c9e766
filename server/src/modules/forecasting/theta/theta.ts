import type { Fit, Method, Path } from '../method.js';
import { minimise } from '../numerics/nelder-mead.js';

interface ThetaParameters {
  readonly level: number;
  readonly alpha: number;
  readonly theta: number;
}

/** The regression line over the values so far, updated one value at a time (Fiorucci et al. 2016, equations 11 to 14). */
interface ThetaState {
  level: number;
  average: number;
  slope: number;
  intercept: number;
  seen: number;
  /** (1 - alpha) to the power of the values seen. */
  decay: number;
  squares: number;
}

const foretell = (state: ThetaState, { alpha, theta }: ThetaParameters): number => {
  const { decay } = state;
  return state.level + (1 - 1 / theta) * (decay * state.intercept + ((1 - decay) / alpha) * state.slope);
};

const absorb = (state: ThetaState, value: number, alpha: number): void => {
  const t = ++state.seen;
  state.decay *= 1 - alpha;
  if (t > 1) state.slope = ((t - 2) * state.slope + (6 * (value - state.average)) / t) / (t + 1);
  state.average = ((t - 1) * state.average + value) / t;
  state.intercept = state.average - (state.slope * (t + 1)) / 2;
  state.level = alpha * value + (1 - alpha) * state.level;
};

const run = (values: Float64Array, parameters: ThetaParameters): ThetaState => {
  const state = { level: parameters.level, average: 0, slope: 0, intercept: 0, seen: 0, decay: 1, squares: 0 };
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - foretell(state, parameters);
    if (t >= 2) state.squares += error * error;
    absorb(state, values[t]!, parameters.alpha);
  }
  return state;
};

const project = (values: Float64Array, parameters: ThetaParameters, horizon: number): Path => {
  const state = run(values, parameters);
  const sigma = Math.sqrt(state.squares / Math.max(1, values.length - 3));
  const mean = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    mean[h] = foretell(state, parameters);
    deviation[h] = sigma * Math.sqrt(1 + h * parameters.alpha ** 2);
    absorb(state, mean[h]!, parameters.alpha);
  }
  return { mean, deviation };
};

const unpack = (point: Float64Array, theta: number | null): ThetaParameters => ({
  level: point[0]!,
  alpha: point[1]!,
  theta: theta ?? point[2]!,
});

const estimate = (
  values: Float64Array,
  start: ThetaParameters,
  theta: number | null,
  evaluations: number,
): ThetaParameters => {
  const free = theta === null ? 3 : 2;
  const { point } = minimise(
    (candidate) => run(values, unpack(candidate, theta)).squares,
    Float64Array.of(start.level, start.alpha, start.theta).slice(0, free),
    {
      bounds: { lower: [-Infinity, 0.1, 1], upper: [Infinity, 0.99, 1000] },
      steps: [Math.abs(values[0]!) * 0.2 + 1e-6, 0.2, 2],
      evaluations,
    },
  );
  return unpack(point, theta);
};

const fitFrom = (values: Float64Array, theta: number | null, warm: ThetaParameters | null): Fit => {
  const start = warm ?? { level: values[0]! / 2, alpha: 0.5, theta: 2 };
  const parameters = estimate(values, start, theta, warm ? 40 : 200);
  return {
    method: theta === null ? 'Dynamic optimised Theta' : 'Theta',
    traits: [],
    forecast: (horizon) => project(values, parameters, horizon),
    refit: (firstValues) => fitFrom(firstValues, theta, parameters),
  };
};

/** The dynamic Theta model with theta = 2, the method that won the M3 competition. Knows no seasons. */
export const theta: Method = ({ values }) => (values.length < 4 ? null : fitFrom(values, 2, null));

/**
 * Dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016, International Journal of
 * Forecasting 32:1151-1161): level, smoothing and theta by least squares. Knows no seasons.
 */
export const optimisedTheta: Method = ({ values }) => (values.length < 4 ? null : fitFrom(values, null, null));
