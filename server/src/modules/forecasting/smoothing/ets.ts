import type { Fit, Path } from '../method.js';
import { minimise } from '../numerics/nelder-mead.js';
import { standardDeviation } from '../numerics/statistics.js';
import { formName, formTraits, type EtsForm } from './form.js';
import { runEts, type EtsParameters } from './recursion.js';
import { startStates } from './start.js';

const budget = { screen: 60, full: 300, refit: 40 };

/** Shares of their admissible ranges, so that the box of the optimiser is the admissible region. */
interface Layout {
  readonly trend: boolean;
  readonly damped: boolean;
  readonly seasonal: boolean;
  readonly size: number;
}

const layoutOf = (form: EtsForm): Layout => {
  const trend = form.trend !== 'N';
  const damped = form.trend === 'Ad';
  const seasonal = form.season !== 'N';
  return { trend, damped, seasonal, size: 2 + (trend ? 2 : 0) + (damped ? 1 : 0) + (seasonal ? 1 : 0) };
};

const phiRange = { lower: 0.8, upper: 0.98 };

/** Point of the optimiser: alpha, level, [beta / alpha, slope], [phi], [gamma / (1 - alpha)]. */
const unpack = (point: Float64Array, layout: Layout, season: Float64Array): EtsParameters => {
  const alpha = point[0]!;
  let at = 2;
  const beta = layout.trend ? point[at++]! * alpha : 0;
  const slope = layout.trend ? point[at++]! : 0;
  const phi = layout.damped ? point[at++]! : 1;
  const gamma = layout.seasonal ? point[at]! * (1 - alpha) : 0;
  return { alpha, beta, gamma, phi, level: point[1]!, slope, season };
};

const pack = (parameters: EtsParameters, layout: Layout): Float64Array => {
  const point = [parameters.alpha, parameters.level];
  if (layout.trend) point.push(parameters.beta / parameters.alpha, parameters.slope);
  if (layout.damped) point.push(parameters.phi);
  if (layout.seasonal) point.push(parameters.gamma / (1 - parameters.alpha));
  return Float64Array.from(point);
};

const boxOf = (layout: Layout) => {
  const lower = [1e-4, -Infinity];
  const upper = [0.9999, Infinity];
  const add = (from: number, to: number) => {
    lower.push(from);
    upper.push(to);
  };
  if (layout.trend) {
    add(1e-4, 0.9999);
    add(-Infinity, Infinity);
  }
  if (layout.damped) add(phiRange.lower, phiRange.upper);
  if (layout.seasonal) add(1e-4, 0.9999);
  return { lower, upper };
};

const stepsOf = (layout: Layout, spread: number): number[] => {
  const steps = [0.2, spread * 0.5];
  if (layout.trend) steps.push(0.1, spread * 0.1);
  if (layout.damped) steps.push(-0.05);
  if (layout.seasonal) steps.push(0.1);
  return steps;
};

const estimate = (values: Float64Array, form: EtsForm, start: EtsParameters, evaluations: number): EtsParameters => {
  const layout = layoutOf(form);
  const buffer = new Float64Array(start.season.length);
  const spread = standardDeviation(values) || Math.abs(values[0]!) || 1;
  const objective = (point: Float64Array) =>
    runEts(values, form, unpack(point, layout, start.season), buffer).likelihood;
  const minimum = minimise(objective, pack(start, layout), {
    bounds: boxOf(layout),
    steps: stepsOf(layout, spread),
    evaluations,
  });
  return unpack(minimum.point, layout, start.season);
};

export interface EtsFit extends Fit {
  readonly form: EtsForm;
  readonly parameters: EtsParameters;
  /** Corrected Akaike criterion; lower is better. Comparable between forms on the same values. */
  readonly criterion: number;
  readonly name: string;
  /** The same form on the same values, its estimates carried to the end. */
  polish(): EtsFit;
}

const freeCount = (layout: Layout, season: number): number => layout.size + 1 + (layout.seasonal ? season - 1 : 0);

/** Corrected Akaike criterion; Infinity when there are too few values for the form. */
const correctedAkaike = (likelihood: number, free: number, n: number): number =>
  n - free - 1 <= 0 ? Infinity : likelihood + 2 * free + (2 * free * (free + 1)) / (n - free - 1);

const project = (form: EtsForm, parameters: EtsParameters, values: Float64Array, horizon: number): Path => {
  const season = new Float64Array(parameters.season.length);
  const run = runEts(values, form, parameters, season);
  const free = Math.min(layoutOf(form).size, values.length / 2);
  const sigma = Math.sqrt(run.squares / Math.max(1, values.length - free));
  const { alpha, beta, gamma, phi } = parameters;
  const mean = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  const period = season.length;
  let damping = phi;
  let spread = 1;
  let level = run.level;
  for (let h = 0; h < horizon; h++) {
    level += damping * run.slope;
    const seasonal = period > 0 ? season[(run.phase + h) % period]! : 0;
    mean[h] = form.season === 'M' ? level * seasonal : level + seasonal;
    deviation[h] = sigma * Math.sqrt(spread) * (form.error === 'M' ? Math.abs(mean[h]!) : 1);
    const damped = phi === 1 ? h + 1 : (phi * (1 - phi ** (h + 1))) / (1 - phi);
    const carry = alpha + beta * damped + (period > 0 && (h + 1) % period === 0 ? gamma : 0);
    spread += carry * carry;
    damping *= phi;
  }
  return { mean, deviation };
};

const fitFrom = (values: Float64Array, form: EtsForm, start: EtsParameters, evaluations: number): EtsFit => {
  const parameters = estimate(values, form, start, evaluations);
  const period = parameters.season.length;
  const { likelihood } = runEts(values, form, parameters, new Float64Array(period));
  const free = freeCount(layoutOf(form), period);
  return {
    form,
    parameters,
    name: formName(form),
    method: 'Exponential smoothing',
    traits: formTraits(form),
    criterion: correctedAkaike(likelihood, free, values.length),
    forecast: (horizon) => project(form, parameters, values, horizon),
    refit: (firstValues) => fitFrom(firstValues, form, parameters, budget.refit),
    polish: () => fitFrom(values, form, parameters, budget.full),
  };
};

/**
 * Maximum likelihood estimate of one exponential smoothing state space model (Hyndman, Koehler, Ord and Snyder 2008).
 * Smoothing parameters, level and slope are optimised; seasonal states start from classical decomposition, which
 * needs two whole seasons. Variances follow their table 6.1 (for multiplicative parts in proportion to the mean).
 */
export const fitEts = (values: Float64Array, season: number, form: EtsForm, thoroughly = true): EtsFit => {
  const layout = layoutOf(form);
  const { level, slope, season: indices } = startStates(values, season, form);
  const alpha = layout.seasonal ? 0.3 : 0.5;
  const start: EtsParameters = {
    alpha,
    beta: layout.trend ? 0.1 * alpha : 0,
    gamma: layout.seasonal ? 0.1 * (1 - alpha) : 0,
    phi: layout.damped ? 0.95 : 1,
    level,
    slope,
    season: indices,
  };
  return fitFrom(values, form, start, thoroughly ? budget.full : budget.screen);
};
