import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationRatio, cramersV, pearsonAssociation, spearmanAssociation } from './association.js';
import { compareMeans } from './t-test.js';

const sleep1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const sleep2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('comparing two means repeats Student’s sleep data (1908)', () => {
  it('Welch: t = 1.8608, df = 17.776, p = 0.0794, interval -0.205 to 3.365', () => {
    const result = compareMeans(sleep1, sleep2);
    expect(result.t).toBeCloseTo(1.8608, 4);
    expect(result.degreesOfFreedom).toBeCloseTo(17.776, 3);
    expect(result.p).toBeCloseTo(0.07939, 5);
    expect(result.lower).toBeCloseTo(-0.2054832, 5);
    expect(result.upper).toBeCloseTo(3.3654832, 5);
  });

  it('equal spread: df = 18, p = 0.07919', () => {
    const result = compareMeans(sleep1, sleep2, { kind: 'pooled' });
    expect(result.degreesOfFreedom).toBe(18);
    expect(result.p).toBeCloseTo(0.07919, 5);
  });

  it('paired: t = 4.0621, p = 0.002833, interval 0.700 to 2.460', () => {
    const result = compareMeans(sleep1, sleep2, { kind: 'paired' });
    expect(result.t).toBeCloseTo(4.0621, 4);
    expect(result.p).toBeCloseTo(0.002833, 6);
    expect(result.lower).toBeCloseTo(0.7001142, 5);
    expect(result.upper).toBeCloseTo(2.4598858, 5);
  });

  it('says how much is needed when there is too little', () => {
    expect(() => compareMeans([1], [1, 2])).toThrow('at least 2 numbers');
    expect(() => compareMeans([1, 2, 3], [1, 2], { kind: 'paired' })).toThrow('They have 3 and 2');
  });

  it('keeps its verdict when all values are shifted and scaled', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(values, values, fc.integer({ min: -9, max: 9 }), (a, b, power) => {
        const plain = compareMeans(a, b);
        const move = (x: number): number => (x + 500) * 2 ** (10 * power);
        const moved = compareMeans(a.map(move), b.map(move));
        expect(moved.p).toBeCloseTo(plain.p, 9);
        if (plain.effectSize !== null) expect(moved.effectSize).toBeCloseTo(plain.effectSize, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('survives groups that do not vary', () => {
    expect(compareMeans([1, 1, 1], [1, 1])).toMatchObject({ t: 0, p: 1, effectSize: null });
    expect(compareMeans([1, 1, 1], [2, 2])).toMatchObject({ difference: 1, lower: 1, upper: 1, p: 0 });
  });
});

describe('association', () => {
  it('Pearson on mtcars mpg and wt: r = -0.8677, p = 1.294e-10', () => {
    const mpg = [
      21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4,
      33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
    ];
    const wt = [
      2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2,
      1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
    ];
    const { strength, p } = pearsonAssociation(mpg, wt);
    expect(strength).toBeCloseTo(-0.8676594, 6);
    expect(p! / 1.294e-10).toBeCloseTo(1, 3);
  });

  it('Spearman of IQ and hours of television: -29/165', () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearmanAssociation(iq, hours).strength).toBeCloseTo(-29 / 165, 12);
    expect(spearmanAssociation(iq, hours).p).toBeCloseTo(0.6272, 3);
  });

  it('correlation ratio of the three exam subjects: 0.8386', () => {
    const scores = [45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73];
    const subject = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];
    expect(correlationRatio(subject, scores).strength).toBeCloseTo(0.8386, 4);
  });

  it('Cramér’s V is 1 for renamed categories, about 0 for unrelated ones, and symmetric', () => {
    const a = Array.from({ length: 300 }, (_, i) => i % 3);
    const b = Array.from({ length: 300 }, (_, i) => Math.floor(i / 3) % 4);
    expect(
      cramersV(
        a,
        a.map((x) => 7 - x),
      ).strength,
    ).toBeCloseTo(1, 2);
    expect(cramersV(a, b).strength).toBeCloseTo(0, 6);
    expect(cramersV(b, a)).toEqual(cramersV(a, b));
  });

  it('has no strength where a column does not vary', () => {
    expect(pearsonAssociation([1, 1, 1, 1], [1, 2, 3, 4]).strength).toBeNull();
    expect(cramersV([1, 1, 1], [1, 2, 3]).strength).toBeNull();
    expect(correlationRatio([1, 2, 1], [5, 5, 5]).strength).toBeNull();
  });
});
