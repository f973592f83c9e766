import type { CellContent, SheetContent } from '../book/content.js';
import { serialOf } from '../book/typed.js';
import type { Random } from './random.js';

const orderCount = 5000;

export const orderHeaders = [
  ...['Order ID', 'Order Date', 'Region', 'Product', 'Units', 'Unit Price', 'Discount', 'Revenue'],
] as const;

const products = [
  ['Oslo Desk', 649],
  ['Aero Chair', 349],
  ['Filo Cabinet', 279],
  ['Nord Shelf', 189],
  ['Luma Lamp', 89],
] as const;

const regions = [
  ['North', 30],
  ['South', 27],
  ['East', 23],
  ['West', 20],
] as const;

/** How people write a region when nobody checks. */
const misspellings: Readonly<Record<string, readonly string[]>> = {
  North: [' north', 'NORTH', 'N.', 'nrth'],
  South: ['south', 'SOUTH ', 'Suoth'],
  East: ['EAST ', 'east', 'E.'],
  West: ['west', 'WEST', 'Wset'],
};

const discounts = [
  [0, 60],
  [0.05, 18],
  [0.1, 14],
  [0.15, 6],
  [0.2, 2],
] as const;

const firstDay = serialOf(2023, 1, 1) as number;
const lastDay = serialOf(2025, 12, 31) as number;

interface Order {
  readonly id: string;
  readonly date: number;
  readonly region: string;
  readonly product: string;
  readonly units: number;
  readonly price: number;
  readonly discount: number;
}

/** Orders grow over the years, peak before Christmas, and the North weakens from mid 2025. */
function order(random: Random, index: number): Order {
  const date = Math.round(firstDay + (lastDay - firstDay) * Math.pow(index / (orderCount - 1), 0.85));
  const share = (date - firstDay) / (lastDay - firstDay);
  const weights = regions.map(
    ([name, weight]) => [name, name === 'North' && share > 0.83 ? weight * 0.6 : weight] as const,
  );
  const [product, listPrice] = random.weighted(products.map((item) => [item, 1_000 / item[1]] as const));
  const price = Math.round(listPrice * (1 + 0.03 * Math.floor(share * 3)));
  const season = 1 + 0.25 * Math.sin(((date % 365) / 365) * 2 * Math.PI - 2);
  return {
    id: `SO-${20_001 + index}`,
    date,
    region: random.weighted(weights),
    product,
    units: Math.max(1, Math.round((4 + 3 * random.normal() + 2 * share) * season)),
    price,
    discount: random.weighted(discounts),
  };
}

/** `02.09.2024`: a date typed as text by someone with a German keyboard. */
function dateAsText(serial: number): string {
  const [year = '', month = '', day = ''] = new Date((serial - 25_569) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}.${month}.${year}`;
}

const money = '$#,##0.00';

function row(
  random: Random,
  { id, date, region, product, units, price, discount }: Order,
): (CellContent | undefined)[] {
  const outlier = random.chance(0.0016) ? 100 : 1;
  const written = random.chance(0.03) ? random.pick(misspellings[region] ?? [region]) : region;
  const revenue = Math.round(units * price * outlier * (1 - discount) * 100) / 100;
  const blank = random.weighted([
    [null, 97],
    [2, 0.8],
    [6, 1.4],
    [7, 0.8],
  ] as const);
  const cells: (CellContent | undefined)[] = [
    { value: id },
    random.chance(0.012) ? { value: dateAsText(date) } : { value: date, format: 'm/d/yyyy' },
    { value: written },
    { value: product },
    { value: units },
    { value: price * outlier, format: money },
    { value: discount, format: '0%' },
    { value: revenue, format: money },
  ];
  if (blank !== null) cells[blank] = undefined;
  return cells;
}

/** 5,000 orders in A1:H5001 with the flaws real tables have: blanks, repeats, misspellings, outliers, text dates. */
export function ordersSheet(random: Random): SheetContent {
  const rows: (CellContent | undefined)[][] = [];
  for (let index = 0; rows.length < orderCount; index++) {
    const previous = rows.at(-1);
    rows.push(previous && random.chance(0.004) ? previous : row(random, order(random, index)));
  }
  const header = orderHeaders.map((value): CellContent => ({ value, style: { bold: true } }));
  return {
    name: 'Orders',
    rows: [header, ...rows],
    columnWidths: [66, 72, 60, 84, 48, 72, 60, 84],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    tables: [],
    protected: false,
    properties: {},
  };
}
