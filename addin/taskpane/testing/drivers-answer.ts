import type { DriversResult } from '#shared/analyses/drivers.js';
import type { Answer } from '#shared/answers/answer.js';
import { receipt } from './receipts.js';

const result: DriversResult = {
  target: 'Revenue',
  event: null,
  explained: 0.62,
  drivers: [
    {
      column: 'Units',
      importance: 0.31,
      lower: 0.28,
      upper: 0.34,
      p: 0.000_1,
      effect: {
        sentence: 'Revenue is 412 higher at Units 9 than at 3, all else equal.',
        estimate: 412,
        lower: 390,
        upper: 434,
        from: 3,
        to: 9,
      },
      standsFor: [],
    },
  ],
  interactions: [],
  notDrivers: [{ column: 'Region', reason: 'Other columns explain the same, or it is chance.' }],
};

export const driversAnswer: Answer = {
  headline: 'Units drives Revenue; together the columns explain 62%.',
  sentences: ['Revenue is 412 higher at Units 9 than at 3, all else equal.'],
  tables: [],
  charts: [],
  followUps: [],
  result,
  receipt: receipt({ analysis: 'drivers', parameters: { target: 'Revenue', top: 5 } }),
};
