import type { Random } from '../../server/src/statistics/random.js';
import { cells, matches, type Case, type Elements } from './rootcause-cases.js';

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();

const shuffled = (count: number, random: Random): number[] =>
  [...Array(count).keys()]
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);

/** Sets in one cuboid, none of whose values another anomaly uses; null when the draw does not fit. */
const drawSets = (sizes: number[], used: readonly Elements[], random: Random): Elements[] | null => {
  const dimensions = shuffled(sizes.length, random)
    .slice(0, 1 + random.below(sizes.length))
    .sort((a, b) => a - b);
  const taken = new Set(used.flat().map((element) => element.join('=')));
  const sets = Array.from({ length: 1 + random.below(3) }, () =>
    dimensions.map((j) => {
      const free = [...Array(sizes[j]).keys()].filter((code) => !taken.has(`${j}=${code}`));
      return [j, free[random.below(free.length)]!] as const;
    }),
  );
  const isWhole = sets.flat().every(([, code]) => code !== undefined);
  return isWhole && new Set(sets.map(String)).size === sets.length ? sets : null;
};

const forecastLeaves = (count: number, noise: number, random: Random): [Float64Array, Float64Array] => {
  const shape = between(random, 0.5, 1);
  const empty = between(random, 0, 0.25);
  const actual = Float64Array.from({ length: count }, () =>
    random.next() > empty ? 100 * (-Math.log(1 - random.next())) ** (1 / shape) : 0,
  );
  const expected = actual.map((value) => Math.max(0, value * (1 + noise * random.normal())));
  for (let i = 0; i < count; i++) {
    if (random.next() < 0.5) [actual[i], expected[i]] = [expected[i]!, actual[i]!];
  }
  return [actual, expected];
};

/**
 * The generator described by Kalander (2022, RiskLoc), written anew: Weibull amounts, up to a quarter empty, forecast noise up to 25 %,
 * one to three anomalies of any depth with up to three sets each, all in one direction.
 */
export const makePublishedCase = (sizes: number[], random: Random): Case => {
  const codes = cells(sizes);
  const noise = between(random, 0, 0.25);
  const [actual, expected] = forecastLeaves(codes[0]!.length, noise, random);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const [moved, base] = sum(actual) > sum(expected) ? [expected, actual] : [actual, expected];
  const truth: Elements[] = [];
  for (let anomalies = 1 + random.below(3), tries = 0; anomalies > 0 && tries < 200; tries++) {
    const sets = drawSets(sizes, truth, random);
    if (!sets) continue;
    const [severity, wobble] = [between(random, 0.2, 1) + noise, between(random, 0, 0.1)];
    for (let i = 0; i < moved.length; i++) {
      if (!sets.some((set) => matches(codes, i, set))) continue;
      moved[i] = Math.max(0, base[i]! * (1 - severity - wobble * random.normal()));
    }
    truth.push(...sets);
    anomalies--;
  }
  return { leaves: { codes, sizes, actual, expected }, truth };
};
