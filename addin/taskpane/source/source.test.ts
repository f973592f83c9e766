import { expect, it } from 'vitest';
import { cellAddress, parseAddress, plainAddress } from './address.js';
import { guessColumns, looksLikeHeaders } from './headers.js';

it('finds the first cell of an address, sheet names with signs included', () => {
  expect(parseAddress("'Q3 Sales'!$B$4:$H$90")).toEqual({ sheet: "'Q3 Sales'", row: 4, column: 2 });
  expect(parseAddress('AA10')).toEqual({ sheet: '', row: 10, column: 27 });
  expect(parseAddress('shop.public.orders')).toBeNull();
});

it('leads from a data row to its cell', () => {
  expect(cellAddress('Orders!A1:H5001', { column: 1, row: 17, headers: true })).toBe('Orders!B18');
  expect(cellAddress('Orders!Z5:AB9', { column: 2, row: 1, headers: false })).toBe('Orders!AB5');
  expect(cellAddress('orders.csv', { column: 0, row: 1, headers: true })).toBeNull();
});

it('takes a first row for headers when it is filled, different and no values', () => {
  expect(
    looksLikeHeaders([
      ['Region', 'Units'],
      ['North', '8'],
    ]),
  ).toBe(true);
  expect(
    looksLikeHeaders([
      ['North', '8'],
      ['South', '9'],
    ]),
  ).toBe(false);
  expect(
    looksLikeHeaders([
      ['Region', ''],
      ['North', '8'],
    ]),
  ).toBe(false);
  expect(
    looksLikeHeaders([
      ['Name', 'name'],
      ['a', 'b'],
    ]),
  ).toBe(false);
  expect(looksLikeHeaders([['Region', 'Units']])).toBe(false);
});

it('guesses rough kinds from cells as they are shown', () => {
  const preview = [
    ['Day', 'Price', 'Share', 'Region'],
    ['14.03.2025', '$1,234.50', '12%', 'North'],
  ];
  expect(guessColumns(preview, true).map(({ kind }) => kind)).toEqual(['date', 'number', 'number', 'text']);
  expect(guessColumns(preview, false)).toEqual([]);
});

it('shows addresses without the quotes of formulas', () => {
  expect(plainAddress("'DV Profile Orders'!A1:L12")).toBe('DV Profile Orders!A1:L12');
  expect(plainAddress("'Ann''s data'!A1")).toBe("Ann's data!A1");
  expect(plainAddress('Orders!A1')).toBe('Orders!A1');
});
