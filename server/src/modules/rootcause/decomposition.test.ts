import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decomposeProduct, decomposeRatio, decomposeSum, type Part } from './decomposition.js';

const amount = fc.integer({ min: 0, max: 10_000 });
const size = fc.integer({ min: 0, max: 10_000 });
const side = fc.record({ numerator: amount, denominator: size });
const parts = fc.array(fc.record({ before: side, after: side }), { minLength: 1, maxLength: 12 });

const ratioOf = (list: readonly Part[], time: 'before' | 'after'): number =>
  list.reduce((sum, part) => sum + part[time].numerator, 0) /
  list.reduce((sum, part) => sum + part[time].denominator, 0);

describe('contributions sum to the change', () => {
  it('of a sum', () => {
    const [north, east] = decomposeSum([
      { name: 'North', before: 100, after: 40 },
      { name: 'East', before: 50, after: 70 },
    ]);
    expect(north).toMatchObject({ change: -60, share: 1.5 });
    expect(east).toMatchObject({ change: 20, share: -0.5 });
  });

  it('of a ratio, whatever the parts', () => {
    fc.assert(
      fc.property(parts, (raw) => {
        const list = raw.map(({ before, after }, i) => ({
          name: String(i),
          before: before.denominator === 0 ? { numerator: 0, denominator: 0 } : before,
          after: after.denominator === 0 ? { numerator: 0, denominator: 0 } : after,
        }));
        const [old, now] = [ratioOf(list, 'before'), ratioOf(list, 'after')];
        fc.pre(Number.isFinite(old) && Number.isFinite(now));
        const sum = decomposeRatio(list).reduce((total, { change }) => total + change, 0);
        expect(Math.abs(sum - (now - old))).toBeLessThan(1e-9 * Math.max(1, old, now));
      }),
    );
  });

  it('of a product of factors', () => {
    const factor = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 5 }), (raw) => {
        const factors = raw.map(([before, after], i) => ({ name: String(i), before, after }));
        const product = (time: 'before' | 'after'): number => factors.reduce((value, one) => value * one[time], 1);
        const sum = decomposeProduct(factors).reduce((total, { change }) => total + change, 0);
        const change = product('after') - product('before');
        expect(Math.abs(sum - change)).toBeLessThan(1e-7 * Math.max(product('after'), product('before')));
      }),
    );
  });
});

describe('rate and mix', () => {
  it('a pure shift between parts is all mix', () => {
    const [rich, poor] = decomposeRatio([
      { name: 'rich', before: { numerator: 100, denominator: 50 }, after: { numerator: 150, denominator: 75 } },
      { name: 'poor', before: { numerator: 50, denominator: 50 }, after: { numerator: 25, denominator: 25 } },
    ]);
    expect(rich!.rate).toBe(0);
    expect(poor!.rate).toBe(0);
    expect(rich!.mix + poor!.mix).toBeCloseTo(0.25, 12);
  });

  it('a changed rate with the same shares is all rate', () => {
    const [a, b] = decomposeRatio([
      { name: 'a', before: { numerator: 10, denominator: 100 }, after: { numerator: 20, denominator: 100 } },
      { name: 'b', before: { numerator: 10, denominator: 100 }, after: { numerator: 10, denominator: 100 } },
    ]);
    expect(a!.mix).toBeCloseTo(0, 12);
    expect(a!.rate).toBeCloseTo(0.05, 12);
    expect(b!.change).toBeCloseTo(0, 12);
  });

  it('LMDI splits equal growth evenly', () => {
    const [orders, value] = decomposeProduct([
      { name: 'orders', before: 10, after: 20 },
      { name: 'order value', before: 5, after: 10 },
    ]);
    expect(orders!.change).toBeCloseTo(75, 9);
    expect(value!.change).toBeCloseTo(75, 9);
  });
});
