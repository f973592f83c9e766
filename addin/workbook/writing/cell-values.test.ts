import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asText, cellValue, cutText, serialOf, textWithoutPrefix } from './cell-values.js';

describe('text written to a cell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    ' =1+1',
    '\t=1+1',
    '\u200b=1+1',
    '\ufeff=1+1',
    "'=1+1",
    '"=1+1"',
    '\n=cmd',
    '007',
    '1/2',
    '2024-01-31',
    'Jan 5',
    '12%',
    '$5',
    '1E5',
    'true',
    'FALSE',
    'Wahr',
    '#N/A',
    '(5)',
  ])('keeps %j as text by the text prefix', (text) => {
    expect(asText(text)).toBe(`'${text}`);
  });

  it.each(['North', 'Oslo Desk', "Müller's, Söhne & Co. (Bremen)", '東京', ''])('writes %j as it is', (text) => {
    expect(asText(text)).toBe(text);
  });

  it('never leaves a first character that could start a formula, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = asText(text);
        expect(written).toMatch(/^(\p{L}|'|$)/u);
        expect(written.startsWith("'") ? textWithoutPrefix(written) : written).toBe(text);
      }),
    );
  });

  it('is cut to what a cell holds', () => {
    expect(cutText('x'.repeat(40_000))).toHaveLength(32_767);
    expect(cutText('x'.repeat(32_767))).toHaveLength(32_767);
  });
});

describe('dates as day numbers', () => {
  it.each([
    ['1900-03-01', 61],
    ['2008-01-01', 39_448],
    ['2024-02-29', 45_351],
    ['2026-10-05T12:00:00', 46_300.5],
    ['2026-10-05T18:00:00.000Z', 46_300.75],
    ['9999-12-31', 2_958_465],
  ])('%s is %d', (iso, serial) => {
    expect(serialOf(iso)).toBe(serial);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(serialOf('1904-01-01', true)).toBe(0);
    expect(serialOf('2024-02-29', true)).toBe(45_351 - 1_462);
  });

  it.each(['1899-12-31', '1900-02-28', '2024-02-30', '2024-13-01', 'soon'])('%s stays text', (text) => {
    expect(serialOf(text)).toBeNull();
    expect(cellValue(text, 'date')).toBe(asText(text));
  });

  it('agrees with counting days, for every date Excel shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const iso = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        expect(serialOf(iso)).toBe(serial);
      }),
    );
  });
});

describe('cells of an answer', () => {
  it.each([
    [null, 'number', ''],
    [1.5, 'number', 1.5],
    ['12.50', 'number', 12.5],
    ['12345678901234567890', 'integer', "'12345678901234567890"],
    [true, 'boolean', true],
    ['14:30:00', 'time', 14.5 / 24],
    ['25:00', 'time', "'25:00"],
    ['007', 'text', "'007"],
  ] as const)('%j of type %s is written as %j', (cell, type, written) => {
    expect(cellValue(cell, type)).toBe(written);
  });
});
