import { expect, it } from 'vitest';
import { customerHeaders } from './customers.js';
import { orderHeaders } from './orders.js';
import { sampleWorkbook } from './sample.js';
import { serialOf } from '../book/typed.js';

const { sheets } = sampleWorkbook();
const [orders, monthly, customers] = sheets;
const column = (index: number) => (orders?.rows ?? []).slice(1).map((row) => row[index]?.value ?? '');

it('is the same for the same seed and another for another', () => {
  expect(sampleWorkbook()).toEqual(sampleWorkbook());
  expect(sampleWorkbook(1)).not.toEqual(sampleWorkbook(2));
});

it('has 5,000 orders in A1:H5001', () => {
  expect(orders?.rows).toHaveLength(5001);
  expect(orders?.rows[0]?.map((cell) => cell?.value)).toEqual([...orderHeaders]);
  expect(orders?.rows.every((row) => row.length === 8)).toBe(true);
});

it('covers 2023 to 2025 with dates as serial numbers, and some as text', () => {
  const dates = column(1);
  const numbers = dates.filter((date) => typeof date === 'number');
  expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([serialOf(2023, 1, 1), serialOf(2025, 12, 31)]);
  const in2025 = numbers.filter((date) => date >= (serialOf(2025, 1, 1) ?? 0));
  expect(in2025.length).toBeGreaterThan(1000);
  expect(
    dates.filter((date) => typeof date === 'string').every((date) => /^\d\d\.\d\d\.\d{4}$/.test(String(date))),
  ).toBe(true);
});

it('has the flaws real tables have', () => {
  const regions = new Set(column(2));
  expect([...regions]).toEqual(expect.arrayContaining(['North', ' north', 'NORTH', 'N.', '']));
  expect(new Set(column(0)).size).toBeLessThan(5000);
  expect(column(5).filter((price) => Number(price) > 5000).length).toBeGreaterThan(3);
  for (const blank of [6, 7]) expect(column(blank).filter((value) => value === '').length).toBeGreaterThan(10);
});

it('has 72 months of revenue in A1:B73', () => {
  expect(monthly?.rows).toHaveLength(73);
  expect(monthly?.rows[1]?.[0]).toEqual({ value: serialOf(2020, 1, 1), format: 'mmm yyyy' });
});

it('has 400 customers in A1:F401, of kinds that no column names', () => {
  expect(customers?.rows).toHaveLength(401);
  expect(customers?.rows[0]?.map((cell) => cell?.value)).toEqual([...customerHeaders]);
  const days = (customers?.rows ?? []).slice(1).map((row) => Number(row[4]?.value));
  expect(days.filter((count) => count > 100 && count < 150)).toHaveLength(0);
});
