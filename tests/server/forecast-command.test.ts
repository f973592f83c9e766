import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ForecastResult } from '#shared/analyses/forecast.js';

const program = ['--conditions=source', '--import', './scripts/typescript-hooks.mjs', 'server/src/cli.ts', 'forecast'];
const dv = promisify(execFile);

let folder: string;
let sales: string;

/** Four years of months: revenue rises with a season, units have the season alone, price stays. */
const table = () => {
  const rows = Array.from({ length: 48 }, (_, i) => {
    const month = `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`;
    const season = 10 * Math.sin((i * Math.PI) / 6);
    return [month, 200 + 3 * i + season, 50 + season, 9.5].join(',');
  });
  return ['month,revenue,units,price', ...rows].join('\n');
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'datavision-test-'));
  sales = path.join(folder, 'sales.csv');
  await writeFile(sales, table());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const forecast = async (...options: string[]): Promise<ForecastResult> =>
  JSON.parse((await dv(process.execPath, [...program, ...options])).stdout) as ForecastResult;

it('forecasts every column of numbers over the column of dates', async () => {
  const { column, step, forecast: revenue, further } = await forecast(sales, '--horizon', '3');
  expect([column, ...further.map((other) => other.column)]).toEqual(['revenue', 'units', 'price']);
  expect(step).toBe('month');
  expect(revenue.map(({ period }) => period)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(revenue[0]!.value).toBeCloseTo(344, -1);
  expect(further[0]!.forecast[0]!.value).toBeCloseTo(50, -1);
});

it('forecasts the columns named, and tells what the explanatory ones did', async () => {
  const result = await forecast(sales, '--values', 'units', '--explanatory', 'price', '--level', '0.8');
  expect(result).toMatchObject({ column: 'units', further: [], confidenceLevel: 0.8 });
  expect(result.explanation).toMatchObject({ used: false, idle: ['price'] });
});

it('asks for a table or for many series, not for both', async () => {
  await expect(forecast(sales, '--in', 'series.ndjson')).rejects.toThrow(/Name a table, or many series/);
});
