import { describe, expect, it } from 'vitest';
import { calibrate } from './calibrate.js';

const horizon = 4;
const path = { mean: new Float64Array(horizon), deviation: new Float64Array(horizon).fill(1) };
const pastWith = (error: number) =>
  Array.from({ length: 10 }, () => ({ path, actual: new Float64Array(horizon).fill(error) }));
const reach = (error: number, windows: number, level = 0.95) =>
  calibrate({ past: pastWith(error), windows, length: 1_000, horizon, level })[0]!;

describe('calibration', () => {
  it('without evidence widens what models say, the more the shorter the history and the longer the horizon', () => {
    const at = (length: number) => calibrate({ past: [], windows: 0, length, horizon, level: 0.95 });
    expect(at(1_000_000)[0]).toBeCloseTo(2.2, 3);
    expect(at(20)[0]).toBeGreaterThan(at(100)[0]!);
    expect(at(20)[3]).toBeGreaterThan(at(20)[0]!);
  });

  it('with much evidence follows the errors of the past', () => {
    expect(reach(0.8, 1_000)).toBeCloseTo(2 * 0.8 * Math.sqrt(Math.PI / 2), 1);
    expect(reach(1.6, 1_000)).toBeGreaterThan(reach(0.8, 1_000));
  });

  it('does not let one wild past error blow it up', () => {
    expect(reach(1_000, 1_000)).toBe(reach(6, 1_000));
  });

  it('narrows with the level', () => {
    expect(reach(1, 10, 0.8)).toBeLessThan(reach(1, 10, 0.95));
  });
});
