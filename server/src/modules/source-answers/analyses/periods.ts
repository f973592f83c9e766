import type { Period } from '../../rootcause/index.js';

/** A stretch of the calendar from its first day up to the first day after it, UTC. */
export interface Span {
  readonly label: string;
  readonly from: Date;
  readonly to: Date;
}

const DAY = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const utc = (year: number, month: number, day = 1): Date => new Date(Date.UTC(year, month, day));
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

const starts: Readonly<Record<Period, (date: Date) => Date>> = {
  day: (date) => utc(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()),
  week: (date) => utc(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - ((date.getUTCDay() + 6) % 7)),
  month: (date) => utc(date.getUTCFullYear(), date.getUTCMonth()),
  quarter: (date) => utc(date.getUTCFullYear(), 3 * Math.floor(date.getUTCMonth() / 3)),
  year: (date) => utc(date.getUTCFullYear(), 0),
};

const ends: Readonly<Record<Period, (start: Date) => Date>> = {
  day: (start) => new Date(start.getTime() + DAY),
  week: (start) => new Date(start.getTime() + 7 * DAY),
  month: (start) => utc(start.getUTCFullYear(), start.getUTCMonth() + 1),
  quarter: (start) => utc(start.getUTCFullYear(), start.getUTCMonth() + 3),
  year: (start) => utc(start.getUTCFullYear() + 1, 0),
};

const labels: Readonly<Record<Period, (start: Date) => string>> = {
  day: isoDay,
  week: isoDay,
  month: (start) => `${months[start.getUTCMonth()]} ${start.getUTCFullYear()}`,
  quarter: (start) => `Q${1 + Math.floor(start.getUTCMonth() / 3)} ${start.getUTCFullYear()}`,
  year: (start) => String(start.getUTCFullYear()),
};

export const spanAround = (date: Date, period: Period): Span => {
  const from = starts[period](date);
  return { label: labels[period](from), from, to: ends[period](from) };
};

export const yearBefore = ({ from }: Span, period: Period): Span =>
  spanAround(utc(from.getUTCFullYear() - 1, from.getUTCMonth(), from.getUTCDate()), period);

/** A moment as sources write it, "2025-07-01 10:00:00"; null when it is none. */
export const momentOf = (text: string): Date | null => {
  const [, day, time = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T]?(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?\d*(Z|[+-].*)?$/.exec(text) ?? [];
  const offset = zone.replace(/^([+-]\d{2})$/, '$1:00') || 'Z';
  const date = day ? new Date(time ? `${day}T${time}${offset}` : day) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
};

const dayNamed: Readonly<Record<Period, (text: string) => string | null>> = {
  day: () => null,
  week: () => null,
  month: (text) => {
    const [, month, year] = /^([A-Z][a-z]{2}) (\d{4})$/.exec(text) ?? [];
    const index = months.indexOf(month ?? '');
    return index < 0 ? null : `${year}-${String(index + 1).padStart(2, '0')}-01`;
  },
  quarter: (text) => {
    const [, quarter, year] = /^Q([1-4]) (\d{4})$/.exec(text) ?? [];
    return quarter ? `${year}-${String(3 * Number(quarter) - 2).padStart(2, '0')}-01` : null;
  },
  year: (text) => (/^\d{4}$/.test(text) ? `${text}-01-01` : null),
};

/** The period a user means by "Q3 2025", or by a day in it; null when it names none. */
export const spanNamed = (text: string, period: Period): Span | null => {
  const day = dayNamed[period](text) ?? text;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(day) : null;
  return date && isoDay(date) === day ? spanAround(date, period) : null;
};
