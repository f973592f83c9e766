import type { Answer } from '#shared/answers/answer.js';
import { receipt } from './receipts.js';

export const outliersAnswer: Answer = {
  headline: '1 value of 4,206 in Unit Price stands out.',
  sentences: [],
  tables: [
    {
      name: 'Outliers of Unit Price',
      columns: [
        { name: 'Position', type: 'integer', unit: { kind: 'plain' }, decimals: 0 },
        { name: 'Value', type: 'number', unit: { kind: 'plain' }, decimals: null },
      ],
      rows: [[30, 89_900]],
      totalRows: 1,
    },
  ],
  charts: [],
  followUps: [],
  result: {
    method: 'iqr',
    threshold: 1.5,
    lower: 0,
    upper: 679,
    scores: [],
    outliers: [{ row: 30, value: 89_900, score: 12, reason: 'far above' }],
  },
  receipt: receipt({ analysis: 'outliers' }),
};
