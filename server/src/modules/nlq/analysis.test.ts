import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#shared/data/dataset.js';
import type { ColumnType } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { DuckDbSession } from '../../engine/duckdb/session.js';
import { askAnalysis } from './analysis.js';

const types: readonly (readonly [string, ColumnType])[] = [
  ['Order ID', 'text'],
  ['Order Date', 'date'],
  ['Region', 'text'],
  ['Channel', 'text'],
  ['Product', 'text'],
  ['Units', 'integer'],
  ['Unit Price', 'number'],
  ['Discount', 'number'],
];

const dataset: Dataset = {
  id: '0'.repeat(64),
  name: 'Orders',
  source: { kind: 'range', label: 'Orders!A1:H601' },
  rows: 600,
  columns: types.map(([name, type]) => ({ name, type, header: null, unit: { kind: 'plain' }, issues: [] })),
  bytes: 1,
  createdAt: '2026-01-01T00:00:00Z',
  warnings: [],
};

const orders = `SELECT 'O' || i AS "Order ID", DATE '2024-01-01' + CAST((i * 7) % 700 AS INTEGER) AS "Order Date",
  ['North', 'South', 'East', 'West', 'NORTH', ' north'][1 + (i * 13) % 6] AS "Region", ['Online', 'Partner', 'Retail'][1 + (i * 5) % 3] AS "Channel",
  ['Aero Chair', 'Oslo Desk', 'Nord Shelf', 'Luma Lamp', 'Filo Cabinet', 'Pico Stool'][1 + (i * 11) % 6] AS "Product",
  CAST(1 + (i * 3) % 9 AS BIGINT) AS "Units", 10.0 + (i * 17) % 90 AS "Unit Price", ((i * 7) % 20) / 100.0 AS "Discount" FROM range(600) t(i)`;

const folder = mkdtempSync(join(tmpdir(), 'ask-'));
let sql: DuckDbSession;

beforeAll(async () => {
  sql = await DuckDbSession.open({ memoryBytes: 256e6, threads: 1, tempFolder: folder, tempBytes: 1e8 });
  await sql.run(`CREATE TABLE data AS ${orders}`);
});

afterAll(() => {
  sql.close();
  rmSync(folder, { recursive: true });
});

const ask = (question: string, maxRows = 1_000, more: object = {}) =>
  askAnalysis.compute(
    { dataset, sql, progress: () => undefined, now: new Date(0) },
    askAnalysis.definition.params.parse({ question, maxRows, ...more }),
  );

const rowsBy = async (query: string): Promise<unknown[][]> => {
  const { columns, rowCount } = await sql.query(query);
  return Array.from({ length: rowCount }, (_, row) => columns.map((column) => column[row]));
};

/** Spellings that differ only in capitals or blanks count as one. */
const region = `CASE WHEN lower(trim(Region)) = 'north' THEN 'North' ELSE Region END`;

const cases: readonly (readonly [question: string, expected: string])[] = [
  ['how many orders', 'SELECT count(*) FROM data'],
  ['units by region', `SELECT ${region}, sum(Units) FROM data GROUP BY 1 ORDER BY 2 DESC, 1`],
  [
    'total units by region and channel',
    `SELECT ${region}, Channel, sum(Units) FROM data GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
  ],
  [
    'total revenue by region in 2025',
    `SELECT ${region}, sum(Units * "Unit Price") FROM data WHERE year("Order Date") = 2025 GROUP BY 1 ORDER BY 2 DESC, 1`,
  ],
  ['top 3 products by units', 'SELECT Product, sum(Units) FROM data GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3'],
  [
    'average discount per month',
    `SELECT date_trunc('month', "Order Date")::DATE, avg(Discount) FROM data GROUP BY 1 ORDER BY 1`,
  ],
  [
    'units per week in 2025',
    `SELECT date_trunc('week', "Order Date")::DATE, sum(Units) FROM data WHERE year("Order Date") = 2025 GROUP BY 1 ORDER BY 1`,
  ],
  [
    'revenue trend by quarter',
    `SELECT date_trunc('quarter', "Order Date")::DATE, sum(Units * "Unit Price") FROM data GROUP BY 1 ORDER BY 1`,
  ],
  ['total units since March', `SELECT sum(Units) FROM data WHERE "Order Date" >= '2025-03-01'`],
  [
    'total units last quarter',
    `SELECT sum(Units) FROM data WHERE "Order Date" >= '2025-07-01' AND "Order Date" < '2025-10-01'`,
  ],
  ['maximum unit price of Oslo Desk', `SELECT max("Unit Price") FROM data WHERE Product = 'Oslo Desk'`],
  ['how many orders have more than 5 units', 'SELECT count(*) FROM data WHERE Units > 5'],
  ['number of different products', 'SELECT count(DISTINCT Product) FROM data'],
  ['what share of orders is from Online', `SELECT count(*) FILTER (Channel = 'Online') / count(*) FROM data`],
  [
    'share of units by channel',
    'SELECT Channel, sum(Units), sum(Units) / (SELECT sum(Units) FROM data) FROM data GROUP BY 1 ORDER BY 2 DESC, 1',
  ],
  [
    'units 2025 vs 2024',
    'WITH y AS (SELECT sum(Units) FILTER (year("Order Date") = 2024) a, sum(Units) FILTER (year("Order Date") = 2025) b FROM data) SELECT a, b, b - a, (b - a) / a FROM y',
  ],
  [
    'units by product excluding Oslo Desk',
    `SELECT Product, sum(Units) FROM data WHERE Product <> 'Oslo Desk' GROUP BY 1 ORDER BY 2 DESC, 1`,
  ],
  ['list all channels', 'SELECT DISTINCT Channel FROM data'],
];

const close = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(9)) : cell)));

describe('ask', () => {
  it.each(cases)('answers "%s" as a person would compute it', async (question, expected) => {
    const { result } = await ask(question);
    const rows = await rowsBy(expected);
    const ordered = / order by /i.test(result.sql) ? close(result.table.rows) : close(result.table.rows).sort();
    expect(ordered).toEqual(/ order by /i.test(result.sql) ? close(rows) : close(rows).sort());
  });

  it('heads a category by its column, whatever its spellings', async () => {
    const { presentation } = await ask('units by region');
    expect(presentation.tables[0]?.columns.map(({ name }) => name)).toEqual(['Region', 'Total Units']);
  });

  it('says how it read words that are not in the data', async () => {
    const { result } = await ask('revenue by region');
    expect(result.notes).toContain('Read "revenue" as Units × Unit Price.');
  });

  it('matches a value in every spelling and says so', async () => {
    const { result } = await ask('how many orders in north');
    expect(result.table.rows).toEqual(await rowsBy(`SELECT count(*) FROM data WHERE lower(trim(Region)) = 'north'`));
    expect(result.notes.join(' ')).toContain('3 spellings');
  });

  it('counts relative dates back from the last date in the data and says so', async () => {
    const { result } = await ask('total units last quarter');
    expect(result.notes.join(' ')).toContain('the last date in the data');
  });

  it('refuses what the data does not hold and names the nearest columns', async () => {
    const refusal = await ask('revenue by customer').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'not-in-data', suggestions: expect.arrayContaining(['Order ID']) });
    expect((refusal as AppError).detail).toContain('"customer"');
  });

  it('tells an empty result from an unknown question', async () => {
    await expect(ask('total units in 1999')).rejects.toMatchObject({ code: 'no-rows' });
    await expect(ask('asdf qwer')).rejects.toMatchObject({ code: 'cannot-tell' });
  });

  it('never cuts rows without saying so', async () => {
    const { presentation } = await ask('orders with more than 2 units', 5);
    expect(presentation.tables[0]?.rows).toHaveLength(5);
    expect(presentation.sentences.join(' ')).toMatch(/Shows 5 of \d+ rows/);
  });

  it('gives a headline with its number and a chart that fits', async () => {
    const { presentation } = await ask('total units by channel');
    expect(presentation.headline).toMatch(/is highest of 3: Total Units [\d.,]+/);
    expect(presentation.charts[0]).toMatchObject({ kind: 'column', category: 0, series: [{ column: 1 }] });
    expect((await ask('units per month')).presentation.charts[0]?.kind).toBe('line');
  });

  it('gives byte-equal answers to equal questions', async () => {
    const first = JSON.stringify(await ask('revenue by product'));
    for (let run = 0; run < 10; run += 1) expect(JSON.stringify(await ask('revenue by product'))).toBe(first);
  });
});
