import { describe, expect, it } from 'vitest';
import { backtest } from './rolling-origin.js';

const rising = Float64Array.from({ length: 40 }, (_, t) => 10 + t);
const knowing = (history: Float64Array, horizon: number) => {
  const mean = Float64Array.from({ length: horizon }, (_, h) => 10 + history.length + h);
  return { mean, lower: mean, upper: mean };
};

describe('backtest', () => {
  it('finds no error in a forecaster that knows, and some in repeating the last value', () => {
    const tested = backtest(rising, knowing, { season: 1, horizon: 3 })!;
    expect(tested).toMatchObject({ origins: 6, horizon: 3, error: 0, scaledError: 0, coverage: 1 });
    expect(tested.naiveError).toBeGreaterThan(0);
    expect(tested.byPeriodAhead.map(({ naiveError }) => naiveError)).toEqual(
      tested.byPeriodAhead.map(({ naiveError }) => naiveError).sort((a, b) => a - b),
    );
  });

  it('shows the forecaster nothing of what follows', () => {
    const lengths: number[] = [];
    backtest(
      rising,
      (history, horizon) => {
        lengths.push(history.length);
        return knowing(history, horizon);
      },
      { season: 1, horizon: 3 },
    );
    expect(Math.max(...lengths)).toBe(37);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  });

  it('is not made of a series too short to hold anything back', () => {
    expect(backtest(rising.slice(0, 5), knowing, { season: 1, horizon: 2 })).toBeNull();
  });
});
