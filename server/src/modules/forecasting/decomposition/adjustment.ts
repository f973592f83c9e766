import type { Fit, Method, Path } from '../method.js';
import { rootMeanSquare } from '../numerics/statistics.js';
import { mstl } from './mstl.js';
import { prepareStl } from './stl.js';

/** A season taken out of a series: values without it, and what it will add or multiply in the periods ahead. */
interface Adjustment {
  readonly values: Float64Array;
  readonly multiplicative: boolean;
  /** The last season of the pattern: differences, or factors when multiplicative. */
  readonly pattern: Float64Array;
}

/** Whether the pattern of a season stays as it is or changes over the years. */
export type SeasonalPattern = 'periodic' | 'evolving';

const seasonalWindows: Record<SeasonalPattern, number> = { periodic: Infinity, evolving: 11 };

/** About how many seasons the last pattern is an average of. */
const seasonsAveraged = (cycles: number, pattern: SeasonalPattern): number =>
  pattern === 'periodic' ? cycles : Math.max(1.5, Math.min(cycles, seasonalWindows.evolving) / 2.5);

/**
 * Share of an estimated pattern to be believed, 0 to 1: one minus the part of its variance that noise alone would give
 * (James and Stein 1961; for seasonal factors Miller and Williams 2003, IJF 19:669-684).
 */
const credibility = (seasonal: Float64Array, remainder: Float64Array, averaged: number): number => {
  const signal = rootMeanSquare(seasonal) ** 2;
  const noise = rootMeanSquare(remainder) ** 2 / Math.max(0.2, 1 - 1 / averaged);
  return signal > 0 ? Math.max(0, 1 - noise / averaged / signal) : 0;
};

interface Component {
  readonly seasonal: Float64Array;
  readonly remainder: Float64Array;
}

type Decompose = (values: Float64Array) => Component;

/** What was already taken out of a series; several members ask for the same. */
const known = new WeakMap<Float64Array, Map<string, Adjustment>>();

const once = (values: Float64Array, name: string, make: () => Adjustment): Adjustment => {
  const ofValues = known.get(values) ?? new Map<string, Adjustment>();
  known.set(values, ofValues);
  const adjustment = ofValues.get(name) ?? make();
  ofValues.set(name, adjustment);
  return adjustment;
};

/** Sum of the distances between the values and what trend and season make of them. */
const misfit = (values: Float64Array, { remainder }: Component, multiplicative: boolean): number =>
  values.reduce((total, value, i) => {
    const rest = remainder[i]!;
    return total + (multiplicative ? value * Math.abs(1 - Math.exp(-rest)) : Math.abs(rest));
  }, 0);

interface Decomposed {
  readonly component: Component;
  readonly multiplicative: boolean;
}

/** Business series swing in proportion to their level; an additive season must fit by so much better to be taken. */
const additiveMustFit = 0.9;

/**
 * A multiplicative season (of the logarithms) where values allow it, unless an additive one fits clearly better; or the one
 * that was `chosen` before.
 */
const decomposeBetter = (values: Float64Array, decompose: Decompose, chosen: boolean | null): Decomposed => {
  if (chosen !== null) {
    return { component: decompose(chosen ? values.map(Math.log) : values), multiplicative: chosen };
  }
  const additive = { component: decompose(values), multiplicative: false };
  if (!values.every((value) => value > 0)) return additive;
  const multiplicative = { component: decompose(values.map(Math.log)), multiplicative: true };
  const share = misfit(values, additive.component, false) / misfit(values, multiplicative.component, true);
  return share < additiveMustFit ? additive : multiplicative;
};

interface SeasonSought {
  readonly season: number;
  readonly pattern: SeasonalPattern;
  /** Prepares the decomposition of series of one length. */
  prepare(length: number): Decompose;
}

/** The season sought in a series; multiplicative or additive as `chosen` before, or null to choose. */
const takeOut = (values: Float64Array, sought: SeasonSought, chosen: boolean | null): Adjustment => {
  const { season, pattern } = sought;
  const { component, multiplicative } = decomposeBetter(values, sought.prepare(values.length), chosen);
  const { seasonal, remainder } = component;
  const share = credibility(seasonal, remainder, seasonsAveraged(values.length / season, pattern));
  const effect = seasonal.map((value) => (multiplicative ? Math.exp(share * value) : share * value));
  return {
    values: values.map((value, i) => (multiplicative ? value / effect[i]! : value - effect[i]!)),
    multiplicative,
    pattern: effect.slice(values.length - season),
  };
};

const putBack = ({ mean, deviation }: Path, { pattern, multiplicative }: Adjustment): Path => {
  const effect = (h: number) => pattern[h % pattern.length]!;
  return {
    mean: mean.map((value, h) => (multiplicative ? value * effect(h) : value + effect(h))),
    deviation: multiplicative ? deviation.map((value, h) => value * effect(h)) : deviation,
  };
};

const adjust = (values: Float64Array, sought: SeasonSought, chosen: boolean | null): Adjustment =>
  once(values, `${sought.season} ${sought.pattern} ${chosen}`, () => takeOut(values, sought, chosen));

const around = (sought: SeasonSought, adjustment: Adjustment, inner: Fit): Fit => ({
  method: inner.method,
  traits: [...inner.traits, `${adjustment.multiplicative ? 'multiplicative' : 'additive'} season by STL`],
  forecast: (horizon) => putBack(inner.forecast(horizon), adjustment),
  refit: (firstValues) => {
    const adjusted = adjust(firstValues, sought, adjustment.multiplicative);
    return around(sought, adjusted, inner.refit(adjusted.values));
  },
});

const adjusting = (values: Float64Array, sought: SeasonSought, fitRest: (rest: Float64Array) => Fit | null) => {
  const adjustment = adjust(values, sought, null);
  const inner = fitRest(adjustment.values);
  return inner && around(sought, adjustment, inner);
};

export const hasWholeSeasons = (length: number, season: number): boolean => season > 1 && length > 2 * season;

/**
 * Lets a method that knows no seasons forecast a seasonal series: the season is taken out by STL as far as it stands out
 * from noise, the rest is forecast, the last season of the pattern is put back. A series shorter than two seasons goes
 * to the method as it is.
 */
export const seasonallyAdjusted =
  (method: Method, pattern: SeasonalPattern): Method =>
  ({ values, season }) => {
    if (!hasWholeSeasons(values.length, season)) return method({ values, season: 1 });
    const options = { season, seasonalWindow: seasonalWindows[pattern] };
    const sought = { season, pattern, prepare: (length: number) => prepareStl(length, options) };
    return adjusting(values, sought, (rest) => method({ values: rest, season: 1 }));
  };

const longestOf =
  (seasons: number[]): Decompose =>
  (values) => {
    const { seasonals, remainder } = mstl(values, seasons);
    return { seasonal: seasonals.at(-1)!, remainder };
  };

/** Lets a method that knows one season forecast a series with a longer one besides, which is taken out by MSTL. */
export const withoutLongSeason =
  (method: Method, longSeason: number): Method =>
  ({ values, season }) => {
    if (!hasWholeSeasons(values.length, longSeason)) return method({ values, season });
    const sought = { season: longSeason, pattern: 'periodic', prepare: () => longestOf([season, longSeason]) } as const;
    return adjusting(values, sought, (rest) => method({ values: rest, season }));
  };
