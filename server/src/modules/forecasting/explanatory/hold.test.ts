import { describe, expect, it } from 'vitest';
import { hold } from './hold.js';

describe('a column carried into the future', () => {
  it('repeats its season where the past did', () => {
    const { future, deviation } = hold(Float64Array.of(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4), 4, 6);
    expect([...future]).toEqual([1, 2, 3, 4, 1, 2]);
    expect([...deviation]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('keeps its last value elsewhere, and says how far off that was before', () => {
    const { future, deviation } = hold(Float64Array.of(5, 6, 7, 8, 9, 10, 11, 12), 1, 3);
    expect([...future]).toEqual([12, 12, 12]);
    expect([...deviation]).toEqual([1, 2, 3]);
  });
});
