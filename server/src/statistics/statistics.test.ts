import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianDeviation, moments, pearson, quantile, ranks } from './descriptive.js';
import {
  chiSquareQuantile,
  chiSquareUpperTail,
  fUpperTail,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
  studentTwoSided,
} from './distributions.js';
import { cholesky, choleskyInverse, choleskySolve } from './matrix.js';
import { benjaminiHochberg } from './multiple-testing.js';
import { createRandom, permutation } from './random.js';

describe('distributions agree with printed tables', () => {
  it.each([
    [normalCdf(1.959963984540054), 0.975],
    [normalCdf(-6), 9.865876450376981e-10],
    [normalQuantile(0.975), 1.959963984540054],
    [normalQuantile(1e-9), -5.997807015007686],
    [studentCdf(2.228138851964939, 10), 0.975],
    [studentQuantile(0.975, 10), 2.228138851964939],
    [studentQuantile(0.95, 1), 6.313751514675043],
    [studentTwoSided(12.706204736432095, 1), 0.05],
    [fUpperTail(4.964602743730711, 1, 10), 0.05],
    [chiSquareUpperTail(3.841458820694124, 1), 0.05],
    [chiSquareQuantile(0.95, 10), 18.307038053275146],
  ])('%f is %f', (ours, printed) => {
    expect(ours).toBeCloseTo(printed, 9);
    expect(Math.abs(ours / printed - 1)).toBeLessThan(1e-7);
  });

  it('inverts what it computes', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.integer({ min: 1, max: 500 }), (p, df) => {
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('descriptive statistics', () => {
  it('takes quantiles as Excel PERCENTILE.INC does', () => {
    expect(quantile([1, 3, 2, 4], 0.3)).toBeCloseTo(1.9);
  });

  it('keeps the variance of values far from zero', () => {
    expect(moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBe(30);
  });

  it('shares ranks among ties', () => {
    expect([...ranks([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
  });

  it('finds r of Anscombe’s first set', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x, y)).toBeCloseTo(0.81642, 5);
    expect(
      pearson(
        x,
        x.map(() => 1),
      ),
    ).toBeNaN();
  });

  it('scales the median deviation to a normal’s', () => {
    expect(medianDeviation([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826, 4);
  });
});

describe('multiple testing', () => {
  it('repeats the example of Benjamini and Hochberg (1995), fifteen p-values', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(p).filter((adjusted) => adjusted <= 0.05)).toHaveLength(4);
    expect(benjaminiHochberg(p)[3]).toBeCloseTo(0.035625, 9);
  });

  it('leaves missing tests out of the count', () => {
    expect(benjaminiHochberg([0.01, Number.NaN, 0.04])).toEqual([0.02, Number.NaN, 0.04]);
  });
});

describe('linear algebra', () => {
  it('factors, solves and inverts', () => {
    const matrix = Float64Array.from([4, 12, -16, 12, 37, -43, -16, -43, 98]);
    const lower = cholesky(matrix, 3) as Float64Array;
    expect([...lower]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
    expect(choleskySolve(lower, 3, [4, 12, -16])[0]).toBeCloseTo(1);
    expect(choleskyInverse(lower, 3)[8]).toBeCloseTo(1 / 9);
    expect(cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toBeNull();
  });
});

describe('the seeded generator', () => {
  it('repeats itself and is uniform and normal enough', () => {
    const [first, second] = [createRandom(7), createRandom(7)];
    const uniform = Array.from({ length: 20_000 }, () => first.next());
    expect(uniform).toEqual(Array.from({ length: 20_000 }, () => second.next()));
    expect(moments(uniform).mean).toBeCloseTo(0.5, 1);
    const normal = moments(Array.from({ length: 20_000 }, () => first.normal()));
    expect(normal.mean).toBeCloseTo(0, 1);
    expect(normal.variance).toBeCloseTo(1, 1);
    expect([...permutation(50, first)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});
