import type { Leaves } from '../../server/src/modules/rootcause/leaves.js';
import type { Random } from '../../server/src/statistics/random.js';

/** The values that name a set, as `[dimension, code]`. */
export type Elements = (readonly [number, number])[];

/** A cube with planted root causes. */
export interface Case {
  readonly leaves: Leaves;
  readonly truth: Elements[];
}

/** A cube of failures; `leaves.expected` holds those of the baseline. */
export interface RateCase extends Case {
  readonly requests: Float64Array;
  readonly baselineRequests: Float64Array;
}

export interface CaseOptions {
  readonly sizes: number[];
  /** Standard deviation of forecast error, relative. */
  readonly noise: number;
  readonly anomalies: number;
  /** Element sets of one anomaly; they share a cuboid and a magnitude. */
  readonly setsPerAnomaly: number;
  /** Dimensions fixed by a set. */
  readonly depth: number;
  /** Standard deviation of the magnitude between the leaves of one anomaly. */
  readonly wobble: number;
  /** Share of cells that have no traffic. */
  readonly empty: number;
}

export const matches = (codes: Int32Array[], i: number, set: Elements): boolean =>
  set.every(([dimension, code]) => codes[dimension]![i] === code);

export const cells = (sizes: number[]): Int32Array[] => {
  const count = sizes.reduce((product, size) => product * size, 1);
  let block = count;
  return sizes.map((size) => {
    block /= size;
    const width = block;
    return Int32Array.from({ length: count }, (_, i) => Math.floor(i / width) % size);
  });
};

const contains = (a: Elements, b: Elements): boolean =>
  a.every(([dimension, code]) => b.some(([d, c]) => d === dimension && c === code));

const chooseSets = (sizes: number[], count: number, depth: number, random: Random): Elements[] => {
  const roomy = [...sizes.keys()].filter((dimension) => depth > 1 || sizes[dimension]! >= 3 * count);
  const dimensions = roomy
    .sort(() => random.next() - 0.5)
    .slice(0, depth)
    .sort((a, b) => a - b);
  const sets: Elements[] = [];
  for (let tries = 0; sets.length < count && tries < 200; tries++) {
    const set = dimensions.map((dimension) => [dimension, random.below(sizes[dimension]!)] as const);
    if (!sets.some((other) => contains(other, set))) sets.push(set);
  }
  return sets;
};

/** After the generators of Squeeze (2019) and RiskLoc (2022): skewed sizes, forecast noise, ripple effect with some wobble. */
export const makeCase = (options: CaseOptions, random: Random): Case => {
  const all = cells(options.sizes);
  const kept = [...all[0]!.keys()].filter(() => random.next() >= options.empty);
  const codes = all.map((column) => Int32Array.from(kept, (i) => column[i]!));
  const expected = Float64Array.from(kept, () => 100 * (-Math.log(1 - random.next())) ** 1.5 + 1);
  const actual = expected.map((value) => Math.max(0, value * (1 + options.noise * random.normal())));
  const truth: Elements[] = [];
  for (let anomaly = 0; anomaly < options.anomalies; anomaly++) {
    const sets = chooseSets(options.sizes, options.setsPerAnomaly, options.depth, random).filter(
      (set) => !truth.some((other) => contains(other, set) || contains(set, other)),
    );
    const change = (random.next() < 0.5 ? -1 : 1) * (0.25 + 0.65 * random.next());
    for (let i = 0; i < kept.length; i++) {
      if (!sets.some((set) => matches(codes, i, set)) || truth.some((set) => matches(codes, i, set))) continue;
      actual[i] = Math.max(0, expected[i]! * (1 + change + options.wobble * random.normal()));
    }
    truth.push(...sets);
  }
  return { leaves: { codes, sizes: options.sizes, actual, expected }, truth };
};

/** Rates over requests: few failures per leaf, uneven traffic, some dimensions tied to others. */
export const makeRateCase = (random: Random): RateCase => {
  const sizes = [8, 5, 4, 6];
  const all = cells(sizes);
  const weights = sizes.map((size) => Array.from({ length: size }, () => (-Math.log(1 - random.next())) ** 1.5 + 0.02));
  const traffic = Float64Array.from(
    all[0]!,
    (_, i) => sizes.reduce((product, _size, j) => product * weights[j]![all[j]![i]!]!, 300) * (0.5 + random.next()),
  );
  const kept = [...traffic.keys()].filter((i) => traffic[i]! > 8);
  const codes = all.map((column) => Int32Array.from(kept, (i) => column[i]!));
  const depth = random.next() < 0.6 ? 1 : 2;
  const sets = chooseSets(sizes, random.next() < 0.8 ? 1 : 2, depth, random);
  const rise = 2 + 8 * random.next();
  const poisson = (mean: number): number => knuth(mean, random);
  const requests = new Float64Array(kept.length);
  const baselineRequests = new Float64Array(kept.length);
  const actual = new Float64Array(kept.length);
  const expected = new Float64Array(kept.length);
  kept.forEach((cell, place) => {
    const rate = 0.01 * Math.exp(0.6 * random.normal());
    baselineRequests[place] = poisson(traffic[cell]! * 3) + 1;
    requests[place] = poisson(traffic[cell]! * (0.8 + 0.4 * random.next())) + 1;
    expected[place] = Math.min(baselineRequests[place]!, poisson(rate * baselineRequests[place]!));
    const now = sets.some((set) => matches(codes, place, set)) ? rise : Math.exp(0.25 * random.normal());
    actual[place] = Math.min(requests[place]!, poisson(rate * now * requests[place]!));
  });
  return { leaves: { codes, sizes, actual, expected }, truth: sets, requests, baselineRequests };
};

/** A Poisson count by Knuth's method; normal beyond 50. */
export const knuth = (mean: number, random: Random): number => {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
};
