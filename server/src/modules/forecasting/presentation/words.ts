import type { Unit } from '#shared/data/column.js';
import { headlineNumber } from '#shared/wording/numbers.js';
import type { SeriesForecast } from '../forecast-series.js';
import type { Step } from '../timeline/step.js';

const unitWords = {
  row: 'row',
  number: 'step',
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  workday: 'workday',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
} as const;

/** "month"; several units to a period make it a "period". */
export const periodWord = ({ unit, count }: Step): string =>
  count === 1 || unit === 'number' || unit === 'row' ? unitWords[unit] : 'period';

const seasonNames: Partial<Record<Step['unit'], Record<number, string>>> = {
  minute: { 60: 'hourly', 1440: 'daily' },
  hour: { 24: 'daily', 168: 'weekly' },
  day: { 7: 'weekly', 365: 'yearly' },
  workday: { 5: 'weekly' },
  week: { 52: 'yearly' },
  month: { 12: 'yearly' },
  quarter: { 4: 'yearly' },
};

/** "yearly season" for months in twelves, "season of 9 rows" where it has no name. */
export const seasonPhrase = (step: Step, season: number): string => {
  const name = step.count === 1 ? seasonNames[step.unit]?.[season] : undefined;
  return name ? `${name} season` : `season of ${season} ${periodWord(step)}s`;
};

/** What repeating the last season is called: "repeating last year". */
export const naivePhrase = (step: Step, season: number): string => {
  if (season === 1) return 'repeating the last value';
  const name = step.count === 1 ? seasonNames[step.unit]?.[season] : undefined;
  const spans: Record<string, string> = { hourly: 'hour', daily: 'day', weekly: 'week', yearly: 'year' };
  return name ? `repeating last ${spans[name]}` : `repeating the last ${season} ${periodWord(step)}s`;
};

/** "Exponential smoothing, additive trend, multiplicative yearly season". */
export const describeModel = (forecast: SeriesForecast, step: Step, season: number): string =>
  [forecast.method, ...forecast.traits].join(', ').replaceAll(/\bseason\b/g, seasonPhrase(step, season));

/** A number for a sentence in the unit of its column: "$2.38 M", "8.2%". */
export const amount = (value: number, unit: Unit): string => {
  if (unit.kind === 'percent') return `${headlineNumber(value * 100)}%`;
  if (unit.kind === 'plain') return headlineNumber(value);
  const text = headlineNumber(Math.abs(value));
  return `${value < 0 ? '\u2212' : ''}${unit.symbol}${text}`;
};
