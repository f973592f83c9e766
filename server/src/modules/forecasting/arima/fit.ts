import type { Fit, Path } from '../method.js';
import { minimise } from '../numerics/nelder-mead.js';
import { mean, standardDeviation } from '../numerics/statistics.js';
import {
  differencing,
  filter,
  multiply,
  orderName,
  setPartials,
  sparsePolynomial,
  toDense,
  type ArimaOrder,
  type SparsePolynomial,
} from './order.js';

export interface ArimaFit extends Fit {
  readonly order: ArimaOrder;
  readonly name: string;
  /** Corrected Akaike criterion from the conditional sum of squares; comparable between fits of equal differencing. */
  readonly criterion: number;
  readonly estimates: Float64Array;
  /** The same order on the same values, its estimates carried to the end. */
  polish(): ArimaFit;
}

interface Model {
  readonly autoregressive: SparsePolynomial;
  readonly movingAverage: SparsePolynomial;
  constant: number;
}

const emptyModel = ({ p, q, seasonalP, seasonalQ, period }: ArimaOrder): Model => ({
  autoregressive: sparsePolynomial(p, seasonalP, period),
  movingAverage: sparsePolynomial(q, seasonalQ, period),
  constant: 0,
});

/** Point of the optimiser: partial autocorrelations of the four factors, then the constant. Fills `model`. */
const setModel = (model: Model, point: Float64Array, order: ArimaOrder): Model => {
  const { p, q, seasonalP, seasonalQ } = order;
  setPartials(model.autoregressive, point, 0);
  setPartials(model.movingAverage, point, p + seasonalP);
  model.constant = order.constant ? point[p + seasonalP + q + seasonalQ]! : 0;
  return model;
};

/** Centred values and errors, each behind as many zeros as the longest lag, so that no lag reaches out. */
interface Workspace {
  readonly pad: number;
  readonly centred: Float64Array;
  readonly errors: Float64Array;
}

const workspaceFor = (length: number, { p, q, seasonalP, seasonalQ, period }: ArimaOrder): Workspace => {
  const pad = Math.max(p + seasonalP * period, q + seasonalQ * period);
  return { pad, centred: new Float64Array(pad + length), errors: new Float64Array(pad + length) };
};

/** Conditional one-step errors of the differenced values; the first `skip` are left at zero. Returns their sum of squares. */
const conditionalErrors = (values: Float64Array, model: Model, skip: number, work: Workspace): number => {
  const { pad, centred, errors } = work;
  const { lags: arLags, weights: arWeights } = model.autoregressive;
  const { lags: maLags, weights: maWeights } = model.movingAverage;
  for (let t = 0; t < values.length; t++) centred[pad + t] = values[t]! - model.constant;
  let squares = 0;
  for (let t = pad + skip; t < errors.length; t++) {
    let error = centred[t]!;
    for (let i = 0; i < arLags.length; i++) error += arWeights[i]! * centred[t - arLags[i]!]!;
    for (let j = 0; j < maLags.length; j++) error -= maWeights[j]! * errors[t - maLags[j]!]!;
    errors[t] = error;
    squares += error * error;
  }
  return squares;
};

const box = 0.97;

const estimate = (differenced: Float64Array, order: ArimaOrder, start: Float64Array, evaluations: number) => {
  const partials = order.p + order.q + order.seasonalP + order.seasonalQ;
  const work = workspaceFor(differenced.length, order);
  const candidate = emptyModel(order);
  const skip = skipOf(order, differenced.length);
  const spread = standardDeviation(differenced) || 1e-3;
  const lower = Array.from(start, (_, i) => (i < partials ? -box : -Infinity));
  const upper = Array.from(start, (_, i) => (i < partials ? box : Infinity));
  const steps = Array.from(start, (_, i) => (i < partials ? 0.2 : spread * 0.3));
  const squares = (point: Float64Array) =>
    Math.log(Math.max(1e-300, conditionalErrors(differenced, setModel(candidate, point, order), skip, work)));
  if (start.length === 0) return start;
  return minimise(squares, start, { bounds: { lower, upper }, steps, evaluations, tolerance: 1e-5 }).point;
};

const skipOf = ({ p, seasonalP, period }: ArimaOrder, length: number): number =>
  Math.min(p + seasonalP * period, Math.floor(length / 3));

const projector = (values: Float64Array, differenced: Float64Array, order: ArimaOrder, model: Model) => {
  const work = workspaceFor(differenced.length, order);
  const skip = skipOf(order, differenced.length);
  const squares = conditionalErrors(differenced, model, skip, work);
  const sigma = Math.sqrt(squares / Math.max(1, differenced.length - skip - freeCount(order)));
  const near = toDense(model.autoregressive);
  const full = multiply(near, differencing(order));
  const shocks = toDense(model.movingAverage);
  const pull = model.constant * near.reduce((total, weight) => total + weight, 0);
  return (horizon: number): Path => {
    const extended = new Float64Array(values.length + horizon);
    extended.set(values);
    const deviation = new Float64Array(horizon);
    const responses = new Float64Array(horizon);
    let spread = 0;
    for (let h = 0; h < horizon; h++) {
      const t = values.length + h;
      let next = pull;
      let response = h < shocks.length ? shocks[h]! : 0;
      for (let lag = 1; lag < full.length && lag <= t; lag++) {
        next -= full[lag]! * extended[t - lag]!;
        if (lag <= h) response -= full[lag]! * responses[h - lag]!;
      }
      for (let lag = h + 1; lag < shocks.length; lag++) next += shocks[lag]! * (work.errors.at(h - lag) ?? 0);
      extended[t] = next;
      responses[h] = response;
      spread += response * response;
      deviation[h] = sigma * Math.sqrt(spread);
    }
    return { mean: extended.slice(values.length), deviation };
  };
};

const freeCount = ({ p, q, seasonalP, seasonalQ, constant }: ArimaOrder): number =>
  p + q + seasonalP + seasonalQ + (constant ? 1 : 0);

const budget = { search: 50, polish: 200, refit: 40 };

const fitFrom = (values: Float64Array, order: ArimaOrder, start: Float64Array, evaluations: number): ArimaFit => {
  const differenced = filter(values, differencing(order));
  const point = estimate(differenced, order, start, evaluations);
  const model = setModel(emptyModel(order), point, order);
  const n = differenced.length;
  const skip = skipOf(order, n);
  const squares = conditionalErrors(differenced, model, skip, workspaceFor(n, order));
  const free = freeCount(order) + 1;
  const penalty = n - free - 1 > 0 ? 2 * free + (2 * free * (free + 1)) / (n - free - 1) : Infinity;
  return {
    order,
    name: orderName(order),
    method: 'ARIMA',
    traits: [],
    estimates: point,
    criterion: n * Math.log(Math.max(squares / (n - skip), 1e-24)) + penalty,
    forecast: projector(values, differenced, order, model),
    refit: (firstValues) => fitFrom(firstValues, order, point, budget.refit),
    polish: () => fitFrom(values, order, point, budget.polish),
  };
};

/** A starting point for `order`: what another order found for the terms both have, a tenth for the others. */
const startFrom = (order: ArimaOrder, differenced: Float64Array, other: ArimaFit | null): Float64Array => {
  const counts = ({ p, seasonalP, q, seasonalQ }: ArimaOrder) => [p, seasonalP, q, seasonalQ];
  const start: number[] = [];
  let from = 0;
  counts(order).forEach((count, factor) => {
    const known = other ? counts(other.order)[factor]! : 0;
    for (let i = 0; i < count; i++) start.push(i < known ? other!.estimates[from + i]! : 0.1);
    from += known;
  });
  if (order.constant) start.push(other?.order.constant ? other.estimates.at(-1)! : mean(differenced));
  return Float64Array.from(start);
};

/**
 * ARIMA of the given order by conditional least squares (Box and Jenkins); stationary and invertible by construction.
 * A short search, from where `other` (a fit on the same values with the same differences) stands; `polish` finishes it.
 */
export const fitArima = (values: Float64Array, order: ArimaOrder, other: ArimaFit | null = null): ArimaFit =>
  fitFrom(values, order, startFrom(order, filter(values, differencing(order)), other), budget.search);
