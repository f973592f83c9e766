import { describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.js';
import type { Leaves } from './leaves.js';
import { localise, type ElementSet } from './localisation.js';
import { expectedFromRates } from './rates.js';

const cube = (
  sizes: number[],
  actualOf: (codes: number[], random: ReturnType<typeof createRandom>) => number,
): Leaves => {
  const random = createRandom(17);
  const count = sizes.reduce((product, size) => product * size, 1);
  const rows = Array.from({ length: count }, (_, i) => {
    let left = i;
    return sizes.map((size) => {
      const code = left % size;
      left = Math.floor(left / size);
      return code;
    });
  });
  return {
    sizes,
    codes: sizes.map((_, j) => Int32Array.from(rows, (row) => row[j]!)),
    actual: Float64Array.from(rows, (row) => actualOf(row, random)),
    expected: new Float64Array(count).fill(100),
  };
};

const names = (sets: readonly ElementSet[]): string[] =>
  sets.map(({ elements }) => elements.map((e) => e.join('=')).join(' & ')).sort();

describe('root causes', () => {
  it('are found in one, two and three dimensions', () => {
    const sizes = [6, 5, 4, 3];
    const drop = (broken: (codes: number[]) => boolean): Leaves =>
      cube(sizes, (codes, random) => (broken(codes) ? 55 : 100) * (1 + 0.03 * random.normal()));
    expect(names(localise(drop(([a]) => a === 2)))).toEqual(['0=2']);
    expect(names(localise(drop(([a, b]) => a === 2 && b === 1)))).toEqual(['0=2 & 1=1']);
    expect(names(localise(drop(([a, b, , d]) => a === 2 && b === 1 && d === 0)))).toEqual(['0=2 & 1=1 & 3=0']);
  });

  it('are told apart by their magnitude and direction', () => {
    const leaves = cube([6, 5, 4], ([a, b], random) => {
      const change = a === 1 ? 0.5 : b === 3 ? 1.4 : 1;
      return 100 * change * (1 + 0.03 * random.normal());
    });
    const sets = localise(leaves);
    expect(names(sets)).toEqual(['0=1', '1=3']);
    expect(sets.find(({ elements }) => elements[0]![0] === 0)!.deviation).toBeCloseTo(-2 / 3, 1);
  });

  it('do not depend on the unit or the order of leaves', () => {
    const leaves = cube([6, 5, 4], ([a, b], random) => (a === 3 && b === 2 ? 40 : 100) * (1 + 0.05 * random.normal()));
    const reversed = {
      ...leaves,
      codes: leaves.codes.map((codes) => codes.slice().reverse()),
      actual: leaves.actual.map((value) => value * 1024).reverse(),
      expected: leaves.expected.map((value) => value * 1024),
    };
    expect(names(localise(reversed))).toEqual(names(localise(leaves)));
  });

  it('are none in noise, in nothing and for negative costs read with their sign turned', () => {
    expect(localise(cube([6, 5, 4], (_, random) => 100 * (1 + 0.1 * random.normal())))).toEqual([]);
    const empty = cube([4, 4], () => 0);
    expect(localise({ ...empty, expected: new Float64Array(16) })).toEqual([]);
    const costs = cube([6, 5, 4], ([a]) => (a === 2 ? -50 : -100));
    expect(names(localise({ ...costs, expected: costs.expected.map((value) => -value) }))).toEqual(['0=2']);
  });
});

describe('root causes of amounts', () => {
  it('are single leaves too, where the rest is calm, and none where such leaves are usual', () => {
    const wild = (every: number): Leaves =>
      cube([8, 6, 5], ([a, b, c], random) => {
        const isWild = (a! * 30 + b! * 5 + c!) % every === 17;
        return (isWild ? 20 : 100) * (1 + 0.05 * random.normal());
      });
    expect(names(localise(wild(1000)))).toEqual(['0=0 & 1=3 & 2=2']);
    expect(localise(wild(19))).toEqual([]);
  });

  it('are values of which nothing was expected', () => {
    const leaves = cube([8, 6, 5], (_, random) => 100 * (1 + 0.05 * random.normal()));
    const expected = leaves.expected.map((value, i) => (leaves.codes[1]![i] === 4 ? 0 : value));
    expect(names(localise({ ...leaves, expected }))).toEqual(['1=4']);
  });

  it('are found though over a third of the leaves fell to almost nothing', () => {
    const leaves = cube([8, 6, 5], ([a], random) => 100 * (a! < 3 ? 0.02 : 1) * (1 + 0.05 * random.normal()));
    expect(names(localise(leaves))).toEqual(['0=0', '0=1', '0=2']);
  });
});

describe('root causes of counts', () => {
  const failures = (rateOf: (codes: number[]) => number): Leaves =>
    cube([8, 6, 5], (codes, random) => Math.max(0, Math.round(100 * rateOf(codes) + 10 * random.normal())));

  it('are no rise that all have in common, and no fall while the whole rose', () => {
    expect(
      localise(
        failures(() => 1.4),
        { counts: true },
      ),
    ).toEqual([]);
    const rose = failures(([a, b]) => (a === 2 ? 4 : b === 3 ? 0.5 : 1));
    expect(names(localise(rose, { counts: true }))).toEqual(['0=2']);
  });
});

describe('rates', () => {
  const requests = Float64Array.from({ length: 60 }, () => 1000);

  it('count failures where most tries succeed', () => {
    const baseline = requests.map(() => 990);
    const actual = requests.map((_, i) => (i % 6 === 0 ? 940 : 990));
    const {
      countsFailures,
      actual: failures,
      expected,
      counts,
    } = expectedFromRates({
      actual,
      requests,
      baseline,
      baselineRequests: requests,
    });
    expect(countsFailures).toBe(true);
    expect(counts).toBe(true);
    expect(failures[0]).toBe(60);
    expect(expected[0]).toBeCloseTo(10, 6);
  });

  it('expect of a thin leaf about what all expect', () => {
    const thin = { requests: Float64Array.from([1000, 10]), baselineRequests: Float64Array.from([1000, 1]) };
    const { expected } = expectedFromRates({
      actual: Float64Array.from([50, 1]),
      baseline: Float64Array.from([50, 0]),
      ...thin,
    });
    expect(expected[0]).toBeCloseTo(50, 0);
    expect(expected[1]).toBeGreaterThan(0.3);
  });
});
