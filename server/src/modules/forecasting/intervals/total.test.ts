import { describe, expect, it } from 'vitest';
import { totalDeviation } from './total.js';

describe('deviation of a total', () => {
  it('of independent errors is that of one times the root of their number', () => {
    expect(totalDeviation([3, 3, 3, 3])).toBeCloseTo(6, 12);
  });

  it('of a random walk adds every step once for each period it lives on: 1 + 4 + 9', () => {
    expect(totalDeviation([1, Math.SQRT2, Math.sqrt(3)])).toBeCloseTo(Math.sqrt(14), 12);
  });

  it('is zero without doubt', () => {
    expect(totalDeviation([0, 0])).toBe(0);
  });
});
