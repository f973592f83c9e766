import type { Random } from '../../server/src/statistics/random.js';
import { cells, knuth, matches, type Elements, type RateCase } from './rootcause-cases.js';

const skewed = (sizes: number[], random: Random, draw: (random: Random) => number): number[][] =>
  sizes.map((size) => Array.from({ length: size }, () => draw(random)));

const product = (values: number[][], codes: Int32Array[], i: number): number =>
  codes.reduce((total, column, j) => total * values[j]![column[i]!]!, 1);

const drawTruth = (codes: Int32Array[], sizes: number[], traffic: Float64Array, random: Random): Elements[] => {
  const all = traffic.reduce((total, value) => total + value, 0);
  const truth: Elements[] = [];
  for (let wanted = random.next() < 0.85 ? 1 : 2, tries = 0; wanted > 0 && tries < 500; tries++) {
    const draw = random.next();
    const dimensions = [...sizes.keys()].sort(() => random.next() - 0.5).slice(0, draw < 0.65 ? 1 : draw < 0.9 ? 2 : 3);
    const set = dimensions.sort((a, b) => a - b).map((j) => [j, random.below(sizes[j]!)] as const);
    const share = traffic.reduce((sum, value, i) => sum + (matches(codes, i, set) ? value : 0), 0) / all;
    const overlaps = truth.some((other) => other.some(([j, c]) => set.some(([d, e]) => d === j && e === c)));
    if (share < 0.04 || share > 0.5 || overlaps) continue;
    truth.push(set);
    wanted--;
  }
  return truth;
};

/**
 * Failures of a delivery network in one minute against the mean of the four before: uneven traffic, rates that differ from leaf to leaf
 * and wander with every value, bursts that mean nothing. `unrest` scales all that is not the cause.
 */
export const makeDeliveryCase = (unrest: number, random: Random): RateCase => {
  const sizes = [2, 6, 20, 5, 3].slice(0, 4 + random.below(2));
  const wobble = (spread: number): number => Math.exp(spread * random.normal());
  const weights = skewed(sizes, random, () => (-Math.log(1 - random.next())) ** 1.5 + 0.05);
  const levels = skewed(sizes, random, () => wobble(0.4));
  const drifts = skewed(sizes, random, () => wobble(0.12 * unrest));
  const grid = cells(sizes);
  const flow = Float64Array.from(grid[0]!, (_, i) => 60 * product(weights, grid, i) * wobble(0.7));
  const kept = [...flow.keys()].filter((i) => flow[i]! > 3 && (grid[1]![i]! * 7 + grid[2]![i]! * 3) % 5 !== 0);
  const codes = grid.map((column) => Int32Array.from(kept, (i) => column[i]!));
  const traffic = Float64Array.from(kept, (i) => flow[i]!);
  const truth = drawTruth(codes, sizes, traffic, random);
  const rises = truth.map(() => 2.5 + 12 * random.next() ** 2);
  const base = 0.004 + 0.05 * random.next() ** 2;
  const columns = Array.from({ length: 4 }, () => new Float64Array(kept.length));
  const [actual, requests, baseline, baselineRequests] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const failuresOf = (rate: number, tries: number): number => Math.min(tries, knuth(Math.min(1, rate) * tries, random));
  traffic.forEach((mean, i) => {
    const rate = Math.min(0.9, base * wobble(0.5) * product(levels, codes, i));
    for (let minute = 0; minute < 4; minute++) {
      const tries = knuth(mean * wobble(0.1), random);
      baselineRequests[i]! += tries / 4;
      baseline[i]! += failuresOf(rate * wobble(0.2 * unrest), tries) / 4;
    }
    requests[i] = knuth(mean * wobble(0.1), random) + 1;
    const calm = rate * wobble(0.2 * unrest) * product(drifts, codes, i) * (random.next() < 0.02 * unrest ? 4 : 1);
    const cause = truth.findLastIndex((set) => matches(codes, i, set));
    actual[i] = failuresOf(cause < 0 ? calm : rate * rises[cause]! * wobble(0.4 * unrest), requests[i]!);
  });
  return { leaves: { codes, sizes, actual, expected: baseline }, truth, requests, baselineRequests };
};
