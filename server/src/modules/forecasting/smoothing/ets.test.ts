import { describe, expect, it } from 'vitest';
import { fitEts } from './ets.js';
import { selectEts } from './select.js';

/** Saudi oil production 1996 to 2013, million tonnes: Hyndman and Athanasopoulos, FPP2, table 7.1. */
const oil = [
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82,
  525.95, 549.83, 542.34,
];

/** Australian air passengers 1990 to 2016, millions: FPP2, table 7.2. */
const passengers = [
  17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.6, 44.66, 46.95,
  48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.2, 68.12, 69.78, 72.6,
];

describe('exponential smoothing gives the figures of the textbook', () => {
  it('simple exponential smoothing of oil production: alpha 0.83, level 446.6, forecast 542.68', () => {
    const fit = fitEts(Float64Array.from(oil), 1, { error: 'A', trend: 'N', season: 'N' });
    expect(fit.parameters.alpha).toBeCloseTo(0.8339, 2);
    expect(fit.parameters.level).toBeCloseTo(446.59, 0);
    expect(fit.forecast(3).mean[2]).toBeCloseTo(542.68, 1);
  });

  it('Holt of air passengers: 74.60, 76.70, 78.81, 80.91, 83.01', () => {
    const fit = fitEts(Float64Array.from(passengers), 1, { error: 'A', trend: 'A', season: 'N' });
    [74.6, 76.7, 78.81, 80.91, 83.01].forEach((value, h) => expect(fit.forecast(5).mean[h]).toBeCloseTo(value, 0));
    expect(fit.parameters.alpha).toBeCloseTo(0.8321, 1);
  });

  it('the variance of the simple method grows by alpha squared a period (FPP3, table 8.8)', () => {
    const fit = fitEts(Float64Array.from(oil), 1, { error: 'A', trend: 'N', season: 'N' });
    const { deviation } = fit.forecast(3);
    expect((deviation[2]! / deviation[0]!) ** 2).toBeCloseTo(1 + 2 * fit.parameters.alpha ** 2, 10);
  });
});

describe('the choice of the form', () => {
  const months = (make: (t: number) => number) => Float64Array.from({ length: 96 }, (_, t) => make(t));
  const noise = (t: number) => Math.sin(t * t * 1.7) * 2;
  const wave = (t: number) => Math.sin((2 * Math.PI * t) / 12);

  it('takes no season and no trend where there is none', () => {
    const { form } = selectEts({ values: months((t) => 100 + noise(t)), season: 12 });
    expect([form.trend, form.season]).toEqual(['N', 'N']);
  });

  it('takes an additive season for a swing that stays, a multiplicative one for a swing that grows', () => {
    expect(selectEts({ values: months((t) => 100 + 30 * wave(t) + noise(t)), season: 12 }).form.season).not.toBe('N');
    const growing = months((t) => (100 + 4 * t) * (1 + 0.3 * wave(t)) + noise(t));
    expect(selectEts({ values: growing, season: 12 }).form.season).toBe('M');
  });

  it('leaves multiplicative forms alone when values are not positive', () => {
    const { form } = selectEts({ values: months((t) => wave(t) * 10 + noise(t)), season: 12 });
    expect([form.error, form.season]).toEqual(['A', 'A']);
  });
});
