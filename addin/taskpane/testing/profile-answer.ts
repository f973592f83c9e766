import type { ColumnProfile, ProfileResult } from '#shared/analyses/profile.js';
import type { Answer } from '#shared/answers/answer.js';
import type { ColumnIssue } from '#shared/data/column.js';
import { receipt } from './receipts.js';

const issue = (
  kind: ColumnIssue['kind'],
  cells: number,
  sentence: string,
  examples: ColumnIssue['examples'] = [],
): ColumnIssue => ({
  kind,
  cells,
  sentence,
  examples,
});

const column = (
  changes: Partial<ColumnProfile> & Pick<ColumnProfile, 'name' | 'type' | 'semanticType'>,
): ColumnProfile => ({
  unit: { kind: 'plain' },
  nulls: 0,
  distinct: 5,
  min: null,
  max: null,
  mean: null,
  median: null,
  standardDeviation: null,
  quantiles: {},
  top: [],
  histogram: [],
  issues: [],
  ...changes,
});

const top = (entries: Readonly<Record<string, number>>) =>
  Object.entries(entries).map(([value, count]) => ({ value, count }));

const bins = (counts: readonly number[], from: number, width: number) =>
  counts.map((count, index) => ({ from: from + index * width, to: from + (index + 1) * width, count }));

const dollars = { kind: 'currency', symbol: '$' } as const;

export const orderColumns: ColumnProfile[] = [
  column({
    name: 'Order ID',
    type: 'text',
    semanticType: 'free-text',
    distinct: 4_198,
    top: Array.from({ length: 10 }, (_, index) => ({ value: `SO-${10_001 + index}`, count: index === 0 ? 2 : 2 })),
    issues: [issue('repeated-keys', 12, 'Order ID repeats 12 values.', [{ row: 91, text: 'SO-010090' }])],
  }),
  column({
    name: 'Order Date',
    type: 'date',
    semanticType: 'date',
    distinct: 1_003,
    min: '2024-01-02',
    max: '2026-09-30',
    histogram: [14, 15.9, 16.5, 17.6, 16, 16.9, 18.8, 20, 16.2, 17.9, 16.3].map((height, index) => ({
      from: `2024-${String(index + 1).padStart(2, '0')}-01`,
      to: `2024-${String(index + 2).padStart(2, '0')}-01`,
      count: Math.round(height * 20),
    })),
    issues: [
      issue('dates-as-text', 218, 'Order Date: text that looks like a date.', [
        { row: 17, text: '14.03.2025' },
        { row: 44, text: '2.4.2025' },
      ]),
    ],
  }),
  column({
    name: 'Region',
    type: 'text',
    semanticType: 'category',
    nulls: 135,
    distinct: 11,
    top: top({ North: 1_300, South: 920, East: 750, West: 440, NORTH: 200, south: 120, Est: 92 }),
    issues: [
      issue('similar-spellings', 412, 'Region is written in 11 ways instead of 4.', [{ row: 5, text: 'NORTH' }]),
      issue('blank-cells', 135, 'Region is blank in 135 rows.', []),
    ],
  }),
  column({
    name: 'Channel',
    type: 'text',
    semanticType: 'category',
    distinct: 3,
    top: top({ Online: 2_000, Partner: 1_300, Retail: 910 }),
  }),
  column({
    name: 'Product',
    type: 'text',
    semanticType: 'category',
    distinct: 5,
    top: top({ 'Oslo Desk': 1_200, 'Aero Chair': 1_000, 'Nord Shelf': 720, 'Filo Cabinet': 600, 'Luma Lamp': 480 }),
  }),
  column({
    name: 'Units',
    type: 'integer',
    semanticType: 'measure',
    distinct: 40,
    min: 1,
    max: 40,
    mean: 9.1,
    median: 8,
    standardDeviation: 6.2,
    quantiles: { p05: 1, p25: 5, p50: 8, p75: 12, p95: 22 },
    top: top({ '8': 380, '7': 360 }),
    histogram: bins([330, 920, 1_250, 1_000, 640, 430, 270, 160, 80, 40], 1, 4),
  }),
  column({
    name: 'Unit Price',
    type: 'number',
    unit: dollars,
    semanticType: 'measure',
    nulls: 4,
    distinct: 35,
    min: 39,
    max: 89_900,
    mean: 241.2,
    median: 219,
    standardDeviation: 1_204,
    quantiles: { p05: 39, p25: 129, p50: 219, p75: 349, p95: 899 },
    histogram: bins([260, 860, 1_200, 820, 520, 260, 120, 40, 40, 85], 39, 80),
    issues: [issue('outliers', 5, 'Unit Price is 100 times too high in 5 cells.', [{ row: 31, text: '$89,900.00' }])],
  }),
  column({
    name: 'Revenue',
    type: 'number',
    unit: dollars,
    semanticType: 'measure',
    nulls: 38,
    distinct: 2_816,
    min: 39,
    max: 31_960,
    mean: 2_610,
    median: 1_904,
    standardDeviation: 2_400,
    quantiles: { p05: 160, p25: 840, p50: 1_904, p75: 3_600, p95: 8_200 },
    histogram: bins([1_220, 1_055, 690, 445, 290, 165, 122, 40, 40, 40], 39, 3_192),
  }),
];

export const profileResult: ProfileResult = {
  rows: 4_210,
  duplicateRows: 12,
  score: 87,
  filledShare: 0.995,
  sentences: [
    'Good data. Fix 4 things before you rely on totals.',
    '99.5% of cells are filled.',
    'Region needs attention first: 412 cells.',
  ],
  columns: orderColumns,
};

export const profileAnswer: Answer = {
  headline: 'Good data. Fix 4 things before you rely on totals.',
  sentences: profileResult.sentences,
  tables: [
    {
      name: 'Profile of Orders',
      columns: [
        { name: 'Column', type: 'text', unit: { kind: 'plain' }, decimals: null },
        { name: 'Missing', type: 'integer', unit: { kind: 'plain' }, decimals: null },
      ],
      rows: orderColumns.map(({ name, nulls }) => [name, nulls]),
      totalRows: 8,
    },
  ],
  charts: [],
  followUps: [],
  result: profileResult,
  receipt: receipt({
    runId: '71B0FF02',
    analysis: 'profile',
    method: 'Exact counts of every column',
    milliseconds: 610,
  }),
};
