import { describe, expect, it } from 'vitest';
import type { Receipt } from '#shared/answers/receipt.js';
import { localTime, noteText, provenanceLine, shortRun } from './provenance.js';

const receipt: Receipt = {
  runId: '1m82a5aj-8f3c',
  analysis: 'ask',
  method: 'Query',
  query: 'select 1',
  source: { kind: 'range', label: 'Sales!A1:H4211' },
  dataset: null,
  rowsRead: 4_210,
  rowsUsed: 1,
  parameters: {},
  assumptions: ['Revenue is units times price.'],
  engine: 'DataVision 0.1.0',
  startedAt: '2026-08-21T12:05:00.000Z',
  milliseconds: 41,
  cached: false,
  model: {
    model: 'gemini-3',
    purpose: 'Wrote the query',
    columnNamesSent: 8,
    rowsSent: 0,
    valuesSent: 0,
    milliseconds: 900,
  },
};

describe('provenance', () => {
  it('is one line: source, rows, run, time', () => {
    expect(provenanceLine(receipt, 120)).toBe(
      'From Sales!A1:H4211 · 1 row · run 8F3C · 21 Aug 2026 14:05 (UTC+2) · Refresh in the pane',
    );
    expect(shortRun('a-b')).toBe('AB');
  });

  it('promises a refresh only of what can be read again', () => {
    const of = (kind: 'table' | 'file', analysis: string) =>
      provenanceLine({ ...receipt, analysis, source: { kind, label: 'Shop.orders' } }, 0);
    expect(of('table', 'data')).toContain('Refresh in the pane');
    expect(of('file', 'data')).not.toContain('Refresh');
    expect(of('table', 'drivers')).not.toContain('Refresh');
  });

  it.each([
    [0, '21 Aug 2026 12:05 (UTC)'],
    [330, '21 Aug 2026 17:35 (UTC+5:30)'],
    [-210, '21 Aug 2026 08:35 (UTC\u22123:30)'],
    [780, '22 Aug 2026 01:05 (UTC+13)'],
  ])('tells the time where the user is: %d minutes east', (minutes, text) => {
    expect(localTime(receipt.startedAt, minutes)).toBe(text);
  });

  it('says in the note how it was found and what AI did', () => {
    expect(noteText(receipt).split('\n')).toEqual([
      'DataVision, run 8F3C',
      'Query',
      'Source Sales!A1:H4211, 1 row of 4,210 rows used',
      'DataVision 0.1.0, 41 ms, AI gemini-3: wrote the query',
      'Revenue is units times price.',
      'select 1',
    ]);
  });
});
