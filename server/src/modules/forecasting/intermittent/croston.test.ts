import { describe, expect, it } from 'vitest';
import { demandRate, intermittent, isIntermittent } from './croston.js';

describe('intermittent demand', () => {
  const demand = [6, 0, 0, 3, 0, 2];
  const smoothing = { size: 0.1, interval: 0.1 };

  it('Croston: size 6, 5.7, 5.33 over waiting time 1, 1.2, 1.28', () => {
    expect(demandRate(demand, 'croston', smoothing).rate).toBeCloseTo(5.33 / 1.28, 12);
  });

  it('Syntetos and Boylan take half the smoothing off', () => {
    expect(demandRate(demand, 'sba', smoothing).rate).toBeCloseTo((0.95 * 5.33) / 1.28, 12);
  });

  it('Teunter, Syntetos and Babai let a dead item fade, Croston does not', () => {
    const dead = [...demand, ...new Array<number>(30).fill(0)];
    expect(demandRate(dead, 'croston', smoothing).rate).toBeCloseTo(5.33 / 1.28, 12);
    expect(demandRate(dead, 'tsb', smoothing).rate).toBeLessThan(0.2);
  });

  it('is for series with many zeros and nothing negative', () => {
    expect(isIntermittent(Float64Array.of(0, 0, 1, 0, 3))).toBe(true);
    expect(isIntermittent(Float64Array.of(0, 0, -1, 0, 3))).toBe(false);
    expect(intermittent('sba')({ values: Float64Array.of(4, 5, 6, 5), season: 1 })).toBeNull();
  });
});
