import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../statistics/random.js';
import { differencesNeeded } from './differences.js';
import { fitArima } from './fit.js';
import { differencing, filter, setPartials, sparsePolynomial, toDense } from './order.js';
import { selectArima } from './select.js';

const autoregression = (length: number, weight: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  const values = new Float64Array(length);
  for (let t = 1; t < length; t++) values[t] = weight * values[t - 1]! + random.normal();
  return values;
};

const plain = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: false };

describe('polynomials', () => {
  it('multiply near and seasonal factor: (1 - 0.5 B)(1 - 0.4 B^4)', () => {
    const polynomial = sparsePolynomial(1, 1, 4);
    setPartials(polynomial, Float64Array.of(0.5, 0.4), 0);
    expect([...toDense(polynomial)]).toEqual([1, -0.5, 0, 0, -0.4, 0.2]);
  });

  it('turn partial autocorrelations into coefficients: 0.5, 0.2 gives 0.4, 0.2', () => {
    const polynomial = sparsePolynomial(2, 0, 1);
    setPartials(polynomial, Float64Array.of(0.5, 0.2), 0);
    expect(polynomial.weights[0]).toBeCloseTo(-0.4, 12);
    expect(polynomial.weights[1]).toBeCloseTo(-0.2, 12);
  });

  it('difference twice and over a season', () => {
    const squares = Float64Array.from({ length: 12 }, (_, t) => t * t);
    expect([...filter(squares, differencing({ d: 2, seasonalD: 0, period: 1 }))]).toEqual(new Array(10).fill(2));
    expect([...filter(squares, differencing({ d: 1, seasonalD: 1, period: 4 }))]).toEqual(new Array(7).fill(8));
  });
});

describe('ARIMA', () => {
  it('finds the coefficient of an autoregression', () => {
    const fit = fitArima(autoregression(600, 0.7, 3), { ...plain, p: 1 }).polish();
    expect(fit.estimates[0]).toBeCloseTo(0.7, 1);
  });

  it('forecasts an autoregression towards its mean, with the variance of its theory', () => {
    const fit = fitArima(autoregression(600, 0.7, 3), { ...plain, p: 1 }).polish();
    const { mean, deviation } = fit.forecast(40);
    expect(mean[1]).toBeCloseTo(mean[0]! * fit.estimates[0]!, 10);
    expect(deviation[39]! / deviation[0]!).toBeCloseTo(1 / Math.sqrt(1 - fit.estimates[0]! ** 2), 3);
  });

  it('carries a drift on', () => {
    const line = Float64Array.from({ length: 40 }, (_, t) => 5 + 3 * t + Math.sin(t * t));
    const { mean } = selectArima({ values: line, season: 1 })!.forecast(10);
    expect(Math.abs(mean[9]! - (5 + 3 * 49))).toBeLessThan(3);
  });

  it('differences random walks once and noise hardly ever', () => {
    const random = createRandom(5);
    const noises = Array.from({ length: 40 }, () => Float64Array.from({ length: 200 }, () => random.normal()));
    const walks = noises.map((noise) => {
      let level = 0;
      return noise.map((step) => (level += step));
    });
    expect(noises.filter((noise) => differencesNeeded(noise) > 0).length).toBeLessThanOrEqual(5);
    expect(walks.filter((walk) => differencesNeeded(walk) === 1).length).toBeGreaterThanOrEqual(33);
  });

  it('keeps a strong season', () => {
    const values = Float64Array.from({ length: 96 }, (_, t) => 20 * Math.sin((Math.PI * t) / 6) + Math.sin(t * t));
    const { mean } = selectArima({ values, season: 12 })!.forecast(12);
    mean.forEach((value, h) => expect(Math.abs(value - 20 * Math.sin((Math.PI * h) / 6))).toBeLessThan(4));
  });
});
