import type { InsightsResult } from '#shared/analyses/insights.js';
import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import { receipt } from './receipts.js';

const findingOf = (id: string, headline: string, more: Partial<Finding>): Finding => ({
  id,
  kind: 'change',
  headline,
  sentences: [],
  facts: {},
  size: { value: -18, text: '−18%', of: 'Change of Revenue' },
  certainty: { word: 'Certain', p: 0.004, interval: null },
  effect: 0.6,
  score: 0.5,
  columns: ['Revenue'],
  chart: null,
  table: null,
  cells: [],
  totalCells: 0,
  evidence: { analysis: 'change', params: {} },
  investigate: null,
  ...more,
});

const findings = [
  findingOf('fell', 'West fell 18% in March.', {
    columns: ['Revenue', 'Region'],
    certainty: {
      word: 'Very certain',
      p: 0.000_2,
      interval: { lower: -21, upper: -15, level: 0.95, text: '95% interval −21% to −15%' },
    },
    investigate: { analysis: 'change', params: { measure: 'Revenue', by: 'Month', before: 'Feb', after: 'Mar' } },
  }),
  findingOf('far', '3 values of Unit Price lie far above all others.', {
    kind: 'unusual',
    columns: ['Unit Price'],
    certainty: { word: 'Likely', p: 0.03, interval: null },
    cells: [{ column: 'Unit Price', row: 7 }],
    totalCells: 1,
  }),
];

const result: InsightsResult = {
  shape: { time: 'Order Date', period: 'month', measures: ['Revenue'], dimensions: ['Region'] },
  findings,
  tests: 42,
  candidates: 9,
  searches: [],
};

export const insightsAnswer: Answer = {
  headline: '2 findings worth knowing in 4,210 rows and 8 columns. West fell 18% in March.',
  sentences: [],
  tables: [],
  charts: [],
  findings,
  followUps: [],
  result,
  receipt: receipt({
    runId: 'RUN-INSIGHTS',
    analysis: 'insights',
    source: { kind: 'range', label: 'Orders!A1:H4211' },
    parameters: { measures: null, most: 7 },
  }),
};

/** The same with its first finding worded by a language model. */
export const wordedAnswer: Answer = {
  ...insightsAnswer,
  findings: findings.map((finding, index) => (index === 0 ? { ...finding, wordedBy: 'gemini-flash' } : finding)),
  receipt: {
    ...insightsAnswer.receipt,
    model: {
      model: 'gemini-flash',
      purpose: 'Worded the findings',
      columnNamesSent: 3,
      rowsSent: 0,
      valuesSent: 0,
      milliseconds: 900,
      inputTokens: 812,
      outputTokens: 140,
      message: '{"findings":[]}',
    },
  },
};
