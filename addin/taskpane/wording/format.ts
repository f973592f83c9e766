import type { AnswerColumn } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Unit } from '#shared/data/column.js';

const withMinus = (text: string): string => text.replaceAll('-', '\u2212');
const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** The moment an ISO text names, as UTC, so that it is shown as written whatever the time zone. */
const asUtc = (text: string): Date | null => {
  const match = isoDate.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
};

export const isMonthStart = (cell: Cell): boolean => typeof cell === 'string' && /^\d{4}-\d{2}-01$/.test(cell);

export interface CellStyle extends Pick<AnswerColumn, 'type'> {
  readonly unit?: Unit;
  readonly decimals?: number | null;
  /** Show dates as month and year. */
  readonly months?: boolean;
}

/** Numbers, dates and durations in the user's language. */
export const createFormat = (language: string) => {
  const locale = language === 'en' ? 'en-GB' : language;
  const numbers = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(language, options);
    return (value: number) => withMinus(format.format(value));
  };
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    // British English writes Sept; every other month has three letters.
    return (date: Date) => format.format(date).replace('Sept ', 'Sep ');
  };
  const utc = { timeZone: 'UTC' } as const;
  const day = dates({ ...utc, day: 'numeric', month: 'short', year: 'numeric' });
  const month = dates({ ...utc, month: 'short', year: 'numeric' });
  const shortMonth = dates({ ...utc, month: 'short', year: '2-digit' });
  const moment = dates({ ...utc, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const whole = numbers({ maximumFractionDigits: 0 });
  const plain = numbers({ maximumFractionDigits: 2 });
  const small = numbers({ maximumSignificantDigits: 3 });
  const oneDecimal = numbers({ maximumFractionDigits: 1 });
  const compact = numbers({ notation: 'compact', maximumSignificantDigits: 3 });

  const number = (value: number, decimals?: number | null): string => {
    if (decimals != null) return numbers({ minimumFractionDigits: decimals, maximumFractionDigits: decimals })(value);
    return Math.abs(value) < 0.1 && value !== 0 ? small(value) : plain(value);
  };
  const percent = (share: number, digits = 1): string =>
    numbers({ style: 'percent', maximumFractionDigits: digits })(share);
  const fixedPercent = (share: number, digits: number): string =>
    numbers({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })(share);

  const date = (text: string, months = false): string => {
    const at = asUtc(text);
    if (!at) return text;
    if (months) return month(at);
    return text.length > 10 ? moment(at) : day(at);
  };

  return {
    count: whole,
    number,
    percent,
    compact,
    date,
    shortMonth: (text: string) => {
      const at = asUtc(text);
      return at ? shortMonth(at) : text;
    },
    /** A moment of the user's own day: "09:42". */
    time: (iso: string) => dates({ hour: '2-digit', minute: '2-digit' })(new Date(iso)),
    dayAndTime: (iso: string) =>
      dates({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })(new Date(iso)),
    localDay: (iso: string) => dates({ day: 'numeric', month: 'short', year: 'numeric' })(new Date(iso)),
    weekday: (iso: string) => dates({ weekday: 'long' })(new Date(iso)),
    /** 38 -> "38 ms", 610 -> "0.6 s", 75 000 -> "1:15". */
    duration: (milliseconds: number): string => {
      if (milliseconds < 100) return `${whole(Math.round(milliseconds))} ms`;
      if (milliseconds < 60_000) return `${oneDecimal(milliseconds / 1_000)} s`;
      return clock(milliseconds);
    },
    clock,
    /** 310 000 -> "310 kB", 12 400 000 -> "12.4 MB". */
    size: (bytes: number): string =>
      bytes < 999_500 ? `${whole(bytes / 1_000)} kB` : `${oneDecimal(bytes / 1_000_000)} MB`,
    cell: (value: Cell, { type, unit, decimals, months }: CellStyle): string => {
      if (value === null) return '';
      if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
      if (typeof value === 'string') return type === 'date' || type === 'datetime' ? date(value, months) : value;
      if (unit?.kind === 'percent') return decimals == null ? percent(value) : fixedPercent(value, decimals);
      return type === 'integer' && decimals == null ? whole(value) : number(value, decimals);
    },
    /** An amount of US dollars; below ten cents with four decimals. */
    dollars: (amount: number): string =>
      numbers({ style: 'currency', currency: 'USD', maximumFractionDigits: amount < 0.1 ? 4 : 2 })(amount),
    /** A number with its unit, for sentences: "$39", "12.5%". */
    amount: (value: Cell, unit: Unit): string => {
      if (typeof value !== 'number') return value === null ? '' : String(value);
      if (unit.kind === 'percent') return percent(value);
      return unit.kind === 'currency' ? `${unit.symbol}${number(value)}` : number(value);
    },
  };
};

/** 12 000 -> "0:12". */
const clock = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

export type Format = ReturnType<typeof createFormat>;
