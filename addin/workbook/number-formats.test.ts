import { describe, expect, it } from 'vitest';
import { answerColumnSchema } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { z } from 'zod';
import { formatOfColumn, formatRuns } from './number-formats.js';

const format = (column: z.input<typeof answerColumnSchema>, values: Cell[] = []): string =>
  formatOfColumn(answerColumnSchema.parse(column), values);

describe('number formats of answer columns', () => {
  it.each([
    ['#,##0', { name: 'Units', type: 'integer' }, [1, 2_000]],
    ['#,##0', { name: 'Units', type: 'number' }, [1, 2]],
    ['#,##0.00', { name: 'Price', type: 'number' }, [1.25, 1_000]],
    ['#,##0.0000', { name: 'r', type: 'number' }, [0.62, -0.08]],
    ['#,##0.0', { name: 'Days', type: 'number', decimals: 1 }, [2.25]],
    ['0.0%', { name: 'Share', type: 'number', unit: { kind: 'percent' } }, [0.2]],
    ['0%', { name: 'Share', type: 'number', unit: { kind: 'percent' }, decimals: 0 }, [0.2]],
    ['$#,##0.00;-$#,##0.00', { name: 'Sales', type: 'number', unit: { kind: 'currency', symbol: '$' } }, [1.5]],
    ['[$€]#,##0;-[$€]#,##0', { name: 'Sales', type: 'integer', unit: { kind: 'currency', symbol: '€' } }, [1]],
    ['[<0.001]"<0.001";0.000', { name: 'p-value', type: 'number' }, [0.2]],
    ['0', { name: 'Year', type: 'integer' }, [2_025, 2_026]],
    ['#,##0', { name: 'Year', type: 'integer' }, [12, 2_026]],
    ['m/d/yyyy', { name: 'Day', type: 'date' }, []],
    ['General', { name: 'Region', type: 'text' }, []],
  ] as const)('%s for %j', (expected, column, values) => {
    expect(format(column, [...values])).toBe(expected);
  });
});

describe('number formats of a range', () => {
  it('are runs per column', () => {
    expect(
      formatRuns([
        ['General', '0%'],
        ['0.0', '0%'],
        ['0.0', '0%'],
      ]),
    ).toEqual([
      [
        ['General', 1],
        ['0.0', 2],
      ],
      [['0%', 3]],
    ]);
  });
});
