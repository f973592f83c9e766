import { answerSchema, type Answer } from '#shared/answers/answer.js';
import type { z } from 'zod';

type AnswerInput = z.input<typeof answerSchema>;

const receipt: AnswerInput['receipt'] = {
  runId: '1m82a5aj-0000-4000-8000-0000000008f3c',
  analysis: 'forecast',
  method: 'Exponential smoothing, yearly season',
  query: null,
  source: { kind: 'range', label: 'Orders!A1:H5001' },
  dataset: 'a'.repeat(64),
  rowsRead: 5_000,
  rowsUsed: 4_998,
  parameters: { values: 'Revenue', horizon: 3 },
  assumptions: ['The past season goes on.'],
  engine: 'DataVision engine 0.1.0',
  startedAt: '2026-10-05T07:51:00.000Z',
  milliseconds: 912,
  cached: false,
  model: null,
};

/** A forecast answer with two tables and two charts; parts can be replaced. */
export const sampleAnswer = (parts: Partial<AnswerInput> = {}): Answer =>
  answerSchema.parse({
    headline: 'Next 3 months: likely $1.31 M, 4.1% more than a year before.',
    sentences: ['The interval is wide because the past is short.'],
    tables: [
      {
        name: 'Forecast',
        columns: [
          { name: 'Month', type: 'date' },
          { name: 'Actual', type: 'number', unit: { kind: 'currency', symbol: '$' }, decimals: 0 },
          { name: 'Forecast', type: 'number', unit: { kind: 'currency', symbol: '$' }, decimals: 0 },
          { name: 'Low 95%', type: 'number', decimals: 0 },
          { name: 'High 95%', type: 'number', decimals: 0 },
        ],
        rows: [
          ['2026-09-01', 401_000, null, null, null],
          ['2026-10-01', null, 414_000, 378_000, 450_000],
          ['2026-11-01', null, 467_000, 426_000, 508_000],
          ['2026-12-01', null, 428_000, 383_000, 473_000],
        ],
        totalRows: 4,
      },
      {
        name: 'Backtest',
        columns: [
          { name: 'Method', type: 'text' },
          { name: 'Error', type: 'number', unit: { kind: 'percent' } },
        ],
        rows: [
          ['This model', 0.058],
          ['Seasonal naive', 0.094],
        ],
        totalRows: 2,
      },
    ],
    charts: [
      {
        kind: 'line',
        title: 'Next 3 months: likely $1.31 M',
        caption: '$ by month',
        reading: 'Line chart, $ by month. Peak: Nov 2026, $467,000 (426,000 to 508,000).',
        table: 0,
        category: 0,
        series: [
          { name: 'Actual', column: 1, role: 'actual' },
          { name: 'Forecast', column: 2, role: 'forecast' },
          { name: 'Low 95%', column: 3, role: 'lower' },
          { name: 'High 95%', column: 4, role: 'upper' },
        ],
      },
      {
        kind: 'column',
        title: '38% less error than repeating last year',
        caption: 'Error',
        reading: 'Column chart. This model 5.8%, seasonal naive 9.4%.',
        table: 1,
        category: 0,
        series: [{ name: 'Error', column: 1 }],
      },
    ],
    result: null,
    ...parts,
    receipt: { ...receipt, ...parts.receipt },
  });
