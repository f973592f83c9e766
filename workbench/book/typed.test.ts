import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serialOf, typed } from './typed.js';

it.each([
  ['12', { value: 12 }],
  ['-1.5', { value: -1.5 }],
  ['1e3', { value: 1000, format: '0.00E+00' }],
  ['1,234.5', { value: 1234.5, format: '#,##0.00' }],
  ['12%', { value: 0.12, format: '0%' }],
  ['$3.50', { value: 3.5, format: '$#,##0.00' }],
  ['(20)', { value: -20 }],
  ['TRUE', { value: true }],
  ['#n/a', { value: '#N/A' }],
  ['2024-01-31', { value: 45322, format: 'm/d/yyyy' }],
  ['1/31/2024', { value: 45322, format: 'm/d/yyyy' }],
  ['31 Jan 2024', { value: 45322, format: 'd-mmm-yy' }],
  ['Jan 31, 2024', { value: 45322, format: 'd-mmm-yy' }],
  ['6:00', { value: 0.25, format: 'h:mm' }],
  ['2024-01-31 18:00', { value: 45322.75, format: 'm/d/yyyy h:mm' }],
  ["'007", { value: '007', forcedText: true }],
])('reads %s as Excel does', (text, expected) => {
  expect(typed(text)).toEqual(expected);
});

it.each(['02.09.2024', '2024-02-30', '1,23', '12 apples', '', '-', '.', '1/2', 'N.', '13/45/2024'])(
  'keeps %j as text',
  (text) => {
    expect(typed(text)).toEqual({ value: text });
  },
);

it('keeps everything as text in a text cell', () => {
  expect(typed('12%', '@')).toEqual({ value: '12%', forcedText: true });
});

it('counts days from 1900 on', () => {
  expect(serialOf(1900, 3, 1)).toBe(61);
  expect(serialOf(2025, 1, 1)).toBe(45_658);
  expect(serialOf(2023, 2, 29)).toBeNull();
});

it('reads every written number back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
      expect(typed(String(value)).value).toBeCloseTo(value, 6);
    }),
  );
});
