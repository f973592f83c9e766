import type { Receipt } from '#shared/answers/receipt.js';

export const receipt = (changes: Partial<Receipt> = {}): Receipt => ({
  runId: '1M828F3C',
  analysis: 'ask',
  method: 'Sum per group',
  query: null,
  source: { kind: 'range', label: 'Orders!A1:H4211' },
  dataset: 'a'.repeat(64),
  rowsRead: 4_210,
  rowsUsed: 4_210,
  parameters: {},
  assumptions: [],
  engine: 'DuckDB 1.5.5',
  startedAt: '2026-10-05T09:42:00Z',
  milliseconds: 38,
  cached: false,
  model: null,
  ...changes,
});
