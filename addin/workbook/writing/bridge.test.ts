import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import { withBridges } from './bridge.js';

const answer = (values: readonly number[]): Answer =>
  ({
    headline: '',
    sentences: [],
    tables: [
      {
        name: 'Change by Region',
        columns: ['Region', 'Change'].map((name, index) => ({
          name,
          type: index === 0 ? 'text' : 'number',
          unit: { kind: 'plain' },
          decimals: null,
        })),
        rows: values.map((value, index) => [`step ${index}`, value]),
        totalRows: values.length,
      },
    ],
    charts: [
      {
        kind: 'waterfall',
        title: '',
        caption: '',
        reading: '',
        table: 0,
        category: 0,
        series: [{ name: 'Change', column: 1, role: 'value' }],
      },
    ],
    followUps: [],
    result: null,
    receipt: {},
  }) as unknown as Answer;

const drawn = (values: readonly number[]) => {
  const { tables, charts } = withBridges(answer(values));
  return { rows: tables[charts[0]?.table ?? 0]?.rows.map((row) => row.slice(1).map(Number)) ?? [], charts };
};

describe('a bridge as stacked columns', () => {
  it('hangs falls and rises on an invisible foot', () => {
    expect(drawn([100, -30, 5, 75]).rows).toEqual([
      [0, 100, 0, 0],
      [70, 0, 30, 0],
      [70, 0, 0, 5],
      [0, 75, 0, 0],
    ]);
  });

  it('draws a step across zero in two pieces', () => {
    expect(drawn([20, -50, -30]).rows[1]).toEqual([0, 0, 20, 0, -30, 0]);
  });

  it('ends every column at its level and gives every step its size', () => {
    const change = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(change, fc.array(change, { maxLength: 8 }), (first, changes) => {
        const last = changes.reduce((sum, one) => sum + one, first);
        const { rows } = drawn([first, ...changes, last]);
        let level = first;
        changes.forEach((step, index) => {
          const [base = 0, , ...pieces] = rows[index + 1] ?? [];
          const tops = [...pieces, base].filter((height) => height > 0).reduce((sum, height) => sum + height, 0);
          const feet = [...pieces, base].filter((height) => height < 0).reduce((sum, height) => sum + height, 0);
          expect(pieces.reduce((sum, height) => sum + Math.abs(height), 0)).toBe(Math.abs(step));
          expect(Math.max(level, level + step, 0)).toBe(tops);
          expect(Math.min(level, level + step, 0)).toBe(feet);
          level += step;
        });
      }),
    );
  });
});
