import type { AnswerColumn } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';

export const GENERAL = 'General';

const DATE = 'm/d/yyyy'; // Excel's built-in short date: every user sees their own order
const DATETIME = 'm/d/yyyy h:mm';
const TIME = 'h:mm:ss';
const P_VALUE = '[<0.001]"<0.001";0.000';

const digits = (count: number): string => (count > 0 ? `.${'0'.repeat(count)}` : '');

const numbersIn = (values: readonly Cell[]): number[] =>
  values.flatMap((value) => (typeof value === 'number' ? [value] : []));

const isYear = (name: string, numbers: readonly number[]): boolean =>
  /\b(year|jahr)\b/i.test(name) &&
  numbers.every((value) => Number.isInteger(value) && value >= 1_000 && value <= 9_999);

const decimalsFor = (column: AnswerColumn, numbers: readonly number[]): number => {
  if (column.decimals !== null) return column.decimals;
  if (column.type === 'integer' || numbers.every(Number.isInteger)) return 0;
  return numbers.every((value) => Math.abs(value) < 1) ? 4 : 2;
};

const currency = (symbol: string, count: number): string => {
  const sign = symbol === '$' ? '$' : `[$${symbol.replace(/[[\]\-"]/g, '')}]`;
  const amount = `${sign}#,##0${digits(count)}`;
  return `${amount};-${amount}`;
};

const numeric = (column: AnswerColumn, values: readonly Cell[]): string => {
  const numbers = numbersIn(values);
  if (/^p([- ]value)?$/i.test(column.name)) return P_VALUE;
  if (column.unit.kind === 'percent') return `0${digits(column.decimals ?? 1)}%`;
  if (isYear(column.name, numbers)) return '0';
  const count = decimalsFor(column, numbers);
  return column.unit.kind === 'currency' ? currency(column.unit.symbol, count) : `#,##0${digits(count)}`;
};

/** The number format of an answer column, in the invariant codes of `Range.numberFormat`. */
export const formatOfColumn = (column: AnswerColumn, values: readonly Cell[]): string => {
  switch (column.type) {
    case 'date':
      return DATE;
    case 'datetime':
      return DATETIME;
    case 'time':
      return TIME;
    case 'integer':
    case 'number':
      return numeric(column, values);
    case 'boolean':
    case 'text':
      return GENERAL;
  }
};

/** Runs of [number format, rows] per column of a block as `Range.numberFormat` gives it. */
export const formatRuns = (formats: readonly (readonly unknown[])[]): [string, number][][] =>
  (formats[0] ?? []).map((_, column) => {
    const runs: [string, number][] = [];
    for (const row of formats) {
      const format = String(row[column] ?? GENERAL);
      const last = runs.at(-1);
      if (last && last[0] === format) last[1] += 1;
      else runs.push([format, 1]);
    }
    return runs;
  });
