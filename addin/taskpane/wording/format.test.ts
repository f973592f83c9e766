import { expect, it } from 'vitest';
import { createFormat } from './format.js';

const en = createFormat('en');
const de = createFormat('de');

it('writes numbers in the language of the user, with a real minus', () => {
  expect(en.number(-1_234.5)).toBe('−1,234.5');
  expect(de.number(-1_234.5)).toBe('−1.234,5');
  expect(en.number(0.00234)).toBe('0.00234');
  expect(en.number(12.3, 2)).toBe('12.30');
});

it('shows dates as written, whatever the time zone', () => {
  expect(en.date('2026-09-30')).toBe('30 Sep 2026');
  expect(en.date('2026-10-01', true)).toBe('Oct 2026');
  expect(de.date('2026-10-05')).toBe('5. Okt. 2026');
  expect(en.date('not a date')).toBe('not a date');
});

it('keeps the decimals of a percent column aligned', () => {
  const style = { type: 'number', unit: { kind: 'percent' }, decimals: 1 } as const;
  expect(en.cell(-0.06, style)).toBe('−6.0%');
  expect(en.cell(null, style)).toBe('');
});

it('writes amounts with their unit', () => {
  expect(en.amount(39, { kind: 'currency', symbol: '$' })).toBe('$39');
  expect(en.amount(0.125, { kind: 'percent' })).toBe('12.5%');
  expect(en.amount(8, { kind: 'plain' })).toBe('8');
});

it('shortens durations', () => {
  expect([38, 610, 5_340, 75_000].map(en.duration)).toEqual(['38 ms', '0.6 s', '5.3 s', '1:15']);
});
