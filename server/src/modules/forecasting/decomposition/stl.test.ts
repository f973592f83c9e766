import { describe, expect, it } from 'vitest';
import { loess } from './loess.js';
import { mstl } from './mstl.js';
import { seasonalResiduals } from './residuals.js';
import { stl } from './stl.js';

const wave = (t: number, season: number) => Math.sin((2 * Math.PI * t) / season);
const series = (length: number, make: (t: number) => number) => Float64Array.from({ length }, (_, t) => make(t));
const greatest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('loess', () => {
  it('reproduces a straight line, beyond both ends too', () => {
    const line = series(30, (t) => 2 + 3 * t);
    const fitted = loess(30, { window: 7, jump: 1, extend: 2 })(line);
    fitted.forEach((value, i) => expect(value).toBeCloseTo(2 + 3 * (i - 2), 8));
  });

  it('ignores a value of weight zero', () => {
    const spoilt = series(30, (t) => (t === 12 ? 1_000 : t));
    const weights = series(30, (t) => (t === 12 ? 0 : 1));
    expect(loess(30, { window: 9, jump: 1, extend: 0 })(spoilt, weights)[12]).toBeCloseTo(12, 8);
  });
});

describe('seasonal decomposition', () => {
  const values = series(120, (t) => 100 + 0.5 * t + 10 * wave(t, 12));

  it('adds up to the series', () => {
    const { seasonal, trend, remainder } = stl(values, { season: 12, seasonalWindow: 11 });
    values.forEach((value, i) => expect(seasonal[i]! + trend[i]! + remainder[i]!).toBeCloseTo(value, 9));
  });

  it.each([11, Infinity])('separates a line from a wave (window %d)', (seasonalWindow) => {
    const { seasonal, remainder } = stl(values, { season: 12, seasonalWindow });
    expect(greatest(seasonal.map((value, t) => value - 10 * wave(t, 12)))).toBeLessThan(0.5);
    expect(greatest(remainder)).toBeLessThan(0.5);
  });

  it('separates a day from a week', () => {
    const hours = series(24 * 7 * 6, (t) => 50 + 8 * wave(t, 24) + 4 * wave(t, 168));
    const { seasonals, seasons } = mstl(hours, [168, 24]);
    expect(seasons).toEqual([24, 168]);
    expect(greatest(seasonals[0]!.map((value, t) => value - 8 * wave(t, 24)))).toBeLessThan(0.8);
    expect(greatest(seasonals[1]!.map((value, t) => value - 4 * wave(t, 168)))).toBeLessThan(0.8);
  });
});

describe('seasonal residuals', () => {
  it('show one odd value in full and leave its neighbours alone', () => {
    const values = series(96, (t) => 100 + 20 * wave(t, 12) + (t % 5) * 0.1 + (t === 50 ? 60 : 0));
    const residuals = seasonalResiduals(values, 12);
    expect(residuals[50]).toBeGreaterThan(55);
    expect(greatest(residuals.filter((_, t) => t !== 50))).toBeLessThan(2);
  });

  it('are missing where the value is', () => {
    expect(seasonalResiduals([1, 2, NaN, 4, 5], 1)[2]).toBeNaN();
  });
});
