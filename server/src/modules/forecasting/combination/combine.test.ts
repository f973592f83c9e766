import { describe, expect, it } from 'vitest';
import { combinePaths } from './combine.js';

const path = (mean: number, deviation = 1) => ({ mean: Float64Array.of(mean), deviation: Float64Array.of(deviation) });
const equal = (count: number) => new Float64Array(count).fill(1);

describe('combination of forecasts', () => {
  it('is the mean of the middle four of six equal members', () => {
    const { mean } = combinePaths(
      [1, 2, 3, 4, 7, 1_000].map((value) => path(value)),
      equal(6),
    );
    expect(mean[0]).toBeCloseTo((2 + 3 + 4 + 7) / 4, 12);
  });

  it('counts the part of a member that lies within the bounds', () => {
    const { mean } = combinePaths([path(0), path(3), path(9)], equal(3));
    expect(mean[0]).toBeCloseTo((0.5 * 0 + 3 + 0.5 * 9) / 2, 12);
  });

  it('follows a member that holds nearly all the weight, wherever it lies', () => {
    const { mean } = combinePaths([path(0), path(3), path(9)], Float64Array.of(0.01, 0.01, 0.98));
    expect(mean[0]).toBeCloseTo(9, 12);
  });

  it('is as unsure as its members where they agree, and more where they differ', () => {
    const deviation = (...means: number[]) =>
      combinePaths(
        means.map((value) => path(value, 2)),
        equal(means.length),
      ).deviation[0]!;
    expect(deviation(5, 5, 5)).toBeCloseTo(2, 12);
    expect(deviation(4, 5, 6)).toBeGreaterThan(2);
  });
});
