import { moments, sortedQuantile } from '#server/statistics/descriptive.js';
import { studentCdf } from '#server/statistics/distributions.js';
import { benjaminiHochberg } from '#server/statistics/multiple-testing.js';
import { createRandom, permutation } from '#server/statistics/random.js';
import { encode, encodeNumeric, type Driver } from './encoding.js';
import { linearEvidence } from './linear-evidence.js';
import { foldOf, predictHeld, type Fold } from './prediction.js';

/** What is lost when a driver is left out and all others may take its place. */
export interface Importance {
  /** Share of the target's variance that only this driver explains, at most 1; can be slightly negative by chance. */
  readonly share: number;
  readonly standardError: number;
  /** One-sided, that the share is above zero. */
  readonly p: number;
  readonly adjustedP: number;
}

export interface ImportanceResult {
  readonly drivers: readonly Importance[];
  /** Share of variance explained by all drivers together on rows not used for fitting. */
  readonly explained: number;
  /** Rows whose errors were compared. */
  readonly rows: number;
  /** Target less the prediction from all other drivers, per driver and compared row. */
  readonly residuals: readonly Float64Array[];
  /** Target less the prediction from all drivers. */
  readonly residual: Float64Array;
  /** The compared rows, in the order of the residuals. */
  readonly order: Int32Array;
}

const SMALL = 4_000;
const FEW = 3_000;

/** Pulls values beyond the outer half percent to it, so that a few wild ones do not decide. */
const tamed = (target: Float64Array): Float64Array => {
  const sorted = target.slice().sort();
  const [low, high] = [sortedQuantile(sorted, 0.005), sortedQuantile(sorted, 0.995)];
  return high > low ? target.map((value) => Math.min(high, Math.max(low, value))) : target;
};

const foldsOf = (drivers: readonly Driver[], target: Float64Array, seed: number): Fold[] => {
  const order = permutation(target.length, createRandom(seed));
  const numeric = encodeNumeric(drivers);
  const parts = target.length <= SMALL ? 4 : 2;
  return Array.from({ length: parts }, (_, part) => {
    const held = order.filter((_, i) => i % parts === part);
    const training = order.filter((_, i) => i % parts !== part);
    return foldOf(encode(drivers, numeric, target, training), target, training, held);
  });
};

interface Cross {
  /** Target less the line. */
  readonly rest: Float64Array;
  readonly trees: Float64Array;
}

const crossPredict = (folds: readonly Fold[], target: Float64Array, features: readonly number[]): Cross => {
  const rest = new Float64Array(target.length);
  const trees = new Float64Array(target.length);
  let at = 0;
  for (const fold of folds) {
    const predicted = predictHeld(fold, target, features);
    fold.held.forEach((row, i) => (rest[at + i] = target[row]! - predicted.line[i]!));
    trees.set(predicted.trees, at);
    at += fold.held.length;
  }
  return { rest, trees };
};

/** How far the trees are to be trusted, 0 … 1: the slope of what the line leaves on what the trees say, on held rows. */
const trustIn = ({ rest, trees }: Cross): number => {
  let [cross, squares] = [0, 0];
  for (let i = 0; i < rest.length; i++) {
    cross += rest[i]! * trees[i]!;
    squares += trees[i]! * trees[i]!;
  }
  return squares > 0 ? Math.min(1, Math.max(0, cross / squares)) : 0;
};

const residualOf = ({ rest, trees }: Cross, trust: number): Float64Array =>
  rest.map((value, i) => value - trust * trees[i]!);

const compare = (without: Float64Array, full: Float64Array, variance: number): Omit<Importance, 'adjustedP'> => {
  const { mean, variance: noise, count } = moments(without.map((value, i) => value * value - full[i]! * full[i]!));
  const standardError = Math.sqrt(noise / count);
  const p = standardError > 0 ? 1 - studentCdf(mean / standardError, count - 1) : 1;
  return { share: mean / variance, standardError: standardError / variance, p };
};

/** Where rows are few, numbers may also show by multiple regression; the smaller p-value counts twice (Bonferroni). */
const sharpened = (
  raw: Omit<Importance, 'adjustedP'>[],
  drivers: readonly Driver[],
  target: Float64Array,
): Omit<Importance, 'adjustedP'>[] => {
  if (target.length > FEW) return raw;
  const all = Int32Array.from({ length: target.length }, (_, i) => i);
  const lines = linearEvidence(encode(drivers, encodeNumeric(drivers), target, all), target);
  return raw.map((one, j) => {
    if (drivers[j]!.kind !== 'number') return one;
    const { share, p } = lines[j]!;
    return { ...one, share: Math.max(one.share, share), p: Math.min(1, 2 * Math.min(one.p, p)) };
  });
};

/**
 * Leave-one-covariate-out importance on held-out rows (Lei et al. 2018), cross-fitted. A column that only travels with a
 * driver loses nothing when left out, so decoys score zero. p-values are adjusted by Benjamini and Hochberg.
 * @param target finite values; `drivers` are columns of the same rows
 */
export const leaveOneOut = (drivers: readonly Driver[], target: Float64Array, seed = 1): ImportanceResult => {
  const calm = tamed(target);
  const folds = foldsOf(drivers, calm, seed);
  const features = drivers.map((_, j) => j);
  const full = crossPredict(folds, calm, features);
  const trust = trustIn(full);
  const residual = residualOf(full, trust);
  const { variance } = moments(calm);
  const residuals = features.map((left) =>
    residualOf(
      crossPredict(
        folds,
        calm,
        features.filter((feature) => feature !== left),
      ),
      trust,
    ),
  );
  const raw = sharpened(
    residuals.map((without) => compare(without, residual, variance)),
    drivers,
    calm,
  );
  const adjusted = benjaminiHochberg(raw.map(({ p }) => p));
  const order = new Int32Array(target.length);
  let at = 0;
  for (const { held } of folds) {
    order.set(held, at);
    at += held.length;
  }
  return {
    drivers: raw.map((one, j) => ({ ...one, adjustedP: adjusted[j] as number })),
    explained: Math.max(0, 1 - moments(residual).variance / variance),
    rows: target.length,
    residuals,
    residual,
    order,
  };
};
