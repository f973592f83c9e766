import type { Token } from './tokens.js';

/** A stretch of days, `to` not included; `assumption` says how relative words were read. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly assumption: string | null;
}

export interface PeriodSpan {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const monthOf = (word: string): number => {
  const plain = word.replace(/\.$/, '');
  if (plain.length < 3) return -1;
  return months.findIndex((month) => month === plain || (plain.length <= 4 && month.startsWith(plain)));
};

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month, date));

const iso = (date: Date): string => date.toISOString().slice(0, 10);

const stretch = (from: Date, to: Date, text: string, assumption: string | null = null): Period => ({
  from: iso(from),
  to: iso(to),
  text,
  assumption,
});

const startOf = (unit: Unit, date: Date): Date => {
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === 'day') return day(year, month, dayOfMonth);
  if (unit === 'week') return day(year, month, dayOfMonth - ((date.getUTCDay() + 6) % 7));
  if (unit === 'month') return day(year, month, 1);
  return unit === 'quarter' ? day(year, month - (month % 3), 1) : day(year, 0, 1);
};

const shift = (unit: Unit, date: Date, by: number): Date => {
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === 'day' || unit === 'week') return day(year, month, dayOfMonth + by * (unit === 'week' ? 7 : 1));
  return day(year, month + by * { month: 1, quarter: 3, year: 12 }[unit], dayOfMonth);
};

const isYear = (token: Token | undefined): boolean => /^(19|20)\d\d$/.test(token?.text ?? '');

const unitOf = (token: Token | undefined): Unit | null => {
  const match = /^(day|week|month|quarter|year)s?$/.exec(token?.lower ?? '');
  return (match?.[1] as Unit | undefined) ?? null;
};

/** Reads dates in words. Relative ones ("last quarter", "since March") count back from the last date in the data. */
export class PeriodReader {
  readonly #last: Date;

  constructor(lastDate: string) {
    this.#last = new Date(`${lastDate.slice(0, 10)}T00:00:00Z`);
  }

  spans(tokens: readonly Token[]): PeriodSpan[] {
    return tokens.flatMap((_, start) => {
      const found = this.#absolute(tokens, start) ?? this.#relative(tokens, start);
      if (!found) return [];
      const text = tokens
        .slice(start, start + found.length)
        .map((token) => token.text)
        .join(' ');
      return [{ start, end: start + found.length, period: { ...found.period, text } }];
    });
  }

  #absolute(tokens: readonly Token[], at: number): { period: Period; length: number } | null {
    const [first, second, third] = tokens.slice(at, at + 3);
    if (!first) return null;
    const exact = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(first.text);
    if (exact) return this.#oneDay(Number(exact[1]), Number(exact[2]) - 1, Number(exact[3]), 1);
    const quarter = /^q([1-4])$/.exec(first.lower);
    if (quarter) return this.#quarter(Number(quarter[1]), second);
    const month = first.kind === 'word' ? monthOf(first.lower) : -1;
    if (month >= 0) return this.#month(month, [second, third, tokens[at + 3]]);
    const named = second?.kind === 'word' ? monthOf(second.lower) : -1;
    if (first.number !== undefined && first.number <= 31 && named >= 0 && isYear(third))
      return this.#oneDay(Number(third?.text), named, first.number, 3);
    if (isYear(first))
      return { period: stretch(day(Number(first.text), 0, 1), day(Number(first.text) + 1, 0, 1), ''), length: 1 };
    return null;
  }

  #oneDay(year: number, month: number, date: number, length: number): { period: Period; length: number } {
    return { period: stretch(day(year, month, date), day(year, month, date + 1), ''), length };
  }

  #quarter(quarter: number, next: Token | undefined): { period: Period; length: number } {
    const year = isYear(next) ? Number(next?.text) : this.#lastYearWith(quarter * 3 - 3);
    const assumption = isYear(next) ? null : `Read Q${quarter} as Q${quarter} ${year}, the last one in the data.`;
    return {
      period: stretch(day(year, quarter * 3 - 3, 1), day(year, quarter * 3, 1), '', assumption),
      length: isYear(next) ? 2 : 1,
    };
  }

  #month(
    month: number,
    [second, third, fourth]: readonly (Token | undefined)[],
  ): { period: Period; length: number } | null {
    if (isYear(second))
      return {
        period: stretch(day(Number(second?.text), month, 1), day(Number(second?.text), month + 1, 1), ''),
        length: 2,
      };
    const date = second?.number ?? 0;
    if (date >= 1 && date <= 31 && isYear(third)) return this.#oneDay(Number(third?.text), month, date, 3);
    if (date >= 1 && date <= 31 && third?.text === ',' && isYear(fourth))
      return this.#oneDay(Number(fourth?.text), month, date, 4);
    if (months[month] === 'may' && second?.kind === 'word') return null;
    const year = this.#lastYearWith(month);
    const assumption = `Read ${capital(months[month] ?? '')} as ${capital(months[month] ?? '')} ${year}, the last one in the data.`;
    return { period: stretch(day(year, month, 1), day(year, month + 1, 1), '', assumption), length: 1 };
  }

  #lastYearWith(month: number): number {
    return this.#last.getUTCMonth() >= month ? this.#last.getUTCFullYear() : this.#last.getUTCFullYear() - 1;
  }

  #relative(tokens: readonly Token[], at: number): { period: Period; length: number } | null {
    const words = tokens.slice(at, at + 4).map(({ lower }) => lower);
    if (words[0] === 'ytd') return this.#toDate('year', 1);
    if (words[1] === 'to' && words[2] === 'date' && unitOf(tokens[at]))
      return this.#toDate(unitOf(tokens[at]) ?? 'year', 3);
    if (words[0] === 'yesterday' || words[0] === 'today') return this.#counted('day', words[0] === 'today' ? 0 : -1, 1);
    const unit = unitOf(tokens[at + 1]);
    if (/^(last|previous|past)$/.test(words[0] ?? '') && unit) return this.#counted(unit, -1, 2);
    if (/^(this|current)$/.test(words[0] ?? '') && unit) return this.#counted(unit, 0, 2);
    const many = tokens[at + 1]?.number;
    const units = unitOf(tokens[at + 2]);
    if (/^(last|past|previous)$/.test(words[0] ?? '') && many !== undefined && many < 10_000 && units)
      return this.#rolling(units, many);
    return null;
  }

  #note(words: string): string {
    return `Read "${words}" back from ${iso(this.#last)}, the last date in the data.`;
  }

  #counted(unit: Unit, by: number, length: number): { period: Period; length: number } {
    const from = shift(unit, startOf(unit, this.#last), by);
    const words = unit === 'day' ? (by === 0 ? 'today' : 'yesterday') : `${by === 0 ? 'this' : 'last'} ${unit}`;
    return { period: stretch(from, shift(unit, from, 1), '', this.#note(words)), length };
  }

  #toDate(unit: Unit, length: number): { period: Period; length: number } {
    return {
      period: stretch(startOf(unit, this.#last), shift('day', this.#last, 1), '', this.#note(`${unit} to date`)),
      length,
    };
  }

  #rolling(unit: Unit, many: number): { period: Period; length: number } {
    const to = shift('day', this.#last, 1);
    return { period: stretch(shift(unit, to, -many), to, '', this.#note(`last ${many} ${unit}s`)), length: 3 };
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
