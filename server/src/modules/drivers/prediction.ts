import { cholesky, choleskySolve } from '#server/statistics/matrix.js';
import { addPredictions, boost, type Binned } from './boosting.js';
import type { Encoded } from './encoding.js';

/** Ridge penalty in rows: a coefficient is held back as if so many rows said it is zero. */
const RIDGE = 2;

/** Normal equations of the linear part over all features; subsets are cut out of them. */
export interface LinearSystem {
  readonly gram: Float64Array;
  readonly moment: Float64Array;
  readonly mean: number;
}

export const linearSystem = (encoded: Encoded, target: Float64Array, rows: Int32Array): LinearSystem => {
  const p = encoded.linear.length;
  const gram = new Float64Array(p * p);
  const moment = new Float64Array(p);
  let mean = 0;
  for (const row of rows) mean += target[row]!;
  mean /= rows.length;
  for (let a = 0; a < p; a++) {
    const left = encoded.linear[a]!;
    for (const row of rows) moment[a]! += left[row]! * (target[row]! - mean);
    for (let b = 0; b <= a; b++) {
      const right = encoded.linear[b]!;
      let sum = 0;
      for (const row of rows) sum += left[row]! * right[row]!;
      gram[a * p + b] = gram[b * p + a] = sum;
    }
  }
  return { gram, moment, mean };
};

const coefficients = (system: LinearSystem, features: readonly number[]): Float64Array => {
  const p = system.moment.length;
  const size = features.length;
  const gram = new Float64Array(size * size);
  features.forEach((a, i) => features.forEach((b, j) => (gram[i * size + j] = system.gram[a * p + b]!)));
  for (let i = 0; i < size; i++) gram[i * size + i]! += RIDGE;
  const factor = cholesky(gram, size);
  return factor
    ? choleskySolve(
        factor,
        size,
        features.map((a) => system.moment[a]!),
      )
    : new Float64Array(size);
};

const addLinear = (
  encoded: Encoded,
  features: readonly number[],
  beta: Float64Array,
  rows: Int32Array,
  out: Float64Array,
): void => {
  features.forEach((feature, place) => {
    const column = encoded.linear[feature]!;
    const slope = beta[place]!;
    for (let i = 0; i < rows.length; i++) out[i]! += slope * column[rows[i]!]!;
  });
};

export interface Fold {
  readonly encoded: Encoded;
  readonly system: LinearSystem;
  readonly training: Int32Array;
  readonly held: Int32Array;
  /** Bins of the training and of the held rows, in their order. */
  readonly trainingBins: Binned;
  readonly heldBins: Binned;
}

const binsOf = ({ columns, bins }: Binned, rows: Int32Array): Binned => ({
  bins,
  columns: columns.map((column) => {
    const picked = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]!]!;
    return picked;
  }),
});

export const foldOf = (encoded: Encoded, target: Float64Array, training: Int32Array, held: Int32Array): Fold => ({
  encoded,
  training,
  held,
  system: linearSystem(encoded, target, training),
  trainingBins: binsOf(encoded.binned, training),
  heldBins: binsOf(encoded.binned, held),
});

/** What a model says of the held rows, in its two parts. */
export interface HeldPrediction {
  readonly line: Float64Array;
  readonly trees: Float64Array;
}

/** Predictions for the held rows from a model of the given features: a ridge line plus boosted trees on what it leaves. */
export const predictHeld = (fold: Fold, target: Float64Array, features: readonly number[]): HeldPrediction => {
  const { encoded, system, training, held, trainingBins, heldBins } = fold;
  const beta = coefficients(system, features);
  const fitted = new Float64Array(training.length).fill(system.mean);
  addLinear(encoded, features, beta, training, fitted);
  const residual = fitted.map((value, i) => target[training[i]!]! - value);
  const grown = boost(trainingBins, residual, { features, trees: 24, depth: 3, rate: 0.25 });
  const line = new Float64Array(held.length).fill(system.mean);
  addLinear(encoded, features, beta, held, line);
  const trees = new Float64Array(held.length);
  addPredictions(grown, heldBins, trees);
  return { line, trees };
};
