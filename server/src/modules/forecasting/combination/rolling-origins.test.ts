import { describe, expect, it } from 'vitest';
import { seasonalNaive } from '../naive/naive.js';
import { rollOrigins, weighMembers } from './rolling-origins.js';

const days = (length: number) =>
  Float64Array.from({ length }, (_, t) => 10 + Math.sin((2 * Math.PI * t) / 24) + 0.01 * Math.sin(t * t));

const roll = (values: Float64Array, season: number, horizon: number) => {
  const fits = [season, 1].map((lag) => seasonalNaive({ values, season: lag })!);
  return rollOrigins({ values, season }, fits, horizon);
};

describe('origins', () => {
  it('all see the whole horizon come where a long series is foretold over whole seasons', () => {
    const { origins } = roll(days(700), 24, 48);
    expect(origins).toHaveLength(12);
    expect(origins.map(({ actual }) => actual.length)).toEqual(Array.from({ length: 12 }, () => 48));
  });

  it('reach to the last value but one of a short series', () => {
    const { origins } = roll(days(90), 12, 18);
    expect(origins.at(-1)!.actual).toHaveLength(1);
  });

  it('know nothing of what came after', () => {
    const values = days(700);
    const altered = values.map((value, t) => (t >= 652 ? value + 100 : value));
    const last = (of: Float64Array) => roll(of, 24, 48).origins.at(-1)!.paths[0]!.mean;
    expect(last(altered)).toEqual(last(values));
  });
});

describe('weights', () => {
  it('prefer the member that erred less by the fourth power', () => {
    const rolled = roll(days(700), 24, 48);
    const errors = [0, 1].map((member) =>
      rolled.origins.reduce(
        (total, { paths, actual }) =>
          total + actual.reduce((sum, value, h) => sum + Math.abs(value - paths[member]!.mean[h]!), 0),
        0,
      ),
    );
    const weights = weighMembers(rolled, 2);
    expect(weights[0]).toBe(1);
    expect(weights[1]).toBeCloseTo((errors[0]! / errors[1]!) ** 4, 12);
  });

  it('are equal where the past is too short to tell', () => {
    expect([...weighMembers(roll(days(40), 12, 12), 2)]).toEqual([1, 1]);
  });
});
