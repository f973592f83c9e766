import { describe, expect, it } from 'vitest';
import { optimisedTheta, theta } from './theta.js';

const wandering = Float64Array.from({ length: 120 }, (_, t) => 50 + 0.8 * t + 3 * Math.sin(t * t * 0.7));

describe('Theta', () => {
  it('drifts by half the slope of the regression line (Hyndman and Billah 2003)', () => {
    const { mean } = theta({ values: wandering, season: 1 })!.forecast(3);
    expect((mean[2]! - mean[0]!) / 2).toBeCloseTo(0.4, 1);
  });

  it('optimised, follows a steady trend further than with theta = 2', () => {
    const plain = theta({ values: wandering, season: 1 })!.forecast(12).mean[11]!;
    const optimised = optimisedTheta({ values: wandering, season: 1 })!.forecast(12).mean[11]!;
    expect(optimised).toBeGreaterThan(plain);
    expect(Math.abs(optimised - (50 + 0.8 * 131))).toBeLessThan(4);
  });

  it('needs four values', () => {
    expect(theta({ values: Float64Array.of(1, 2, 3), season: 1 })).toBeNull();
  });
});
