import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, permutation } from '../../statistics/random.js';
import { decomposeRatio, decomposeSum } from './decomposition.js';
import type { Leaves } from './leaves.js';
import { localise } from './localisation.js';

const sizes = [6, 5, 4];

/** A cube of 120 leaves about 100 each; those of one value in one dimension fell by 40 %. */
const fallen = (seed: number, dimension: number, code: number): Leaves => {
  const random = createRandom(seed);
  const rows = Array.from({ length: 120 }, (_, i) => [i % 6, Math.floor(i / 6) % 5, Math.floor(i / 30)]);
  return {
    sizes,
    codes: sizes.map((_, j) => Int32Array.from(rows, (row) => row[j]!)),
    actual: Float64Array.from(rows, (row) => (row[dimension] === code ? 60 : 100) * (1 + 0.03 * random.normal())),
    expected: new Float64Array(120).fill(100),
  };
};

const named = (leaves: Leaves): string[] =>
  localise(leaves)
    .map(({ elements }) => elements.map((element) => element.join('=')).join('&'))
    .sort();

const rearranged = ({ codes, actual, expected, ...rest }: Leaves, order: Int32Array, unit: number): Leaves => ({
  ...rest,
  codes: codes.map((column) => Int32Array.from(order, (row) => column[row]!)),
  actual: Float64Array.from(order, (row) => actual[row]! * unit),
  expected: Float64Array.from(order, (row) => expected[row]! * unit),
});

describe('the value that fell', () => {
  it('is named in any order of leaves and any unit', () => {
    const place = fc.constantFrom<[number, number]>([0, 2], [0, 5], [1, 0], [1, 4], [2, 3]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        place,
        fc.constantFrom(1e-200, 1e-3, 1, 1e3, 1e200),
        (seed, [dimension, code], unit) => {
          const leaves = fallen(seed, dimension, code);
          const found = named(leaves);
          const order = permutation(120, createRandom(seed));
          expect(named(rearranged(leaves, order, unit))).toEqual(found);
          // One table in fifty may name a leaf besides that is far off by chance.
          expect(found).toContain(`${dimension}=${code}`);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is none where one leaf, or nothing, is there', () => {
    const one = { sizes: [1], codes: [Int32Array.of(0)], actual: Float64Array.of(5), expected: Float64Array.of(5) };
    expect(localise(one)).toEqual([]);
    const nothing = {
      sizes: [1],
      codes: [new Int32Array(0)],
      actual: new Float64Array(0),
      expected: new Float64Array(0),
    };
    expect(localise(nothing)).toEqual([]);
  });
});

describe('contributions', () => {
  it('of a sum scale with their unit and keep the order of the parts', () => {
    const part = fc.record({ before: fc.integer({ min: -1e6, max: 1e6 }), after: fc.integer({ min: -1e6, max: 1e6 }) });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(-900, -40, 40, 900),
        (parts, power) => {
          const list = parts.map((one, i) => ({ name: String(i), ...one }));
          const unit = 2 ** power;
          const scaled = decomposeSum(
            list.map((one) => ({ ...one, before: one.before * unit, after: one.after * unit })),
          );
          decomposeSum(list).forEach((one, i) => {
            expect(scaled[i]!.name).toBe(one.name);
            expect(scaled[i]!.change).toBe(one.change * unit);
            expect(scaled[i]!.share).toEqual(one.share);
          });
        },
      ),
    );
  });

  it('of a ratio do not depend on the unit of the denominator but for it', () => {
    const parts = [
      { name: 'a', before: { numerator: 10, denominator: 40 }, after: { numerator: 30, denominator: 50 } },
      { name: 'b', before: { numerator: 5, denominator: 60 }, after: { numerator: 5, denominator: 20 } },
    ];
    const thousand = parts.map(({ name, before, after }) => ({
      name,
      before: { ...before, denominator: before.denominator * 1_024 },
      after: { ...after, denominator: after.denominator * 1_024 },
    }));
    decomposeRatio(parts).forEach(({ rate, mix }, i) => {
      expect(decomposeRatio(thousand)[i]!.rate * 1_024).toBeCloseTo(rate, 12);
      expect(decomposeRatio(thousand)[i]!.mix * 1_024).toBeCloseTo(mix, 12);
    });
  });

  it('of as many parts as a sheet has rows sum to the change', () => {
    const random = createRandom(3);
    const parts = Array.from({ length: 1_048_575 }, (_, i) => ({
      name: String(i),
      before: random.below(1_000),
      after: random.below(1_000),
    }));
    const change = parts.reduce((total, { before, after }) => total + after - before, 0);
    expect(decomposeSum(parts).reduce((total, one) => total + one.change, 0)).toBe(change);
  });
});

it('the cause among a million leaves is named within thirty seconds', { timeout: 180_000 }, () => {
  const length = 1_048_575;
  const column = (shift: number, mask: number) => Int32Array.from({ length }, (_, i) => (i >> shift) & mask);
  const codes = [column(0, 15), column(4, 15), column(8, 15), column(12, 255)];
  const actual = codes[1]!.reduce(
    (all, code, i) => all.fill(code === 3 ? 60 : 100, i, i + 1),
    new Float64Array(length),
  );
  const started = process.cpuUsage();
  expect(named({ sizes: [16, 16, 16, 256], codes, actual, expected: new Float64Array(length).fill(100) })).toEqual([
    '1=3',
  ]);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(30_000);
});
