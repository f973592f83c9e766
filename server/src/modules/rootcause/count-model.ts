import { logGamma } from '#server/statistics/special-functions.js';
import type { Cuboid } from './cuboids.js';
import { STRAY, type LeafModel, type SetFit } from './leaf-model.js';
import type { Leaves } from './leaves.js';

const LEAST_EXPECTED = 4;
const LEAST_OVERDISPERSION = 0.01;
const MOST_OVERDISPERSION = 1;

/**
 * Variance beyond Poisson's, as a share of the squared mean: the value at which the median standardised error is a normal's.
 * Read on leaves that expect at least four events.
 */
const overdispersionOf = ({ actual, expected }: Leaves): number => {
  const rows = [...expected.keys()].filter((i) => expected[i]! >= LEAST_EXPECTED);
  if (rows.length < 20) return 0.1;
  const medianAt = (share: number): number => {
    const errors = rows.map(
      (i) => Math.abs(actual[i]! - expected[i]!) / Math.sqrt(expected[i]! + share * expected[i]! ** 2),
    );
    return errors.sort((a, b) => a - b)[errors.length >> 1]!;
  };
  let [low, high] = [LEAST_OVERDISPERSION, MOST_OVERDISPERSION];
  for (let step = 0; step < 20; step++) {
    const middle = Math.sqrt(low * high);
    if (medianAt(middle) > 0.6745) low = middle;
    else high = middle;
  }
  return low;
};

/** ln(a + b) from ln a and ln b. */
const logSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));

/** Counts of events such as failures: negative binomial around what is expected, or around a multiple of it. */
export class CountModel implements LeafModel {
  readonly #size: number;
  readonly #base: Float64Array;
  readonly #stray: Float64Array;
  readonly #calm: Float64Array;
  readonly #weight: Float64Array;

  constructor(readonly leaves: Leaves) {
    const { actual, expected } = leaves;
    const share = overdispersionOf(leaves);
    this.#size = 1 / share;
    this.#weight = expected.map((mean) => 1 / (1 + share * mean));
    this.#base = actual.map((count) => logGamma(count + this.#size) - logGamma(this.#size) - logGamma(count + 1));
    this.#stray = actual.map((count) => Math.log(STRAY / (10 * (count + 1))));
    this.#calm = actual.map((_, i) => this.#log(i, 1));
  }

  /** ln probability of a leaf when its mean is `ratio` times the expected one, strays included. */
  #log(i: number, ratio: number): number {
    const mean = Math.max(1e-9, ratio * this.leaves.expected[i]!);
    const size = this.#size;
    const count = this.leaves.actual[i]!;
    const log = this.#base[i]! + size * Math.log(size / (size + mean)) + count * Math.log(mean / (size + mean));
    return logSum(Math.log(1 - STRAY) + log, this.#stray[i]!);
  }

  /** Kulldorff's expectation-based scan statistic on weighted sums (Neill 2006). */
  promise(cuboid: Cuboid, open: Uint8Array): Float64Array {
    const seen = new Float64Array(cuboid.cells);
    const wanted = new Float64Array(cuboid.cells);
    for (let i = 0; i < open.length; i++) {
      if (open[i] === 0) continue;
      const cell = cuboid.cell[i]!;
      seen[cell] = seen[cell]! + this.#weight[i]! * this.leaves.actual[i]!;
      wanted[cell] = wanted[cell]! + this.#weight[i]! * this.leaves.expected[i]!;
    }
    return seen.map((c, cell) => {
      const b = wanted[cell]!;
      return b > 0 ? (c > 0 ? c * Math.log(c / b) : 0) - (c - b) : 0;
    });
  }

  #ratio(leaves: Int32Array, keep: (i: number) => boolean): number {
    let [seen, wanted] = [0.5, 0.5];
    for (const i of leaves) {
      if (!keep(i)) continue;
      seen += this.#weight[i]! * this.leaves.actual[i]!;
      wanted += this.#weight[i]! * this.leaves.expected[i]!;
    }
    return seen / wanted;
  }

  fit(leaves: Int32Array): SetFit {
    const first = this.#ratio(leaves, () => true);
    const ratio = this.#ratio(leaves, (i) => this.#log(i, first) > this.#stray[i]! + 1);
    let gain = 0;
    for (const i of leaves) gain += this.#log(i, ratio) - this.#calm[i]!;
    return { deviation: (2 * (ratio - 1)) / (ratio + 1), gain };
  }
}
