import { currencyOf } from './number-text.js';

type FormatKind = 'date' | 'time' | 'duration' | 'percent' | 'currency' | 'number';

export interface NumberFormat {
  readonly kind: FormatKind;
  readonly symbol: string | null;
}

const literals = /"[^"]*"|\\.|_.|\*./g;
const bracketed = /\[[^\]]*\]/g;
const elapsed = /\[(?:h+|m+|s+)\]/i;

const symbolOf = (format: string): string | null => {
  const locale = /\[\$([^\]-]+)/.exec(format)?.[1];
  return locale ?? currencyOf(format.replace(/["\\]/g, ''));
};

const dateKind = (code: string): FormatKind | null => {
  const clock = /am\/pm|a\/p/i;
  const text = code.replace(clock, '');
  const hasClock = clock.test(code) || /[hs]/i.test(text);
  if (/[yd]/i.test(text)) return 'date';
  if (hasClock) return 'time';
  return /m/i.test(text) ? 'date' : null;
};

/** What an Excel number format (invariant code, as in `Range.numberFormat`) makes of a number. */
export const numberFormatOf = (format: string): NumberFormat => {
  const section = format.split(';')[0] ?? '';
  if (section === '' || /^general$/i.test(section) || section === '@') return { kind: 'number', symbol: null };
  const plain = section.replace(literals, '');
  if (elapsed.test(plain)) return { kind: 'duration', symbol: null };
  const code = plain.replace(bracketed, '');
  const date = dateKind(code.replace(/e[-+]0/gi, ''));
  if (date) return { kind: date, symbol: null };
  if (code.includes('%')) return { kind: 'percent', symbol: null };
  const symbol = symbolOf(section);
  return symbol ? { kind: 'currency', symbol } : { kind: 'number', symbol: null };
};

const known = new Map<string, NumberFormat>();

/** `numberFormatOf`, remembered: a sheet has few formats and many cells. */
export const cachedFormat = (code: string): NumberFormat => {
  const format = known.get(code) ?? numberFormatOf(code);
  known.set(code, format);
  return format;
};
