import type { Answer } from '#shared/answers/answer.js';
import type { AnswerColumn } from '#shared/answers/table.js';
import { receipt } from './receipts.js';

const money = (name: string): AnswerColumn => ({ name, type: 'number', unit: { kind: 'plain' }, decimals: 1 });

const rows = [
  ['Oslo Desk', 363.2, 301.8, -61.4, -0.169],
  ['Aero Chair', 334.5, 310.7, -23.8, -0.071],
  ['Nord Shelf', 226.4, 212.9, -13.5, -0.06],
  ['Filo Cabinet', 205.1, 194.6, -10.5, -0.051],
  ['Luma Lamp', 157.2, 158.3, 1.1, 0.007],
];

export const askAnswer: Answer = {
  headline: 'Oslo Desk lost the most: $61.4 k less than in Q3 2025 (−16.9%).',
  sentences: ['57% of the fall. In $ thousand.'],
  tables: [
    {
      name: 'Change by product',
      columns: [
        { name: 'Product', type: 'text', unit: { kind: 'plain' }, decimals: null },
        money('Q3 25'),
        money('Q3 26'),
        money('Change'),
        { name: '%', type: 'number', unit: { kind: 'percent' }, decimals: 1 },
      ],
      rows,
      totalRows: 5,
    },
  ],
  charts: [
    {
      kind: 'bar',
      title: 'Oslo Desk lost the most',
      caption: 'Change in revenue, Q3 2025 to Q3 2026, $ k',
      reading:
        'Change by product: Oslo Desk −61.4, Aero Chair −23.8, Nord Shelf −13.5, Filo Cabinet −10.5, Luma Lamp +1.1',
      table: 0,
      category: 0,
      series: [{ name: 'Change', column: 3, role: 'value' }],
    },
  ],
  followUps: ['And by region?', 'Only partner orders'],
  result: {},
  receipt: receipt({
    query: `SELECT Product, year("Order Date") AS y,\n  SUM(Revenue) AS revenue\nFROM data\nWHERE quarter("Order Date")=3 AND y>=2025\nGROUP BY ALL ORDER BY Product, y`,
    rowsRead: 4_198,
    rowsUsed: 799,
    assumptions: ['"lost" as the change of Revenue'],
    model: {
      model: 'gemini-flash',
      purpose: 'Wrote the query',
      columnNamesSent: 8,
      rowsSent: 0,
      valuesSent: 0,
      milliseconds: 410,
    },
  }),
};
