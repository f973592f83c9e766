import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '#shared/answers/receipt.js';
import { freeSheetName, freeTableName, subjectOf } from './sheet-names.js';

describe('sheet names', () => {
  it('keeps a good name, cleans a bad one, and counts on when it is taken', () => {
    expect(freeSheetName('DV Profile Orders', [])).toBe('DV Profile Orders');
    expect(freeSheetName("'Q1/Q2: [final]?'", [])).toBe('Q1 Q2 final');
    expect(freeSheetName('DV Ask Orders', ['dv ask orders', 'DV Ask Orders (2)'])).toBe('DV Ask Orders (3)');
    expect(freeSheetName('History', [])).toBe('DV History');
    expect(freeSheetName('', [])).toBe('DV');
  });

  it('are names Excel accepts, whatever is asked for', () => {
    const names = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(names, fc.array(names, { maxLength: 4 }), (wanted, others) => {
        const taken = [...others, freeSheetName(wanted, [])];
        const name = freeSheetName(wanted, taken);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[\\/?*[\]:\p{Cc}\p{Cs}]|^'|'$/u);
        expect(taken.map((one) => one.toLowerCase())).not.toContain(name.toLowerCase());
      }),
    );
  });
});

describe('table names', () => {
  it('are letters, digits and underscores, and free', () => {
    expect(freeTableName('Forecast_Net revenue ($)', [])).toBe('dv_forecast_net_revenue');
    expect(freeTableName('Profil Größe', ['dv_profil_große'])).toBe('dv_profil_große_2');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (wanted) => {
        expect(freeTableName(wanted, [])).toMatch(/^dv_[\p{L}\p{Nd}_]+$/u);
      }),
    );
  });
});

describe('what an answer is about', () => {
  const receipt = (label: string, kind: 'range' | 'file' | 'table' = 'range', parameters = {}): Receipt =>
    ({ source: { kind, label }, parameters }) as Receipt;

  it.each([
    [receipt("'Q3 orders'!A1:H9"), 'Q3 orders'],
    [receipt('data/sales 2025.csv', 'file'), 'sales 2025'],
    [receipt('shop.public.orders', 'table'), 'orders'],
    [receipt('Orders!A1:B9', 'range', { values: 'Revenue' }), 'Revenue'],
  ])('%#', (given, subject) => {
    expect(subjectOf(given)).toBe(subject);
  });
});
