import { cholesky, type Points } from '#server/statistics/matrix.js';

/** A mixture of Gaussians with full covariances, and how it explains the points it was fitted to. */
export interface GaussianMixture {
  readonly weights: Float64Array;
  /** Means, row by row. */
  readonly means: Float64Array;
  /** Lower Cholesky factors of the covariances, one after another. */
  readonly factors: Float64Array[];
  readonly logLikelihood: number;
  /** Bayesian information criterion, smaller is better (Schwarz 1978). */
  readonly bic: number;
  /** Posterior shares: component c of point i at `i * k + c`. */
  readonly posteriors: Float64Array;
}

interface Parameters {
  weights: Float64Array;
  means: Float64Array;
  factors: Float64Array[];
}

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** ln of the weighted density of component `c` at the point that starts at `at`. */
const componentLog = (model: Parameters, c: number, points: Points, at: number, scratch: Float64Array): number => {
  const d = points.dimensions;
  const { values } = points;
  const factor = model.factors[c]!;
  let squared = 0;
  for (let i = 0; i < d; i++) {
    let sum = values[at + i]! - model.means[c * d + i]!;
    for (let j = 0; j < i; j++) sum -= factor[i * d + j]! * scratch[j]!;
    const scaled = sum / factor[i * d + i]!;
    scratch[i] = scaled;
    squared += scaled * scaled;
  }
  return -0.5 * squared;
};

/** The part of a component's log density that does not depend on the point. */
const componentBase = (model: Parameters, c: number, d: number): number => {
  let base = Math.log(model.weights[c]!) - 0.5 * d * LOG_TWO_PI;
  for (let i = 0; i < d; i++) base -= Math.log(model.factors[c]![i * d + i]!);
  return base;
};

const expectation = (points: Points, model: Parameters, posteriors: Float64Array): number => {
  const { count, dimensions } = points;
  const k = model.weights.length;
  const scratch = new Float64Array(dimensions);
  const bases = Float64Array.from({ length: k }, (_, c) => componentBase(model, c, dimensions));
  let total = 0;
  for (let i = 0; i < count; i++) {
    const out = i * k;
    let highest = -Infinity;
    for (let c = 0; c < k; c++) {
      const value = bases[c]! + componentLog(model, c, points, i * dimensions, scratch);
      posteriors[out + c] = value;
      if (value > highest) highest = value;
    }
    let sum = 0;
    for (let c = 0; c < k; c++) {
      const share = Math.exp(posteriors[out + c]! - highest);
      posteriors[out + c] = share;
      sum += share;
    }
    for (let c = 0; c < k; c++) posteriors[out + c]! /= sum;
    total += highest + Math.log(sum);
  }
  return total;
};

const covarianceOf = (
  points: Points,
  posteriors: Float64Array,
  component: { index: number; k: number; mass: number },
  mean: Float64Array,
): Float64Array => {
  const { values, count, dimensions: d } = points;
  const { index, k, mass } = component;
  const covariance = new Float64Array(d * d);
  const difference = new Float64Array(d);
  for (let i = 0; i < count; i++) {
    const share = posteriors[i * k + index]!;
    if (share < 1e-8) continue;
    for (let a = 0; a < d; a++) {
      difference[a] = values[i * d + a]! - mean[a]!;
      const scaled = share * difference[a]!;
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += scaled * difference[b]!;
    }
  }
  for (let a = 0; a < d; a++)
    for (let b = 0; b <= a; b++) covariance[b * d + a] = covariance[a * d + b] = covariance[a * d + b]! / mass;
  return covariance;
};

const meanOf = (points: Points, posteriors: Float64Array, index: number, k: number): [Float64Array, number] => {
  const { values, count, dimensions } = points;
  const mean = new Float64Array(dimensions);
  let mass = 0;
  for (let i = 0; i < count; i++) {
    const share = posteriors[i * k + index]!;
    if (share === 0) continue;
    mass += share;
    for (let j = 0; j < dimensions; j++) mean[j]! += share * values[i * dimensions + j]!;
  }
  for (let j = 0; j < dimensions; j++) mean[j]! /= mass;
  return [mean, mass];
};

/** Keeps a covariance from collapsing onto a point or a line: adds a ridge, more until it can be factored. */
const factorOf = (covariance: Float64Array, d: number, ridge: number): Float64Array => {
  for (let extra = ridge; ; extra *= 10) {
    for (let j = 0; j < d; j++) covariance[j * d + j]! += extra;
    const factor = cholesky(covariance, d);
    if (factor) return factor;
  }
};

/** Components with hardly any points are given up. */
const maximisation = (points: Points, posteriors: Float64Array, k: number, ridge: number): Parameters => {
  const d = points.dimensions;
  const kept = Array.from({ length: k }, (_, c) => ({ c, moments: meanOf(points, posteriors, c, k) })).filter(
    ({ moments }) => moments[1] > d + 1,
  );
  const means = new Float64Array(kept.length * d);
  const total = kept.reduce((sum, { moments }) => sum + moments[1], 0);
  const factors = kept.map(({ c, moments: [mean, mass] }, place) => {
    means.set(mean, place * d);
    return factorOf(covarianceOf(points, posteriors, { index: c, k, mass }, mean), d, ridge);
  });
  return { weights: Float64Array.from(kept, ({ moments }) => moments[1] / total), means, factors };
};

const oneHot = (labels: Int32Array, k: number): Float64Array => {
  const posteriors = new Float64Array(labels.length * k);
  labels.forEach((label, i) => {
    if (label >= 0) posteriors[i * k + label] = 1;
  });
  return posteriors;
};

/**
 * Expectation maximisation from a first partition (labels 0 … k - 1; negative: no say).
 * @param ridge variance added to each axis, in the units of the points squared
 */
export const fitMixture = (
  points: Points,
  start: { labels: Int32Array; k: number },
  { ridge, iterations = 60 }: { ridge: number; iterations?: number },
): GaussianMixture => {
  const { count, dimensions: d } = points;
  let posteriors = oneHot(start.labels, start.k);
  let model = maximisation(points, posteriors, start.k, ridge);
  let logLikelihood = -Infinity;
  for (let step = 0; step < iterations; step++) {
    const k = model.weights.length;
    if (posteriors.length !== count * k) posteriors = new Float64Array(count * k);
    const next = expectation(points, model, posteriors);
    if (next - logLikelihood < 1e-5 * count || step === iterations - 1) {
      logLikelihood = Math.max(next, logLikelihood);
      break;
    }
    logLikelihood = next;
    model = maximisation(points, posteriors, k, ridge);
  }
  const k = model.weights.length;
  if (posteriors.length !== count * k) posteriors = new Float64Array(count * k);
  logLikelihood = expectation(points, model, posteriors);
  const parameters = k - 1 + k * d + (k * d * (d + 1)) / 2;
  return { ...model, logLikelihood, bic: parameters * Math.log(count) - 2 * logLikelihood, posteriors };
};

/** Integrated completed likelihood (Biernacki, Celeux and Govaert 2000): BIC plus twice the entropy of the assignment. */
export const completedLikelihood = ({ bic, posteriors }: GaussianMixture): number => {
  let entropy = 0;
  for (let at = 0; at < posteriors.length; at++) {
    const share = posteriors[at]!;
    if (share > 1e-12) entropy -= share * Math.log(share);
  }
  return bic + 2 * entropy;
};

/** The most probable component of each point. */
export const mixtureLabels = (mixture: GaussianMixture): Int32Array => {
  const k = mixture.weights.length;
  return Int32Array.from({ length: mixture.posteriors.length / k }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if (mixture.posteriors[i * k + c]! > mixture.posteriors[i * k + best]!) best = c;
    return best;
  });
};
