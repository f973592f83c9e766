import type { changePeriods } from '#shared/analyses/change.js';
import type { CourseResult } from '#shared/analyses/course.js';

type Period = (typeof changePeriods)[number];

/** Periods in a year; for days the same weekday of the week before. */
const lags: Readonly<Record<Period, number>> = { day: 7, week: 52, month: 12, quarter: 4, year: 1 };

/** A comparison needs a few periods on top of the lag; shorter series are compared with the period before. */
const LEAST_COMPARED = 3;

export const lagOf = (period: Period, length: number): number =>
  length >= lags[period] + LEAST_COMPARED ? lags[period] : 1;

/**
 * A series beside itself `lag` periods before, and the latest stretch that lies on one side of it.
 * @param periods first days, in order, no gaps
 */
export const courseOf = (periods: readonly string[], values: readonly number[], lag: number): CourseResult => {
  const points = periods.map((period, i) => ({ period, value: values[i]!, earlier: values[i - lag] ?? null }));
  const gaps = points.map(({ value, earlier }) => (earlier === null ? 0 : Math.sign(value - earlier)));
  const side = gaps.at(-1) ?? 0;
  const other = gaps.findLastIndex((gap) => gap !== side);
  const stretch = side === 0 ? 0 : gaps.length - 1 - other;
  return { lag, points, since: stretch > 0 ? periods[other + 1]! : null, stretch };
};
