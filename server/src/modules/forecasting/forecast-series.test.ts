import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.js';
import { forecastSeries, type ModelChoice } from './forecast-series.js';

const models: ModelChoice[] = ['auto', 'ets', 'theta', 'seasonal-naive', 'mstl', 'croston', 'combination'];
const season = 4;

const history = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
const runs = { numRuns: 25 };

const closeTo = (actual: Float64Array, expected: number[], tolerance: number) =>
  actual.forEach((value, h) => expect(Math.abs(value - expected[h]!)).toBeLessThanOrEqual(tolerance));

describe('every forecast', () => {
  it('is finite, lies inside its interval, and is the same every time', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...models), (values, model) => {
        const options = { season, horizon: 6, model };
        const forecast = forecastSeries(values, options);
        forecast.mean.forEach((value, h) => {
          expect(Number.isFinite(value)).toBe(true);
          expect(forecast.lower[h]).toBeLessThanOrEqual(value);
          expect(forecast.upper[h]).toBeGreaterThanOrEqual(value);
        });
        expect(forecastSeries(values, options)).toEqual(forecast);
      }),
      runs,
    );
  });

  it('widens with the level', () => {
    fc.assert(
      fc.property(history, (values) => {
        const [narrow, wide] = [0.5, 0.9].map((level) => forecastSeries(values, { season, horizon: 5, level }));
        narrow!.upper.forEach((value, h) => expect(value).toBeLessThanOrEqual(wide!.upper[h]!));
        narrow!.lower.forEach((value, h) => expect(value).toBeGreaterThanOrEqual(wide!.lower[h]!));
      }),
      runs,
    );
  });

  it('does not change the values it is given', () => {
    const values = [3, NaN, 5, 8, 2, 4, 6, 9, 3, 4, 7, 9];
    const before = [...values];
    forecastSeries(values, { season, horizon: 4 });
    expect(values).toEqual(before);
  });
});

describe('units', () => {
  const random = createRandom(1);
  const sales = Array.from(
    { length: 48 },
    (_, t) => 200 + 3 * t + 40 * Math.sin((Math.PI * t) / 2) + 8 * random.normal(),
  );
  const base = forecastSeries(sales, { season, horizon: 8 });

  it.each([1e-200, 1e-9, 1_000, 1e200])('times %d give the forecast times it', (factor) => {
    const scaled = forecastSeries(
      sales.map((value) => value * factor),
      { season, horizon: 8 },
    );
    closeTo(
      scaled.mean.map((value) => value / factor),
      [...base.mean],
      0.1,
    );
    closeTo(
      scaled.upper.map((value) => value / factor),
      [...base.upper],
      0.1,
    );
  });

  it('signs turned give the interval turned, but for the steps of the optimiser', () => {
    const mixed = sales.map((value) => value - 270);
    const there = forecastSeries(mixed, { season, horizon: 4 });
    const back = forecastSeries(
      mixed.map((value) => -value),
      { season, horizon: 4 },
    );
    closeTo(
      back.mean.map((value) => -value),
      [...there.mean],
      8,
    );
    closeTo(
      back.lower.map((value) => -value),
      [...there.upper],
      8,
    );
  });

  it('moved by a constant, a series of either sign moves its forecast alike', () => {
    const mixed = sales.map((value) => value - 270);
    const options = { season, horizon: 4, model: 'seasonal-naive' } as const;
    const moved = forecastSeries(
      mixed.map((value) => value + 10),
      options,
    );
    closeTo(
      moved.mean,
      [...forecastSeries(mixed, options).mean].map((value) => value + 10),
      1e-6,
    );
  });
});

describe('series at the edge', () => {
  it.each([0, 7, -3])('a constant %d stays, without doubt', (value) => {
    const { mean, lower, upper } = forecastSeries(new Array<number>(24).fill(value), { season: 12, horizon: 5 });
    for (const bound of [mean, lower, upper]) closeTo(bound, new Array<number>(5).fill(value), 1e-6);
  });

  it('one value is repeated', () => {
    expect([...forecastSeries([5], { season: 1, horizon: 2 }).mean]).toEqual([5, 5]);
  });

  it('never negative means never below zero', () => {
    const falling = Array.from({ length: 30 }, (_, t) => Math.max(0, 100 - 4 * t));
    const { mean, lower } = forecastSeries(falling, { season: 1, horizon: 12 });
    expect(Math.min(...mean, ...lower)).toBeGreaterThanOrEqual(0);
  });

  it('missing values are bridged', () => {
    const values = Array.from({ length: 60 }, (_, t) => (t % 7 === 3 ? NaN : 50 + 10 * Math.sin((Math.PI * t) / 6)));
    const { mean } = forecastSeries(values, { season: 12, horizon: 12 });
    mean.forEach((value, h) => expect(Math.abs(value - (50 + 10 * Math.sin((Math.PI * h) / 6)))).toBeLessThan(3));
  });

  it('says what is wrong with a level, a season, a horizon, or no numbers', () => {
    expect(() => forecastSeries([1, 2], { season: 1, horizon: 1, level: 1 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
    expect(() => forecastSeries([1, 2], { season: 0, horizon: 1 })).toThrow(/season/);
    expect(() => forecastSeries([1, 2], { season: 1, horizon: 0 })).toThrow(/ahead/);
    expect(() => forecastSeries([NaN], { season: 1, horizon: 1 })).toThrow(
      expect.objectContaining({ code: 'too-little-data' }),
    );
  });
});

describe('demand with many zeros', () => {
  const random = createRandom(5);
  const trips = Array.from({ length: 24 * 20 }, (_, t) => (t % 24 < 10 ? 0 : 1 + random.below(5)));

  it('that come every night is foretold by the hour', () => {
    const { mean } = forecastSeries(trips, { season: 24, horizon: 24 });
    expect(Math.max(...mean.slice(1, 9))).toBeLessThan(1);
    expect(Math.min(...mean.slice(11, 23))).toBeGreaterThan(1.5);
  });

  it('without any order is one rate', () => {
    const now = trips.map(() => (random.below(2) === 0 ? 0 : 1 + random.below(5)));
    const { mean, method } = forecastSeries(now, { season: 24, horizon: 24 });
    expect(method).toBe('Teunter-Syntetos-Babai');
    expect(new Set(mean).size).toBe(1);
  });
});

describe('intervals', () => {
  it('hold about 95 of 100 values that come, on simulated series of three kinds', () => {
    const random = createRandom(17);
    const horizon = 6;
    let inside = 0;
    const count = 60;
    for (let i = 0; i < count; i++) {
      let level = 100;
      const values = Array.from({ length: 54 }, (_, t) => {
        level += i % 3 === 0 ? random.normal() : 0;
        return level + (i % 3 === 1 ? 10 * Math.sin((Math.PI * t) / 2) : 0.2 * t) + random.normal();
      });
      const { lower, upper } = forecastSeries(values.slice(0, 48), { season, horizon });
      values.slice(48).forEach((value, h) => (inside += value >= lower[h]! && value <= upper[h]! ? 1 : 0));
    }
    expect(inside / (count * horizon)).toBeGreaterThan(0.93);
    expect(inside / (count * horizon)).toBeLessThan(0.995);
  });
});
