import type { CellContent, SheetContent } from '../book/content.js';
import type { Random } from './random.js';

const customerCount = 400;

export const customerHeaders = [
  ...['Customer', 'Channel', 'Orders per Year', 'Average Order', 'Days Since Order', 'Discount'],
] as const;

/** How a kind of customer buys: the typical value of each measure and how many of 100 customers are of that kind. */
interface Habit {
  readonly weight: number;
  readonly orders: number;
  readonly amount: number;
  readonly daysSince: number;
  readonly discount: number;
  readonly online: number;
}

const habits: readonly Habit[] = [
  { weight: 40, orders: 22, amount: 180, daysSince: 14, discount: 0.03, online: 0.9 },
  { weight: 25, orders: 5, amount: 2_600, daysSince: 45, discount: 0.14, online: 0.15 },
  { weight: 35, orders: 3, amount: 240, daysSince: 310, discount: 0.06, online: 0.6 },
];

const money = '$#,##0.00';

/** A measure around its typical value; no two customers are alike. */
const around = (random: Random, typical: number): number => typical * Math.exp(0.22 * random.normal());

function customer(random: Random, index: number): CellContent[] {
  const habit = random.weighted(habits.map((kind) => [kind, kind.weight] as const));
  return [
    { value: `C-${1_001 + index}` },
    { value: random.chance(habit.online) ? 'Online' : 'Partner' },
    { value: Math.max(1, Math.round(around(random, habit.orders))) },
    { value: Math.round(around(random, habit.amount) * 100) / 100, format: money },
    { value: Math.round(around(random, habit.daysSince)) },
    { value: Math.round(around(random, habit.discount) * 1_000) / 1_000, format: '0.0%' },
  ];
}

/** 400 customers in A1:F401 of three kinds that no column names: regulars, large buyers and those who stay away. */
export function customersSheet(random: Random): SheetContent {
  const header = customerHeaders.map((value): CellContent => ({ value, style: { bold: true } }));
  return {
    name: 'Customers',
    rows: [header, ...Array.from({ length: customerCount }, (_, index) => customer(random, index))],
    columnWidths: [66, 66, 90, 84, 96, 60],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    tables: [],
    protected: false,
    properties: {},
  };
}
