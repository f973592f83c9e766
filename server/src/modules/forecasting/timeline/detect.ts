import { AppError } from '#shared/errors/app-error.js';
import { calendarGrid, fixedGrid, monthGrid, monthsOf, numberGrid, workdayGrid, type Grid } from './step.js';

const day = 86_400_000;

/** Share of the periods between the first and the last position that hold one. */
const occupancy = (grid: Grid, positions: readonly number[]): number => {
  const held = new Set(positions.map((position) => grid.indexOf(position))).size;
  return held / (grid.indexOf(positions.at(-1)!) - grid.indexOf(positions[0]!) + 1);
};

/** An exact spacing may miss half of its periods; a coarser calendar period must hold data 7 times in 10. */
const required = { exact: 0.5, calendar: 0.7 };

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

const spacing = (positions: readonly number[]): number =>
  positions.slice(1).reduce((divisor, position, i) => commonDivisor(divisor, position - positions[i]!), 0);

const lastDayOf = (months: number): number =>
  new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();

/** The one day of the month all dates share, month ends standing in for days a month lacks; null if there is none. */
const sharedDayOfMonth = (positions: readonly number[]): number | null => {
  const days = positions.map((position) => new Date(position).getUTCDate());
  const ends = positions.map((position) => lastDayOf(monthsOf(position)));
  const wanted = days.every((dayOfMonth, i) => dayOfMonth === ends[i]) ? 31 : Math.max(...days);
  return days.every((dayOfMonth, i) => dayOfMonth === Math.min(wanted, ends[i]!)) ? wanted : null;
};

const exactMonths = (positions: readonly number[]): Grid | null => {
  const dayOfMonth = sharedDayOfMonth(positions);
  if (dayOfMonth === null) return null;
  const months = positions.map(monthsOf);
  const width = spacing(months);
  const phase = months[0]!;
  if (width % 12 === 0) return monthGrid({ unit: 'year', count: width / 12, dayOfMonth, phase });
  if (width % 3 === 0) return monthGrid({ unit: 'quarter', count: width / 3, dayOfMonth, phase });
  return monthGrid({ unit: 'month', count: width, dayOfMonth, phase });
};

const worksMondayToFriday = (positions: readonly number[]): boolean =>
  positions.at(-1)! - positions[0]! >= 14 * day &&
  positions.every((position) => ![0, 6].includes(new Date(position).getUTCDay())) &&
  occupancy(workdayGrid(), positions) >= required.calendar;

const exactDays = (positions: readonly number[]): Grid | null => {
  if (worksMondayToFriday(positions)) return workdayGrid();
  const days = spacing(positions) / day;
  return days % 7 === 0 ? fixedGrid('week', days / 7, positions[0]!) : fixedGrid('day', days, positions[0]!);
};

const exactTimes = (positions: readonly number[]): Grid | null => {
  const seconds = spacing(positions) / 1_000;
  if (!Number.isInteger(seconds)) return null;
  if (seconds % 86_400 === 0) return exactDays(positions);
  if (seconds % 3_600 === 0) return fixedGrid('hour', seconds / 3_600, positions[0]!);
  if (seconds % 60 === 0) return fixedGrid('minute', seconds / 60, positions[0]!);
  return fixedGrid('second', seconds, positions[0]!);
};

const calendarUnits = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

const noStep = (label: string, kind: string): AppError =>
  new AppError(
    'out-of-range',
    `The ${kind} in ${label} have no constant step. Choose a column with one entry per day, week, month or the like.`,
  );

/**
 * The even spacing behind the dates of a timeline. Exact spacings win (month ends, every 2 weeks, Monday to Friday, every
 * 15 minutes); dates without one are collected into the finest calendar period that nearly always holds data.
 *
 * @param positions UTC milliseconds, ascending, without repeats, at least two.
 * @throws AppError `out-of-range` when nothing fits.
 */
export const detectDateGrid = (positions: readonly number[], label: string): Grid => {
  const whole = positions.every((position) => position % day === 0);
  const exact = whole ? [exactMonths, exactDays] : [exactTimes];
  for (const detect of exact) {
    const grid = detect(positions);
    if (grid && occupancy(grid, positions) >= required.exact) return grid;
  }
  const span = positions.at(-1)! - positions[0]!;
  const coarse = calendarUnits
    .filter((unit) => unit !== 'hour' || span < 10_000 * 3_600_000)
    .map((unit) => calendarGrid(unit))
    .find((grid) => positions.length > 2 && occupancy(grid, positions) >= required.calendar);
  if (!coarse) throw noStep(label, 'dates');
  return coarse;
};

/** The same for a timeline of numbers: years, quarters counted on, seconds. */
export const detectNumberGrid = (positions: readonly number[], label: string): Grid => {
  const gaps = positions.slice(1).map((position, i) => position - positions[i]!);
  const width = gaps.reduce((least, gap) => Math.min(least, gap), Infinity);
  const even = gaps.every((gap) => Math.abs(gap / width - Math.round(gap / width)) < 1e-6);
  const grid = numberGrid({ unit: isYears(positions, width) ? 'year' : 'number', count: width }, positions[0]!, width);
  if (!even || occupancy(grid, positions) < required.exact) throw noStep(label, 'numbers');
  return grid;
};

const isYears = (positions: readonly number[], width: number): boolean =>
  Number.isInteger(width) && positions.every((year) => Number.isInteger(year) && year >= 1_500 && year <= 2_500);
