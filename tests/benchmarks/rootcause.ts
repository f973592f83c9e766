// Root causes in planted cubes. node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/rootcause.ts [REPEATS]
import { expectedFromRates, localise, type ElementSet } from '../../server/src/modules/rootcause/index.js';
import { createRandom, type Random } from '../../server/src/statistics/random.js';
import { makeCase, makeRateCase, type Case, type RateCase } from './rootcause-cases.js';
import { makeDeliveryCase } from './rootcause-delivery.js';
import { makePublishedCase } from './rootcause-published.js';

const repeats = Number(process.argv[2] ?? 5);
const key = (set: readonly (readonly [number, number])[]): string =>
  set
    .map((element) => element.join('='))
    .sort()
    .join('&');

class Tally {
  #right = 0;
  #wrong = 0;
  #missed = 0;
  #milliseconds = 0;
  #leaves = 0;

  add({ leaves, truth }: Case, found: ElementSet[], milliseconds: number): void {
    const wanted = truth.filter((set) =>
      leaves.actual.some((_, i) => set.every(([j, code]) => leaves.codes[j]![i] === code)),
    );
    const names = new Set(wanted.map(key));
    const right = found.filter(({ elements }) => names.has(key(elements))).length;
    this.#right += right;
    this.#wrong += found.length - right;
    this.#missed += names.size - right;
    this.#milliseconds += milliseconds;
    this.#leaves += leaves.actual.length;
  }

  toString(): string {
    const f1 = (2 * this.#right) / (2 * this.#right + this.#wrong + this.#missed);
    const time = (960 * this.#milliseconds) / this.#leaves;
    return `F1 ${f1.toFixed(3)}  precision ${(this.#right / (this.#right + this.#wrong)).toFixed(2)}  recall ${(this.#right / (this.#right + this.#missed)).toFixed(2)}  ${time.toFixed(1)} ms per 960 leaves`;
  }
}

const timed = <T>(run: () => T): [T, number] => {
  const start = performance.now();
  return [run(), performance.now() - start];
};

const amounts = (): void => {
  const whole = new Tally();
  for (const noise of [0.02, 0.08, 0.15]) {
    const part = new Tally();
    for (const depth of [1, 2, 3]) {
      for (const [anomalies, setsPerAnomaly] of [
        [1, 1],
        [1, 3],
        [2, 1],
        [2, 2],
        [3, 1],
      ] as const) {
        for (let repeat = 0; repeat < repeats; repeat++) {
          const random = createRandom(
            1 + repeat + 100 * depth + 1000 * anomalies + 10 * setsPerAnomaly + Math.round(1e5 * noise),
          );
          const options = {
            sizes: [10, 8, 6, 5],
            noise,
            anomalies,
            setsPerAnomaly,
            depth,
            wobble: repeat % 2 ? 0 : 0.06,
            empty: 0.2,
          };
          const planted = makeCase(options, random);
          const [found, milliseconds] = timed(() => localise(planted.leaves));
          part.add(planted, found, milliseconds);
          whole.add(planted, found, milliseconds);
        }
      }
    }
    console.log(`amounts, noise ${noise}:  ${part}`);
  }
  console.log(`amounts, all:         ${whole}`);
};

const rates = (name: string, cases: number, make: (random: Random) => RateCase): void => {
  const ours = new Tally();
  const worst = new Tally();
  for (let repeat = 0; repeat < cases; repeat++) {
    const planted = make(createRandom(repeat + 1));
    const { actual, expected, counts } = expectedFromRates({
      actual: planted.leaves.actual,
      requests: planted.requests,
      baseline: planted.leaves.expected,
      baselineRequests: planted.baselineRequests,
    });
    const leaves = { ...planted.leaves, actual, expected };
    const [found, milliseconds] = timed(() => localise(leaves, { counts }));
    ours.add(planted, found, milliseconds);
    worst.add(planted, [worstElement(leaves)], 0);
  }
  console.log(`${name}, ours:  ${ours}`);
  console.log(`${name}, worst single element: ${worst}`);
};

/** Cubes of 960 leaves and more, as a published generator makes them. */
const published = (): void => {
  for (const sizes of [
    [10, 12, 8],
    [10, 12, 8, 5],
    [10, 12, 10, 8, 5],
  ]) {
    const tally = new Tally();
    for (let repeat = 0; repeat < 2 * repeats; repeat++) {
      const planted = makePublishedCase(sizes, createRandom(repeat + 1));
      const [found, milliseconds] = timed(() => localise(planted.leaves));
      tally.add(planted, found, milliseconds);
    }
    console.log(`published, ${sizes.join(' x ')}: ${tally}`);
  }
};

/** The naive peer: the one value with the largest excess. */
const worstElement = (leaves: Case['leaves']): ElementSet => {
  let best: { elements: [number, number][]; excess: number } = { elements: [], excess: -Infinity };
  leaves.codes.forEach((codes, dimension) => {
    const excess = new Float64Array(leaves.sizes[dimension]!);
    codes.forEach((code, i) => (excess[code] = excess[code]! + leaves.actual[i]! - leaves.expected[i]!));
    excess.forEach((value, code) => {
      if (value > best.excess) best = { elements: [[dimension, code]], excess: value };
    });
  });
  return { elements: best.elements, leaves: new Int32Array(), deviation: 0, evidence: 0 };
};

amounts();
published();
rates('failure rates', 10 * repeats, makeRateCase);
for (const unrest of [1, 2, 3])
  rates(`delivery, unrest ${unrest}`, 20 * repeats, (random) => makeDeliveryCase(unrest, random));
