import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, permutation } from '../../statistics/random.js';
import {
  correlationRatio,
  cramersV,
  pearsonAssociation,
  spearmanAssociation,
  type Association,
} from './association.js';
import { compareMeans } from './t-test.js';

const numbers = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 6, maxLength: 40 });
const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
  minLength: 6,
  maxLength: 40,
});
const powers = fc.constantFrom(-900, -30, 30, 900);

/** A strength is a root: rounding of its square shows first in the square. */
const expectSame = (found: Association, wanted: Association) => {
  if (wanted.strength === null) expect(found.strength).toBeNull();
  else {
    expect(found.strength! ** 2).toBeCloseTo(wanted.strength ** 2, 12);
    expect(found.strength! * wanted.strength).toBeGreaterThanOrEqual(0);
  }
  if (wanted.p === null) expect(found.p).toBeNull();
  else expect(found.p).toBeCloseTo(wanted.p, 7);
};

const mixed = <T>(values: readonly T[], seed: number): T[] =>
  [...permutation(values.length, createRandom(seed))].map((row) => values[row]!);

describe('correlations', () => {
  it.each([
    ['Pearson', pearsonAssociation],
    ['Spearman', spearmanAssociation],
  ] as const)('%s: the same in any unit, from any origin, in any order of rows', (_, associate) => {
    fc.assert(
      fc.property(pairs, powers, fc.integer({ min: -50, max: 50 }), (rows, power, shift) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const plain = associate(x, y);
        const order = mixed(rows, 3);
        const moved = associate(
          order.map(([a]) => (a + shift) * 2 ** power),
          order.map(([, b]) => b),
        );
        expectSame(moved, plain);
        expectSame(associate(y, x), plain);
      }),
    );
  });

  it('turn their sign with a column, and Spearman is blind to what keeps the order', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const { strength } = pearsonAssociation(x, y);
        const turned = pearsonAssociation(
          x.map((value) => -value),
          y,
        ).strength;
        if (strength !== null) expect(turned).toBeCloseTo(-strength, 9);
        expectSame(
          spearmanAssociation(
            x.map((value) => value ** 3),
            y,
          ),
          spearmanAssociation(x, y),
        );
      }),
    );
  });

  it('of categories do not mind names and order', () => {
    const codes = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 8,
      maxLength: 60,
    });
    fc.assert(
      fc.property(codes, (rows) => {
        const order = mixed(rows, 5);
        expectSame(
          cramersV(
            order.map(([a]) => 3 - a),
            order.map(([, b]) => b + 7),
          ),
          cramersV(
            rows.map(([a]) => a),
            rows.map(([, b]) => b),
          ),
        );
        expectSame(
          correlationRatio(
            order.map(([a]) => 3 - a),
            order.map(([, b]) => 64 * b - 128),
          ),
          correlationRatio(
            rows.map(([a]) => a),
            rows.map(([, b]) => b),
          ),
        );
      }),
    );
  });
});

describe('a comparison of means', () => {
  it('is the same in any order of rows, turned when the groups change places, and scales with the unit', () => {
    fc.assert(
      fc.property(numbers, numbers, powers, (a, b, power) => {
        const plain = compareMeans(a, b);
        const moved = compareMeans(
          mixed(a, 1).map((value) => value * 2 ** power),
          mixed(b, 2).map((value) => value * 2 ** power),
        );
        expect(moved.p).toBeCloseTo(plain.p, 9);
        expect(moved.difference / 2 ** power).toBeCloseTo(plain.difference, 6);
        expect(moved.lower / 2 ** power).toBeCloseTo(plain.lower, 6);
        expect(compareMeans(b, a).difference).toBeCloseTo(-plain.difference, 9);
        expect(compareMeans(b, a).upper).toBeCloseTo(-plain.lower, 6);
      }),
    );
  });
});

it('columns as long as a sheet are compared and correlated within ten seconds', { timeout: 60_000 }, () => {
  const random = createRandom(4);
  const x = Float64Array.from({ length: 1_048_575 }, () => random.normal());
  const y = x.map((value) => 0.5 * value + random.normal());
  const codes = Int32Array.from(x, (value) => (value > 0 ? 1 : 0));
  const started = process.cpuUsage();
  expect(pearsonAssociation(x, y).strength).toBeCloseTo(0.5 / Math.sqrt(1.25), 2);
  expect(spearmanAssociation(x, y).strength).toBeGreaterThan(0.4);
  expect(cramersV(codes, codes).strength).toBeCloseTo(1, 3);
  expect(correlationRatio(codes, x).strength).toBeCloseTo(Math.sqrt(2 / Math.PI), 2);
  expect(compareMeans(x, y).difference).toBeCloseTo(0, 1);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(10_000);
});
