import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../statistics/random.js';
import { backtest } from '../backtest/rolling-origin.js';
import { forecastSeries } from '../forecast-series.js';
import { explain } from './explain.js';

const [length, horizon, season] = [60, 6, 12];
const options = { season, horizon };
const random = createRandom(5);
const noise = Float64Array.from({ length }, () => random.normal());
const base = noise.map((value, t) => 300 + t + 30 * Math.sin((t * Math.PI) / 6) + 2 * value);

/** Promotions without a rhythm. */
const promotion = Float64Array.from({ length: length + horizon }, (_, t) => ((t * t + 3 * t) % 7 < 2 ? 1 : 0));
const values = base.map((value, t) => value + 50 * promotion[t]!);

const alone = (series: Float64Array) => ({
  forecast: forecastSeries(series, options),
  tested: backtest(series, (history, ahead) => forecastSeries(history, { season, horizon: ahead }), options),
});

const promotions = (future: Float64Array | null) => ({
  name: 'Promotion',
  past: promotion.slice(0, length),
  future,
});

describe('a forecast with explanatory columns', () => {
  it('follows what is known of the future, and says how much that helps', () => {
    const future = promotion.slice(length);
    const { forecast, explanation } = explain(values, [promotions(future)], options, alone(values));
    expect(explanation).toMatchObject({ used: true, columns: [{ name: 'Promotion', future: 'given' }], idle: [] });
    expect(explanation.error!).toBeLessThan(0.5 * explanation.errorWithout!);
    const without = explain(values, [promotions(new Float64Array(horizon))], options, alone(values)).forecast;
    future.forEach((on, h) =>
      expect(forecast.mean[h]! - without.mean[h]!).toBeCloseTo(on * explanation.columns[0]!.effect, 6),
    );
    expect(explanation.columns[0]!.effect).toBeCloseTo(50, -1);
  });

  it('leaves out a column that does not help, and is then the forecast without it', () => {
    const other = { name: 'Weather', past: noise.toReversed(), future: null };
    const by = alone(base);
    const { forecast, explanation } = explain(base, [other], options, by);
    expect(explanation).toMatchObject({ used: false, columns: [], idle: ['Weather'] });
    expect(forecast).toEqual(by.forecast);
  });

  it('does not peek: a column whose future is unknown is tested as unknown', () => {
    const { explanation } = explain(values, [promotions(null)], options, alone(values));
    expect(explanation.columns[0]).toMatchObject({ future: 'held' });
    const given = explain(values, [promotions(promotion.slice(length))], options, alone(values)).explanation;
    expect(given.error!).toBeLessThan(explanation.error!);
  });

  it('never falls below zero where the past did not', () => {
    const price = Float64Array.from({ length }, (_, t) => (t % 5) + random.next());
    const sales = price.map((value) => Math.max(0, 10 - 2 * value));
    const steep = { name: 'Price', past: price, future: new Float64Array(horizon).fill(50) };
    const { forecast } = explain(sales, [steep], options, alone(sales));
    expect(Math.min(...forecast.mean, ...forecast.lower)).toBe(0);
  });
});
