import type { Fit, Method, Path } from '../method.js';
import { minimise } from '../numerics/nelder-mead.js';
import { mean } from '../numerics/statistics.js';

/** Real and imaginary part of the smoothing parameter, and the two initial states. */
interface ComplexParameters {
  readonly real: number;
  readonly imaginary: number;
  readonly level: number;
  readonly potential: number;
}

interface ComplexState {
  level: number;
  potential: number;
  squares: number;
}

const advance = (state: ComplexState, error: number, { real, imaginary }: ComplexParameters): void => {
  const { level, potential } = state;
  state.level = level - (1 - imaginary) * potential + (real - imaginary) * error;
  state.potential = level + (1 - real) * potential + (real + imaginary) * error;
};

const run = (values: Float64Array, parameters: ComplexParameters): ComplexState => {
  const state = { level: parameters.level, potential: parameters.potential, squares: 0 };
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - state.level;
    state.squares += error * error;
    advance(state, error, parameters);
  }
  return state;
};

/** Stability region of the model (Svetunkov, Kourentzes and Ord 2022, equation 16). */
const stable = (real: number, imaginary: number): boolean =>
  (real - 2.5) ** 2 + imaginary ** 2 > 1.25 &&
  (real - 0.5) ** 2 + (imaginary - 1) ** 2 > 0.25 &&
  (real - 1.5) ** 2 + (imaginary - 0.5) ** 2 < 1.5;

const unpack = (point: Float64Array): ComplexParameters => ({
  real: point[0]!,
  imaginary: point[1]!,
  level: point[2]!,
  potential: point[3]!,
});

const estimate = (values: Float64Array, start: ComplexParameters, evaluations: number): ComplexParameters => {
  const { point } = minimise(
    (candidate) => (stable(candidate[0]!, candidate[1]!) ? run(values, unpack(candidate)).squares : Infinity),
    Float64Array.of(start.real, start.imaginary, start.level, start.potential),
    {
      bounds: { lower: [0, 0, -Infinity, -Infinity], upper: [2.5, 2.5, Infinity, Infinity] },
      steps: [0.2, 0.05, Math.abs(start.level) * 0.1 + 1e-6, Math.abs(start.level) * 0.1 + 1e-6],
      evaluations,
    },
  );
  return unpack(point);
};

const project = (values: Float64Array, parameters: ComplexParameters, horizon: number): Path => {
  const state = run(values, parameters);
  const sigma = Math.sqrt(state.squares / Math.max(1, values.length - 4));
  const impulse: ComplexState = { level: 0, potential: 0, squares: 0 };
  const forecast = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  let spread = 1;
  for (let h = 0; h < horizon; h++) {
    forecast[h] = state.level;
    deviation[h] = sigma * Math.sqrt(spread);
    advance(state, 0, parameters);
    advance(impulse, h === 0 ? 1 : 0, parameters);
    spread += impulse.level ** 2;
  }
  return { mean: forecast, deviation };
};

const fitFrom = (values: Float64Array, warm: ComplexParameters | null): Fit => {
  const level = mean(values.subarray(0, Math.min(10, values.length)));
  const start = warm ?? { real: 1.3, imaginary: 1, level, potential: level / 1.1 };
  const parameters = estimate(values, start, warm ? 40 : 300);
  return {
    method: 'Complex exponential smoothing',
    traits: [],
    forecast: (horizon) => project(values, parameters, horizon),
    refit: (firstValues) => fitFrom(firstValues, parameters),
  };
};

/**
 * Complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022, Naval Research Logistics 69:1108-1123): follows level
 * and trend changes without choosing between them. Knows no seasons.
 */
export const complexSmoothing: Method = ({ values }) => (values.length < 5 ? null : fitFrom(values, null));
