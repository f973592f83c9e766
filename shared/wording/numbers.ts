const MINUS = '\u2212';

const withMinus = (text: string): string => text.replace('-', MINUS);

const scales = [
  { from: 1e9, divisor: 1e9, suffix: ' bn' },
  { from: 1e6, divisor: 1e6, suffix: ' M' },
  { from: 1e4, divisor: 1e3, suffix: ' k' },
] as const;

const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const full = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** At most three significant digits for headlines: 1,178,300 -> "1.18 M", 412 -> "412", -0.0832 -> "−0.0832". */
export const headlineNumber = (value: number): string => {
  const scale = scales.find(({ from }) => Math.abs(value) >= from);
  return withMinus(scale ? threeDigits.format(value / scale.divisor) + scale.suffix : threeDigits.format(value));
};

/** Thousands separated, at most two decimals: 4210.5 -> "4,210.5". */
export const fullNumber = (value: number): string => withMinus(full.format(value));

/** 4210 -> "4,210". */
export const count = (value: number): string => withMinus(whole.format(value));

/** A share in [0, 1] as "12.3%"; whole percents from 10 % on when `digits` is 0. */
export const percent = (share: number, digits = 1): string =>
  withMinus(`${(share * 100).toLocaleString('en-US', { maximumFractionDigits: digits })}%`);

/** "1 row", "4,210 rows". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
