import type { Method } from '../method.js';
import { differencesNeeded, needsSeasonalDifference } from './differences.js';
import { fitArima, type ArimaFit } from './fit.js';
import { differencing, filter, type ArimaOrder } from './order.js';

const limits = { near: 3, nearOfShort: 2, short: 30, seasonal: 1, models: 24 };

type Differences = Pick<ArimaOrder, 'd' | 'seasonalD' | 'period'>;
type Terms = Pick<ArimaOrder, 'p' | 'q' | 'seasonalP' | 'seasonalQ' | 'constant'>;

const chooseDifferences = (values: Float64Array, season: number): Differences => {
  const seasonal = season > 1 && values.length >= 2 * season + 5;
  const period = seasonal ? season : 1;
  const seasonalD = seasonal && needsSeasonalDifference(values, season) ? 1 : 0;
  const deseasonalised = filter(values, differencing({ d: 0, seasonalD, period }));
  return { d: Math.min(differencesNeeded(deseasonalised), 2 - seasonalD), seasonalD, period };
};

const firstTerms = (constant: boolean, near: number, seasonal: number): Terms[] => [
  {
    p: near === limits.near ? 2 : 1,
    q: near === limits.near ? 2 : 1,
    seasonalP: seasonal,
    seasonalQ: seasonal,
    constant,
  },
  { p: 0, q: 0, seasonalP: 0, seasonalQ: 0, constant },
  { p: 1, q: 0, seasonalP: seasonal, seasonalQ: 0, constant },
  { p: 0, q: 1, seasonalP: 0, seasonalQ: seasonal, constant },
];

const neighbours = ({ p, q, seasonalP, seasonalQ, constant }: Terms): Terms[] => [
  { p: p - 1, q, seasonalP, seasonalQ, constant },
  { p: p + 1, q, seasonalP, seasonalQ, constant },
  { p, q: q - 1, seasonalP, seasonalQ, constant },
  { p, q: q + 1, seasonalP, seasonalQ, constant },
  { p: p + 1, q: q + 1, seasonalP, seasonalQ, constant },
  { p: p - 1, q: q - 1, seasonalP, seasonalQ, constant },
  { p, q, seasonalP: seasonalP - 1, seasonalQ, constant },
  { p, q, seasonalP: seasonalP + 1, seasonalQ, constant },
  { p, q, seasonalP, seasonalQ: seasonalQ - 1, constant },
  { p, q, seasonalP, seasonalQ: seasonalQ + 1, constant },
  { p, q, seasonalP, seasonalQ, constant: !constant },
];

/** Fits each order once, up to the number of models allowed; the rest are refused. */
class OrderSearch {
  private readonly tried = new Set<string>();
  private readonly near: number;
  private readonly seasonal: number;
  private readonly constantAllowed: boolean;
  best: ArimaFit | null = null;

  constructor(
    private readonly values: Float64Array,
    private readonly differences: Differences,
  ) {
    this.near = values.length < limits.short ? limits.nearOfShort : limits.near;
    this.seasonal = differences.period > 1 ? limits.seasonal : 0;
    this.constantAllowed = differences.d + differences.seasonalD <= 1;
  }

  private allowed({ p, q, seasonalP, seasonalQ, constant }: Terms): boolean {
    const within = (value: number, most: number) => value >= 0 && value <= most;
    const near = within(p, this.near) && within(q, this.near);
    const far = within(seasonalP, this.seasonal) && within(seasonalQ, this.seasonal);
    return near && far && (this.constantAllowed || !constant);
  }

  private improves(terms: Terms): boolean {
    const key = Object.values(terms).join();
    if (!this.allowed(terms) || this.tried.has(key) || this.tried.size >= limits.models) return false;
    this.tried.add(key);
    const fit = fitArima(this.values, { ...terms, ...this.differences }, this.best);
    if (this.best && fit.criterion >= this.best.criterion) return false;
    this.best = fit;
    return true;
  }

  run(): ArimaFit | null {
    firstTerms(this.constantAllowed, this.near, this.seasonal).forEach((terms) => this.improves(terms));
    while (this.best && neighbours(termsOf(this.best.order)).some((terms) => this.improves(terms)));
    return this.best?.polish() ?? null;
  }
}

const termsOf = ({ p, q, seasonalP, seasonalQ, constant }: ArimaOrder): Terms => ({
  p,
  q,
  seasonalP,
  seasonalQ,
  constant,
});

/**
 * ARIMA with its order found step by step (Hyndman and Khandakar 2008, Journal of Statistical Software 27:3): differences by
 * tests, then the first neighbour with a lower corrected Akaike criterion until none is lower. Needs ten values.
 */
export const selectArima: Method = ({ values, season }) =>
  values.length < 10 ? null : new OrderSearch(values, chooseDifferences(values, season)).run();
