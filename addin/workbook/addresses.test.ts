import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAddress, columnLetters, sheetAddress, splitAddress } from './addresses.js';

describe('addresses', () => {
  it('names columns as Excel does', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  it('names one cell and blocks', () => {
    expect(areaAddress({ row: 0, column: 0, rows: 1, columns: 1 })).toBe('A1');
    expect(areaAddress({ row: 3, column: 1, rows: 2, columns: 3 })).toBe('B4:D5');
  });

  it.each([
    ['Orders', 'Orders!A1'],
    ['Orders (clean)', "'Orders (clean)'!A1"],
    ["Q3's", "'Q3''s'!A1"],
    ['A1', "'A1'!A1"],
    ['R1C1', "'R1C1'!A1"],
    ['2025', "'2025'!A1"],
  ])('quotes the sheet %s where Excel would', (sheet, address) => {
    expect(sheetAddress(sheet, 'A1')).toBe(address);
  });

  it('finds sheet and cells again, whatever the sheet is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (sheet) => {
        fc.pre(!sheet.startsWith("'") && !sheet.endsWith("'"));
        expect(splitAddress(sheetAddress(sheet, 'B2:C3'))).toEqual({ sheet, local: 'B2:C3' });
      }),
    );
    expect(splitAddress('A1:B2')).toEqual({ sheet: null, local: 'A1:B2' });
  });
});
