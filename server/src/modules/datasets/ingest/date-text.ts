import { quoteText } from '#server/engine/sql-session.js';

/** Which of day, month and year comes first where a text does not say. */
type DateOrder = 'day-first' | 'month-first' | 'year-first' | 'named-month';

/** One way of writing a date: `pattern` is what it looks like, `format` is DuckDB's strptime. */
export interface DateFormat {
  readonly format: string;
  readonly order: DateOrder;
  readonly pattern: RegExp;
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const fullMonths = 'january|february|march|april|may|june|july|august|september|october|november|december';

const tokens: Record<string, string> = {
  '%d': '(?<day>\\d{1,2})',
  '%m': '(?<month>\\d{1,2})',
  '%Y': '(?<year>\\d{4})',
  '%y': '(?<short>\\d{2})',
  '%b': `(?:${months})`,
  '%B': `(?:${fullMonths})`,
  '%a': '(?:mon|tue|wed|thu|fri|sat|sun)',
  '%A': '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
  '%H': '(?<hour>\\d{1,2})',
  '%I': '(?:0?[1-9]|1[0-2])',
  '%M': '[0-5]\\d',
  '%S': '[0-5]\\d',
  '%p': '[ap]m',
};

const patternOf = (format: string): RegExp => {
  const escaped = format.replace(/[.^$*+?()[\]{}|\\/]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/%[a-zA-Z]/g, (token) => tokens[token] ?? token)}$`, 'i');
};

const dates: [DateOrder, string[]][] = [
  ['year-first', ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d']],
  ['day-first', ['%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%d/%m/%y', '%d-%m-%y', '%d.%m.%y']],
  ['month-first', ['%m/%d/%Y', '%m-%d-%Y', '%m/%d/%y', '%m-%d-%y']],
  [
    'named-month',
    [
      ...['%d %b %Y', '%d %B %Y', '%d-%b-%Y', '%d-%b-%y', '%d-%B-%Y', '%d/%b/%Y', '%d %b %y', '%d. %B %Y', '%d. %b %Y'],
      ...['%b %d, %Y', '%B %d, %Y', '%b %d %Y', '%B %d %Y', '%b-%d-%Y', '%Y-%b-%d', '%Y %b %d'],
      ...['%a, %d %b %Y', '%A, %B %d, %Y', '%A, %d %B %Y', '%a %b %d %Y'],
    ],
  ],
];

const times = ['', ' %H:%M:%S', ' %H:%M', ' %I:%M:%S %p', ' %I:%M %p', 'T%H:%M:%S', 'T%H:%M'];

/** Every way a date or a moment is recognised, most usual first. */
export const dateFormats: readonly DateFormat[] = dates.flatMap(([order, formats]) =>
  formats.flatMap((date) => times.map((time) => ({ format: date + time, order, pattern: patternOf(date + time) }))),
);

/** ISO 8601 with a fraction or a zone, which a cast reads; moments with a zone are kept in UTC. */
const zonedPattern = String.raw`\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|[-+]\d{2}:?(?:\d{2})?)?`;
const zoned = new RegExp(`^${zonedPattern}$`);
export const isIsoMoment = (text: string): boolean => zoned.test(text);

export const hasTime = (format: string): boolean => /%[HI]/.test(format);

const daysIn = (month: number, year: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether `text` is a date that exists, read by `format`. */
export const fitsFormat = (text: string, { pattern }: DateFormat): boolean => {
  const parts = pattern.exec(text)?.groups;
  if (!parts) return false;
  const month = Number(parts.month ?? 1);
  const year = Number(parts.year ?? 2000 + Number(parts.short ?? 0));
  const day = Number(parts.day ?? 1);
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year) && Number(parts.hour ?? 0) < 24 && year >= 1000
  );
};

const shapeTokens: Record<string, readonly string[]> = {
  ...{ '%d': ['9', '99'], '%m': ['9', '99'], '%H': ['9', '99'], '%I': ['9', '99'] },
  ...{ '%M': ['99'], '%S': ['99'], '%y': ['99'], '%Y': ['9999'], '%p': ['p'] },
  ...{ '%b': ['b'], '%B': ['B', 'b'], '%a': ['a'], '%A': ['A'] },
};

const shapesOf = (format: string): string[] =>
  (format.match(/%[a-zA-Z]|[^%]/g) ?? []).reduce<string[]>(
    (shapes, part) => shapes.flatMap((shape) => (shapeTokens[part] ?? [part]).map((token) => shape + token)),
    [''],
  );

const byShape = new Map<string, DateFormat[]>();
for (const format of dateFormats) {
  for (const shape of shapesOf(format.format)) byShape.set(shape, [...(byShape.get(shape) ?? []), format]);
}

const names = new RegExp(
  `(${fullMonths})|(${months})|((?:mon|tues|wednes|thurs|fri|satur|sun)day)|(mon|tue|wed|thu|fri|sat|sun)|[ap]m`,
  'gi',
);
const shapeOf = (text: string): string =>
  text
    .replace(names, (_, month?: string, short?: string, weekday?: string, shortDay?: string) =>
      month ? (month.length === 3 ? 'b' : 'B') : short ? 'b' : weekday ? 'A' : shortDay ? 'a' : 'p',
    )
    .replace(/\d/g, '9');

/** Nothing but digits, separators and the names of months and days. */
const dateAlphabet = new RegExp(
  `^(?=.*\\d)(?:[\\d\\s./:,-]|${fullMonths}|${months}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]m|t)+$`,
  'i',
);
const MAX_DATE_LENGTH = 40;
/** The formats that read `text`; several when day and month could change places. */
export const formatsOf = (text: string): DateFormat[] =>
  text.length < 6 || text.length > MAX_DATE_LENGTH || !dateAlphabet.test(text)
    ? []
    : (byShape.get(shapeOf(text)) ?? []).filter((format) => fitsFormat(text, format));

const timePattern = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?`;
const clockPattern = String.raw`(?:0?[1-9]|1[0-2]):[0-5]\d(?::[0-5]\d)? ?[aApP][mM]`;
const time = new RegExp(`^(?:${timePattern}|${clockPattern})$`);
export const isTimeText = (text: string): boolean => time.test(text);

const listSql = (formats: readonly string[]): string => `[${formats.map(quoteText).join(', ')}]`;

/** SQL: `text` as TIMESTAMP by the first format that reads it; null where none does. */
export const parsedMomentSql = (text: string, formats: readonly string[]): string => {
  if (formats.length === 0) return 'NULL::TIMESTAMP';
  const shortYearsFirst = [...formats].sort((a, b) => Number(b.includes('%y')) - Number(a.includes('%y')));
  const parsed = `try_strptime(${text}, ${listSql(shortYearsFirst)})`;
  return `CASE WHEN ${parsed} >= TIMESTAMP '1000-01-01' THEN ${parsed} END`;
};

export const isoDateSql = (text: string): string =>
  `CASE WHEN length(${text}) = 10 AND substr(${text}, 5, 1) = '-' THEN TRY_CAST(${text} AS DATE) END`;

export const isoMomentSql = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, ${quoteText(zonedPattern)}) THEN CAST(TRY_CAST(replace(${text}, ',', '.') AS TIMESTAMPTZ) AS TIMESTAMP) END`;

export const timeSql = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, ${quoteText(timePattern)}) THEN TRY_CAST(CASE WHEN length(split_part(${text}, ':', 1)) = 1 THEN '0' || ${text} ELSE ${text} END AS TIME)
    WHEN regexp_full_match(${text}, ${quoteText(clockPattern)}) THEN CAST(try_strptime(upper(replace(${text}, ' ', '')), ['%I:%M%p', '%I:%M:%S%p']) AS TIME) END`;
