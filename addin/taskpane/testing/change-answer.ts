import { changeDefinition, type ChangeResult } from '#shared/analyses/change.js';
import type { Answer } from '#shared/answers/answer.js';
import { receipt } from './receipts.js';

const part = (value: string, before: number, after: number, whole: number) => ({
  value,
  before,
  after,
  change: after - before,
  share: whole === 0 ? null : (after - before) / whole,
  rate: null,
  mix: null,
});

const whole: ChangeResult = {
  labels: ['Q3 2025', 'Q3 2026'],
  before: 1_286,
  after: 1_178,
  change: -108,
  dimensions: [
    {
      dimension: 'Region',
      concentration: 0.5,
      parts: [part('North', 400, 323.2, -108), part('East', 300, 279.3, -108), part('West', 586, 575.5, -108)],
    },
    {
      dimension: 'Channel',
      concentration: 0.2,
      parts: [part('Partner', 500, 450, -108), part('Online', 786, 728, -108)],
    },
  ],
  factors: [
    { name: 'Number of rows', change: -120 },
    { name: 'Average per row', change: 12 },
  ],
};

const bridge = ({ labels, before, after, dimensions: [main] }: ChangeResult): Answer['tables'][number] => ({
  name: `Change by ${main?.dimension}`,
  columns: [
    { name: main?.dimension ?? '', type: 'text', unit: { kind: 'plain' }, decimals: null },
    { name: 'Change', type: 'number', unit: { kind: 'plain' }, decimals: null },
  ],
  rows: [[labels[0], before], ...(main?.parts ?? []).map(({ value, change }) => [value, change]), [labels[1], after]],
  totalRows: (main?.parts.length ?? 0) + 2,
});

const answerOf = (result: ChangeResult, headline: string): Answer => ({
  headline,
  sentences: [`${result.after}, was ${result.before}.`, 'Number of rows: −120. Average per row: +12.'],
  tables: [bridge(result)],
  charts: [
    {
      kind: 'waterfall',
      title: headline,
      caption: `Revenue, Q3 2025 to Q3 2026, by ${result.dimensions[0]?.dimension}`,
      reading: 'North −76.8, East −20.7, West −10.5',
      table: 0,
      category: 0,
      series: [{ name: 'Change', column: 1, role: 'value' }],
    },
  ],
  followUps: [],
  result,
  receipt: receipt({
    runId: 'RUN-CHANGE',
    analysis: 'change',
    source: { kind: 'range', label: 'Orders!A1:H4211' },
    parameters: changeDefinition.params.parse({ measure: 'Revenue', by: 'Order Date', period: 'quarter' }),
  }),
});

export const changeAnswer = answerOf(whole, 'Revenue fell 8.4%. North explains 71%.');
