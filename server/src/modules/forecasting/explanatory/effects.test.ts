import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../statistics/random.js';
import { estimateEffects } from './effects.js';

const length = 72;
const random = createRandom(11);
const noise = (size: number) => Float64Array.from({ length }, () => size * random.normal());
const walk = (size: number) => {
  let at = 0;
  return noise(size).map((step) => (at += step));
};
const season = (t: number) => 20 * Math.sin((t * Math.PI) / 6);

describe('effects of explanatory columns', () => {
  it('are those the series was made with, besides its trend and season', () => {
    const price = noise(1).map((value) => 10 + value);
    const promotion = Float64Array.from({ length }, (_, t) => (t % 7 === 3 ? 1 : 0));
    const values = noise(1).map((value, t) => 200 + t + season(t) - 6 * price[t]! + 25 * promotion[t]! + value);
    const effects = estimateEffects(values, [price, promotion], 12);
    expect(effects.map(({ column }) => column)).toEqual([0, 1]);
    expect(Math.abs(effects[0]!.effect + 6)).toBeLessThan(3 * effects[0]!.error);
    expect(Math.abs(effects[1]!.effect - 25)).toBeLessThan(3 * effects[1]!.error);
    expect(effects[0]!.error).toBeLessThan(0.5);
  });

  it('are exact for a series without noise', () => {
    const price = noise(1);
    const values = price.map((value, t) => 5 + 2 * t + 3 * value);
    const [effect] = estimateEffects(values, [price], 1);
    expect(effect!.effect).toBeCloseTo(3, 6);
  });

  it('are seldom seen between random walks that have nothing to do with each other', () => {
    const found = Array.from({ length: 100 }, () => estimateEffects(walk(1), [walk(1)], 1).length);
    expect(found.reduce((total, count) => total + count, 0)).toBeLessThanOrEqual(8);
  });

  it('leave out columns that never change, that repeat another, or that are too many for the values', () => {
    const price = noise(1);
    const values = price.map((value) => 3 * value);
    expect(estimateEffects(values, [new Float64Array(length).fill(4), price, price], 1).map((e) => e.column)).toEqual([
      1,
    ]);
    expect(estimateEffects(values.slice(0, 9), [price.slice(0, 9)], 1)).toEqual([]);
  });

  it('do not depend on the units of the columns', () => {
    const price = noise(1);
    const values = price.map((value, t) => t + 3 * value + ((t * 7) % 5));
    const [one] = estimateEffects(values, [price], 1);
    const [thousandth] = estimateEffects(values, [price.map((value) => 1e6 + 1_000 * value)], 1);
    expect(thousandth!.effect * 1_000).toBeCloseTo(one!.effect, 5);
  });
});
