import type { CellValue } from './book.js';

/** What a cell holds after text was typed into it (or given to `range.values`, which Excel treats alike). */
export interface Typed {
  readonly value: CellValue;
  /** The number format Excel gives a General cell together with the value. */
  readonly format?: string;
  /** Kept as text although it looks like something else. */
  readonly forcedText?: boolean;
}

const millisecondsPerDay = 86_400_000;
/** Serial 0 of Excel's 1900 calendar for dates from March 1900 on. */
const serialEpoch = Date.UTC(1899, 11, 30);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const errors = new Set(['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!']);

/** Excel's serial number of a calendar day, or null if there is no such day. */
export function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year <= 9999 ? (time - serialEpoch) / millisecondsPerDay : null;
}

/**
 * Reads text as Excel (en-US) reads an entry: numbers, thousands, percent, dollars, dates, times, booleans, errors.
 * Forms that need today's date (`1/2`) and fractions stay text.
 */
export function typed(text: string, cellFormat = 'General'): Typed {
  if (text.startsWith("'")) return { value: text.slice(1), forcedText: true };
  if (cellFormat === '@') return { value: text, forcedText: true };
  const entry = text.trim();
  const upper = entry.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE' };
  if (errors.has(upper)) return { value: upper };
  return number(entry) ?? dateTime(entry) ?? { value: text };
}

function number(entry: string): Typed | null {
  const match =
    /^(?<open>\()?(?<sign>[-+])?(?<dollar>\$)?(?<digits>\d{1,3}(?:,\d{3})+|\d*)(?<fraction>\.\d*)?(?<exponent>[eE][-+]?\d+)?(?<percent>%)?(?<close>\))?$/.exec(
      entry,
    );
  const part = match?.groups;
  if (!part || !/\d/.test(entry) || (part['open'] === undefined) !== (part['close'] === undefined)) return null;
  const { digits = '', fraction = '', exponent = '', percent, dollar } = part;
  if (digits === '' && fraction.length < 2) return null;
  const magnitude = Number(`${digits.replaceAll(',', '') || '0'}${fraction}${exponent}`);
  const negative = part['sign'] === '-' || part['open'] !== undefined;
  const value = ((negative ? -1 : 1) * magnitude) / (percent ? 100 : 1);
  const decimals = fraction.length > 1 ? '.00' : '';
  if (percent) return { value, format: `0${decimals}%` };
  if (dollar) return { value, format: `$#,##0${decimals}` };
  if (digits.includes(',')) return { value, format: `#,##0${decimals}` };
  return exponent ? { value, format: '0.00E+00' } : { value };
}

function dateTime(entry: string): Typed | null {
  const [, datePart = '', timePart = ''] =
    /^(.*?)(?:(?:^|[ T])(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?))?$/.exec(entry) ?? [];
  const time = timePart === '' ? null : timeFraction(timePart);
  if (timePart !== '' && time === null) return null;
  if (datePart === '') return time === null ? null : { value: time, format: 'h:mm' };
  const date = calendarDay(datePart);
  if (!date) return null;
  return time === null ? date : { value: Number(date.value) + time, format: 'm/d/yyyy h:mm' };
}

function timeFraction(text: string): number | null {
  const [, hours = '', minutes = '', seconds = '0', half] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp])?/.exec(text) ?? [];
  const afternoon = half?.toLowerCase() === 'p' && Number(hours) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === 'a' && Number(hours) === 12 ? -12 : 0;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (Number(hours) + afternoon + midnight + Number(minutes) / 60 + Number(seconds) / 3600) / 24;
}

function calendarDay(text: string): Typed | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return day(serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), 'm/d/yyyy');
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
  if (american) return day(serialOf(fullYear(american[3]), Number(american[1]), Number(american[2])), 'm/d/yyyy');
  const spelt = /^(\d{1,2})[- ]([A-Za-z]{3,9})[- ](\d{4}|\d{2})$/.exec(text);
  if (spelt) return day(serialOf(fullYear(spelt[3]), monthNumber(spelt[2]), Number(spelt[1])), 'd-mmm-yy');
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2}), ?(\d{4})$/.exec(text);
  if (!monthFirst) return null;
  return day(serialOf(fullYear(monthFirst[3]), monthNumber(monthFirst[1]), Number(monthFirst[2])), 'd-mmm-yy');
}

function day(serial: number | null, format: string): Typed | null {
  return serial === null ? null : { value: serial, format };
}

/** Two-digit years: 00 to 29 are 2000 to 2029, the rest 1930 to 1999. */
function fullYear(text = ''): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthNumber(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
