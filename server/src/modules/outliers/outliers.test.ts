import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnType } from '#shared/data/column.js';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { outliersAnalysisWith } from './index.js';
import { iqrScores, madScores, zScores } from './scores.js';

const analysis = outliersAnalysisWith((values) => {
  const mean = values
    .filter((value) => !Number.isNaN(value))
    .reduce((sum, value, _, all) => sum + value / all.length, 0);
  return values.map((value) => value - mean);
});

let bench: AnalysisBench;
beforeAll(async () => (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const numbers = (values: (number | null)[], type: ColumnType = 'number') => [{ name: 'Price', type, values }];

describe('scores', () => {
  it('by the interquartile range are those of a box plot', () => {
    // Worked example: 1 … 9 and 30. Type 7 quartiles 3.25 and 7.75, fences -3.5 and 14.5.
    const { lower, upper, scores } = iqrScores([1, 2, 3, 4, 5, 6, 7, 8, 9, 30], 1.5);
    expect([lower, upper]).toEqual([-3.5, 14.5]);
    expect(scores[4]).toBe(0);
    expect(scores[9]).toBeCloseTo((30 - 7.75) / 4.5, 12);
  });

  it('by the median deviation follow Iglewicz and Hoaglin', () => {
    // Median 2.5, absolute deviations 1.5 .5 .5 1.5 97.5 with median 1.5 for 1 2 3 4 100 -> median 3, MAD 1.
    const { scores } = madScores([1, 2, 3, 4, 100], 3.5);
    expect(scores[4]).toBeCloseTo(0.6744897501960817 * 97, 10);
  });

  it('by the standard deviation use n - 1', () => {
    expect(zScores([2, 4, 4, 4, 5, 5, 7, 9], 3).scores[7]).toBeCloseTo(4 / Math.sqrt(32 / 7), 12);
  });

  it('are beyond any threshold where all others are equal', () => {
    expect(iqrScores([5, 5, 5, 5, 6], 1.5).scores[4]).toBeGreaterThan(1_000);
    expect(madScores([5, 5, 5, 5, 6], 3.5).scores[4]).toBeGreaterThan(3.5);
    expect(zScores([5, 5, 5], 3).scores).toEqual([0, 0, 0]);
  });
});

describe('the outliers of a column', () => {
  it('are listed with position, score and reason, and the rest has scores too', async () => {
    const { result, presentation } = await bench.run(analysis, numbers([10, 11, null, 12, 13, 500]), {
      values: 'price',
    });
    expect(result.threshold).toBe(1.5);
    expect(result.scores.map((score) => score !== null)).toEqual([true, true, false, true, true, true]);
    expect(result.outliers).toMatchObject([{ row: 6, value: 500, reason: '500 is above 16' }]);
    expect(presentation.headline).toBe('1 value of 5 in Price stands out.');
    expect(presentation.tables[0]?.columns.map(({ name }) => name)).toEqual(['Position', 'Value', 'Score', 'Reason']);
  });

  it('may be none', async () => {
    const { presentation } = await bench.run(analysis, numbers([1, 2, 3, 4, 5]), { values: 'Price', method: 'zscore' });
    expect(presentation.headline).toBe('No value of Price stands out. 5 values checked.');
  });

  it('are judged against season and trend by the seasonal method', async () => {
    const { result } = await bench.run(analysis, numbers([1, 2, 1, 2, 1, 2, 30, null]), {
      values: 'Price',
      method: 'seasonal',
    });
    expect(result).toMatchObject({ threshold: 3, lower: null, upper: null });
    expect(result.outliers.map(({ row }) => row)).toEqual([7]);
    expect(result.scores.at(-1)).toBeNull();
  });

  it('need a column of numbers and enough of them', async () => {
    await expect(bench.run(analysis, numbers([1, 2, 3, 4]), { values: 'Prise' })).rejects.toMatchObject({
      code: 'column-unknown',
      suggestions: ['Price'],
    });
    await expect(
      bench.run(analysis, [{ name: 'T', type: 'text', values: ['a'] }], { values: 'T' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(bench.run(analysis, numbers([1, 2, null]), { values: 'Price' })).rejects.toMatchObject({
      code: 'too-little-data',
    });
  });
});
