import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.js';
import { forecastSeries, type ModelChoice, type SeriesForecast } from './forecast-series.js';

const models: ModelChoice[] = ['auto', 'ets', 'theta', 'seasonal-naive', 'mstl', 'combination'];
const options = { season: 4, horizon: 6 } as const;

/** Quarters with trend, season and noise, and their standard deviation. */
const quarters = (seed: number, length = 48): number[] => {
  const random = createRandom(seed);
  return Array.from({ length }, (_, t) => 200 + 3 * t + 40 * Math.sin((Math.PI * t) / 2) + 8 * random.normal());
};
const spread = 60;

const bounds = ['mean', 'lower', 'upper'] as const;

const expectNear = (
  found: SeriesForecast,
  wanted: (key: (typeof bounds)[number], h: number) => number,
  within: number,
) =>
  bounds.forEach((key) =>
    found[key].forEach((value, h) => expect(Math.abs(value - wanted(key, h))).toBeLessThanOrEqual(within)),
  );

const seeds = fc.integer({ min: 1, max: 500 });

describe('a forecast in another unit', () => {
  it('is the forecast in that unit, to the last digits where the factor is a power of two', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...models), fc.constantFrom(-900, -30, 3, 900), (seed, model, power) => {
        const plain = forecastSeries(quarters(seed), { ...options, model });
        const factor = 2 ** power;
        const scaled = forecastSeries(
          quarters(seed).map((value) => value * factor),
          { ...options, model },
        );
        bounds.forEach((key) =>
          scaled[key].forEach((value, h) => expect(value / factor).toBeCloseTo(plain[key][h]!, 9)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('is the same within a thousandth of the spread for any factor', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (seed, factor) => {
        const plain = forecastSeries(quarters(seed), options);
        const scaled = forecastSeries(
          quarters(seed).map((value) => value * factor),
          options,
        );
        bounds.forEach((key) =>
          scaled[key].forEach((value, h) =>
            expect(Math.abs(value / factor - plain[key][h]!)).toBeLessThan(spread / 1_000),
          ),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('a forecast from another origin', () => {
  it('moves with it: exactly for what adds nothing but differences, within half the spread for all', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -900, max: -500 }), fc.constantFrom(...models), (seed, shift, model) => {
        const below = quarters(seed).map((value) => value - 1_000);
        const plain = forecastSeries(below, { ...options, model });
        const moved = forecastSeries(
          below.map((value) => value + shift),
          { ...options, model },
        );
        const within = model === 'seasonal-naive' ? 1e-6 : spread / 2;
        expectNear(moved, (key, h) => plain[key][h]! + shift, within);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a forecast of awkward cells', () => {
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(NaN, 0, 1e-300, 1e300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE) },
  );

  it('is finite and ordered, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 60 }), fc.constantFrom(1, 4, 12), (values, season) => {
        fc.pre(values.some(Number.isFinite));
        const { mean, lower, upper } = forecastSeries(values, { season, horizon: 5 });
        mean.forEach((value, h) => {
          expect(Number.isFinite(value)).toBe(true);
          expect(lower[h]).toBeLessThanOrEqual(value);
          expect(upper[h]).toBeGreaterThanOrEqual(value);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('stays finite where the largest number there is stands last', () => {
    const { mean, upper } = forecastSeries([0, 0, NaN, Number.MAX_VALUE], { season: 1, horizon: 5 });
    expect([...mean, ...upper].every(Number.isFinite)).toBe(true);
  });

  it('does not mind rows that are empty before the first value and after none', () => {
    const values = quarters(3);
    const led = forecastSeries([NaN, NaN, NaN, NaN, ...values], options);
    expectNear(led, (key, h) => forecastSeries(values, options)[key][h]!, spread / 2);
  });
});

it('a column as long as a sheet is foretold from its end, within five seconds', { timeout: 60_000 }, () => {
  const random = createRandom(9);
  const values = Float64Array.from(
    { length: 1_048_575 },
    (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 24) + random.normal(),
  );
  const started = process.cpuUsage();
  const { mean } = forecastSeries(values, { season: 24, horizon: 24 });
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  mean.forEach((value, h) =>
    expect(Math.abs(value - 50 - 10 * Math.sin((2 * Math.PI * (1_048_575 + h)) / 24))).toBeLessThan(3),
  );
});
