import type { Answer } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Rows } from '#shared/data/cell.js';

const SEED = 20_260_105;
const ROWS = 1_200;
const FIRST_DAY = Date.UTC(2023, 0, 2);
const DAYS = 1_094;
const DAY = 86_400_000;

const regions = ['North', 'South', 'East', 'West'] as const;
const channels = ['Online', 'Partner', 'Retail'] as const;
const products = [
  ['Oslo Desk', 349],
  ['Aero Chair', 219],
  ['Nord Shelf', 129],
  ['Filo Cabinet', 189],
  ['Luma Lamp', 39],
] as const;
const misspelt: Readonly<Record<string, string>> = { North: 'NORTH', South: 'south', East: 'Est', West: 'West ' };

/** Mulberry32: the same numbers for the same seed, each in [0, 1). */
const createRandom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Busier towards November, quieter in January, as shops are. */
const seasonal = (day: number) => 1 + 0.35 * Math.sin(((day - 210) / 365) * 2 * Math.PI);

const columns: AnswerTable['columns'] = [
  { name: 'Order ID', type: 'text', unit: { kind: 'plain' }, decimals: null },
  { name: 'Order Date', type: 'date', unit: { kind: 'plain' }, decimals: null },
  { name: 'Region', type: 'text', unit: { kind: 'plain' }, decimals: null },
  { name: 'Channel', type: 'text', unit: { kind: 'plain' }, decimals: null },
  { name: 'Product', type: 'text', unit: { kind: 'plain' }, decimals: null },
  { name: 'Units', type: 'integer', unit: { kind: 'plain' }, decimals: 0 },
  { name: 'Unit Price', type: 'number', unit: { kind: 'currency', symbol: '$' }, decimals: 2 },
  { name: 'Revenue', type: 'number', unit: { kind: 'currency', symbol: '$' }, decimals: 2 },
];

const row = (index: number, random: () => number): Rows[number] => {
  const pick = <T>(items: readonly T[], skew: number) => items[Math.floor(random() ** skew * items.length)] as T;
  const day = Math.floor((index / ROWS) * DAYS);
  const region = pick(regions, 1.3);
  const [product, list] = pick(products, 1.2);
  const units = Math.max(1, Math.round((1 + random() * 9 + random() ** 6 * 30) * seasonal(day)));
  const price = random() < 0.003 ? list * 100 : Math.round(list * (0.9 + random() * 0.1) * 100) / 100;
  const id = `SO-${String(10_001 + index).padStart(6, '0')}`;
  return [
    id,
    new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10),
    random() < 0.05 ? (misspelt[region] ?? region) : region,
    pick(channels, 1.4),
    product,
    units,
    price,
    random() < 0.01 ? null : Math.round(units * price * 100) / 100,
  ];
};

/** Invented orders of three years with the flaws real tables have: misspelt regions, blanks, repeated rows, prices 100 times too high. */
export const sampleOrders = (): Rows => {
  const random = createRandom(SEED);
  const orders = Array.from({ length: ROWS }, (_, index) => row(index, random));
  const repeated = [90, 410, 411, 800].map((index) => [...(orders[index] ?? [])]);
  return [...orders, ...repeated];
};

/** The sample as something that can be written into the workbook. */
export const sampleAnswer = (now: Date): Answer => {
  const rows = sampleOrders();
  const startedAt = now.toISOString();
  return {
    headline: `Sample orders: ${rows.length} rows, ${columns.length} columns.`,
    sentences: ['Invented data, the same every time.'],
    tables: [{ name: 'Sample Orders', columns, rows, totalRows: rows.length }],
    charts: [],
    followUps: [],
    result: null,
    receipt: {
      runId: `sample-${SEED}`,
      analysis: 'sample',
      method: 'Generated from a seed',
      query: null,
      source: { kind: 'sample', label: 'Orders' },
      dataset: null,
      rowsRead: rows.length,
      rowsUsed: rows.length,
      parameters: { seed: SEED },
      assumptions: [],
      engine: 'DataVision pane',
      startedAt,
      milliseconds: 0,
      cached: false,
      model: null,
    },
  };
};
