import { erfc, incompleteBeta, upperGamma } from './special-functions.js';

/** P(Z <= z) for a standard normal Z. */
export const normalCdf = (z: number): number => 0.5 * erfc(-z / Math.SQRT2);

/** P(T <= t) for Student's t with `df` > 0 degrees of freedom. */
export const studentCdf = (t: number, df: number): number => {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
};

/** Two-sided p-value of a t statistic; accurate far into the tail. */
export const studentTwoSided = (t: number, df: number): number => incompleteBeta(df / (df + t * t), df / 2, 0.5);

/** P(F > f), f >= 0. */
export const fUpperTail = (f: number, df1: number, df2: number): number =>
  f <= 0 ? 1 : incompleteBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);

/** P(X > x) for chi-square with `df` degrees of freedom. */
export const chiSquareUpperTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** Inverse of a rising function on [low, high] by bisection, to full double precision. */
const invert = (cdf: (x: number) => number, p: number, low: number, high: number): number => {
  let [a, b] = [low, high];
  for (let i = 0; i < 200 && b - a > 1e-14 * Math.max(1, Math.abs(a)); i++) {
    const middle = (a + b) / 2;
    if (cdf(middle) < p) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
};

const bracket = (cdf: (x: number) => number, p: number): number => {
  let high = 1;
  while (cdf(high) < p && high < 1e300) high *= 2;
  return high;
};

const upperQuantile = (cdf: (x: number) => number, p: number): number => invert(cdf, p, 0, bracket(cdf, p));

const isProbability = (p: number): boolean => p > 0 && p < 1;

/** z with P(Z <= z) = p; infinite at p = 0 and 1. */
export const normalQuantile = (p: number): number => {
  if (!isProbability(p)) return p <= 0 ? -Infinity : Infinity;
  const magnitude = upperQuantile((z) => -normalCdf(-z), -Math.min(p, 1 - p));
  return p < 0.5 ? -magnitude : magnitude;
};

/** t with P(T <= t) = p. */
export const studentQuantile = (p: number, df: number): number => {
  if (!isProbability(p)) return p <= 0 ? -Infinity : Infinity;
  const magnitude = upperQuantile((t) => -studentTwoSided(t, df) / 2, -Math.min(p, 1 - p));
  return p < 0.5 ? -magnitude : magnitude;
};

/** x with P(X <= x) = p for chi-square. */
export const chiSquareQuantile = (p: number, df: number): number => {
  if (!isProbability(p)) return p <= 0 ? 0 : Infinity;
  return upperQuantile((x) => 1 - chiSquareUpperTail(x, df), p);
};
