import { createRandom, permutation } from '#server/statistics/random.js';

/** Leaf cells of a data cube: a code per dimension, what was expected and what was seen. */
export interface Leaves {
  /** One column of codes per dimension, 0 … `sizes[j]` - 1. */
  readonly codes: readonly Int32Array[];
  readonly sizes: readonly number[];
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}

/**
 * How far each leaf is from what was expected: 2 (actual - expected) / (actual + expected), from -2 to 2 for amounts that are
 * not negative (Li et al. 2019, Squeeze). `spread` is its standard deviation when nothing is wrong.
 */
export interface Deviations {
  readonly score: Float64Array;
  readonly spread: Float64Array;
}

const scoreOf = (actual: number, expected: number): number => {
  const size = Math.abs(actual) + Math.abs(expected);
  return size === 0 ? 0 : (2 * (actual - expected)) / size;
};

const BANDS = 12;
const QUARTILE_OF_NORMAL = 0.3186393639643752;

const lowQuartile = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 4)] as number;

/**
 * Noise grows with size in two ways, relative and by counting: variance = relative² expected² + counting expected.
 * Both are read off the calmest quarter of leaves in bands of equal size, so that up to half of the leaves may be wrong.
 */
const sizeOf = ({ actual, expected }: Leaves): Float64Array =>
  actual.map((value, i) => Math.max(Math.abs(value), Math.abs(expected[i]!)));

/** A lot for each score, drawn by its rank, so that leaves of one size fall into bands by chance and not by their order in the table. */
const lots = (score: Float64Array): Int32Array => {
  const drawn = permutation(score.length, createRandom(1));
  const lot = new Int32Array(score.length);
  [...score.keys()].sort((a, b) => score[a]! - score[b]!).forEach((i, rank) => (lot[i] = drawn[rank]!));
  return lot;
};

const noiseOf = (score: Float64Array, size: Float64Array): Noise => {
  const lot = lots(score);
  const order = [...size.keys()].filter((i) => size[i]! > 0).sort((a, b) => size[a]! - size[b]! || lot[a]! - lot[b]!);
  const bands = Math.max(1, Math.min(BANDS, Math.floor(order.length / 20)));
  const points = Array.from({ length: bands }, (_, band) => {
    const rows = order.slice(
      Math.floor((band * order.length) / bands),
      Math.floor(((band + 1) * order.length) / bands),
    );
    const calm = lowQuartile(rows.map((i) => Math.abs(score[i]!)));
    return { size: size[rows[rows.length >> 1]!] ?? 1, variance: (calm / QUARTILE_OF_NORMAL) ** 2 };
  });
  return fitNoise(points.filter(({ variance }) => Number.isFinite(variance)));
};

interface Noise {
  readonly relative: number;
  readonly counting: number;
}

interface Band {
  readonly size: number;
  readonly variance: number;
}

const varianceAt = ({ relative, counting }: Noise, size: number): number => relative ** 2 + counting / size;

/**
 * Variance = a + b / size with a, b >= 0 by least squares; weights by the variance fitted before, so that calm bands do not pull, with
 * bounded influence (Huber), so that a band in which most leaves are wrong does not either.
 */
const fitNoise = (bands: readonly Band[]): Noise => {
  const ordered = bands.map(({ variance }) => variance).sort((a, b) => a - b);
  let noise: Noise = { relative: Math.sqrt(ordered[ordered.length >> 1] ?? 0), counting: 0 };
  for (let round = 0; round < 8; round++) {
    const before = noise;
    noise = fitWeighted(bands, ({ size, variance }) => {
      const fitted = varianceAt(before, size) + 1e-12;
      return Math.min(1, fitted / (Math.abs(variance - fitted) + 1e-15)) / fitted ** 2;
    });
  }
  return noise;
};

const fitWeighted = (bands: readonly Band[], weightOf: (band: Band) => number): Noise => {
  let [sw, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const band of bands) {
    const [weight, x] = [weightOf(band), 1 / band.size];
    sw += weight;
    sx += weight * x;
    sy += weight * band.variance;
    sxx += weight * x * x;
    sxy += weight * x * band.variance;
  }
  if (sw === 0) return { relative: 0, counting: 0 };
  const determinant = sw * sxx - sx * sx;
  const slope = determinant > 1e-9 * sw * sxx ? Math.max(0, (sw * sxy - sx * sy) / determinant) : 0;
  const level = (sy - slope * sx) / sw;
  return level >= 0 ? { relative: Math.sqrt(level), counting: slope } : { relative: 0, counting: sxy / sxx };
};

/** Smallest relative noise believed, so that a perfect forecast does not make every rounding an anomaly. */
const LEAST_NOISE = 0.01;

export const deviationsOf = (leaves: Leaves): Deviations => {
  const { actual, expected } = leaves;
  const score = actual.map((value, i) => scoreOf(value, expected[i]!));
  const sizes = sizeOf(leaves);
  const { relative, counting } = noiseOf(score, sizes);
  const spread = sizes.map((size) =>
    size > 0 ? Math.sqrt(Math.max(relative, LEAST_NOISE) ** 2 + counting / size) : 2,
  );
  return { score, spread };
};
