import type { EtsForm } from './form.js';

/**
 * Parameters of the recursion. `beta` and `gamma` are in the form of Hyndman et al. (2008), table 2.1, so that
 * 0 < beta < alpha and 0 < gamma < 1 - alpha.
 */
export interface EtsParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
  readonly level: number;
  readonly slope: number;
  /** Initial seasonal states; the first belongs to the first value. Empty without season. */
  readonly season: Float64Array;
}

/** States after the last value, and how well every value was foretold one step ahead. */
export interface EtsRun {
  readonly level: number;
  readonly slope: number;
  /** Where in the seasonal states the first value after the end belongs. */
  readonly phase: number;
  /** -2 log likelihood up to a constant (Hyndman et al. 2008, equation 5.2). */
  readonly likelihood: number;
  readonly squares: number;
}

const tiny = 1e-10;

/** Runs the smoothing equations through the values. `seasonBuffer` (one season long) receives the last seasonal states; `errors` is filled if given. */
export const runEts = (
  values: Float64Array,
  form: EtsForm,
  parameters: EtsParameters,
  seasonBuffer: Float64Array,
  errors?: Float64Array,
): EtsRun => {
  const n = values.length;
  const { alpha, phi, gamma } = parameters;
  const gain = form.trend === 'N' ? 0 : parameters.beta / alpha;
  const additive = form.season === 'A';
  const multiplicative = form.season === 'M';
  const relative = form.error === 'M';
  const period = seasonBuffer.length;
  seasonBuffer.set(parameters.season);
  let level = parameters.level;
  let slope = form.trend === 'N' ? 0 : parameters.slope;
  let phase = 0;
  let squares = 0;
  let logs = 0;
  let product = 1;
  for (let t = 0; t < n; t++) {
    const value = values[t]!;
    const carried = phi * slope;
    const base = level + carried;
    let target = value;
    let forecast = base;
    let seasonal = 0;
    if (additive) {
      seasonal = seasonBuffer[phase]!;
      target = value - seasonal;
      forecast = base + seasonal;
    } else if (multiplicative) {
      seasonal = seasonBuffer[phase]!;
      target = Math.abs(seasonal) < tiny ? value : value / seasonal;
      forecast = base * seasonal;
    }
    let error = value - forecast;
    if (relative) {
      const size = Math.abs(forecast) < tiny ? tiny : forecast;
      error /= size;
      product *= Math.abs(size);
      if (product > 1e100 || product < 1e-100) {
        logs += Math.log(product);
        product = 1;
      }
    }
    if (errors) errors[t] = error;
    squares += error * error;
    const next = base + alpha * (target - base);
    slope = carried + gain * (next - level - carried);
    level = next;
    if (additive) seasonBuffer[phase] = seasonal + gamma * (value - base - seasonal);
    else if (multiplicative) {
      const share = Math.abs(base) < tiny ? seasonal : value / base;
      seasonBuffer[phase] = seasonal + gamma * (share - seasonal);
    }
    if (++phase >= period) phase = 0;
  }
  const likelihood = n * Math.log(Math.max(squares, n * 1e-24)) + 2 * (logs + Math.log(product));
  return { level, slope, phase, likelihood, squares };
};
