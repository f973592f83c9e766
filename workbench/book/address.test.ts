import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounding, formatArea, intersect, parseReference, quoteSheet, sheetLimits } from './address.js';
import { shiftArea } from './shift.js';

const area = fc.record({
  row: fc.integer({ min: 0, max: 5000 }),
  column: fc.integer({ min: 0, max: 2000 }),
  rows: fc.integer({ min: 1, max: 5000 }),
  columns: fc.integer({ min: 1, max: 2000 }),
});

describe('addresses', () => {
  it.each([
    ['A1', { row: 0, column: 0, rows: 1, columns: 1 }],
    ['$B$2:c10', { row: 1, column: 1, rows: 9, columns: 2 }],
    ['A:C', { row: 0, column: 0, rows: sheetLimits.rows, columns: 3 }],
    ['1:3', { row: 0, column: 0, rows: 3, columns: sheetLimits.columns }],
    ['XFD1048576', { row: 1_048_575, column: 16_383, rows: 1, columns: 1 }],
  ])('reads %s', (text, expected) => {
    expect(parseReference(text)?.area).toEqual(expected);
  });

  it.each(['', 'A', '1', 'XFE1', 'A1048577', 'A0', 'Sales', 'A1:B', '=A1'])('finds no cells in %j', (text) => {
    expect(parseReference(text)).toBeNull();
  });

  it('reads and writes sheet names that need quotes', () => {
    expect(parseReference("'It''s 2025'!B2")?.sheetName).toBe("It's 2025");
    expect(quoteSheet("It's 2025")).toBe("'It''s 2025'");
    expect([quoteSheet('Orders'), quoteSheet('Q1'), quoteSheet('DV Log')]).toEqual(['Orders', "'Q1'", "'DV Log'"]);
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(area, (given) => {
        expect(parseReference(formatArea(given))?.area).toEqual(given);
      }),
    );
  });

  it('intersects inside both and bounds around both', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const around = bounding(a, b);
        expect(intersect(a, around)).toEqual(a);
        expect(intersect(b, around)).toEqual(b);
        const common = intersect(a, b);
        if (common) expect([intersect(common, a), intersect(common, b)]).toEqual([common, common]);
      }),
    );
  });
});

describe('inserting and deleting rows', () => {
  const table = { row: 3, column: 0, rows: 5, columns: 2 };
  const shift = (at: number, count: number) => shiftArea(table, { sheet: 's', along: 'rows', at, count });

  it('moves, grows, shrinks and removes areas as Excel does', () => {
    expect(shift(0, 2)).toEqual({ ...table, row: 5 });
    expect(shift(3, 2)).toEqual({ ...table, row: 5 });
    expect(shift(4, 2)).toEqual({ ...table, rows: 7 });
    expect(shift(8, 2)).toEqual(table);
    expect(shift(0, -2)).toEqual({ ...table, row: 1 });
    expect(shift(2, -2)).toEqual({ ...table, row: 2, rows: 4 });
    expect(shift(6, -9)).toEqual({ ...table, rows: 3 });
    expect(shift(3, -5)).toBeNull();
  });

  it('undoes an insertion by the deletion', () => {
    fc.assert(
      fc.property(area, fc.nat(12_000), fc.integer({ min: 1, max: 500 }), (given, at, count) => {
        const moved = shiftArea(given, { sheet: 's', along: 'rows', at, count });
        expect(moved && shiftArea(moved, { sheet: 's', along: 'rows', at, count: -count })).toEqual(given);
      }),
    );
  });
});
