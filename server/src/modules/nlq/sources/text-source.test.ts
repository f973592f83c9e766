import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbSession } from '../../../engine/duckdb/session.js';
import { askLine } from '../batch.js';
import { openTextSource, type AskSource } from './source.js';

const header = ['Order ID', 'Order Date', 'Region', 'Units', 'Revenue', 'Total'];
const rows = Array.from({ length: 240 }, (_, i) => [
  `O${i}`,
  `${2024 + (i % 2)}-${String(1 + (i % 12)).padStart(2, '0')}-15`,
  ['North', 'South', 'East'][i % 3] ?? '',
  String(1 + (i % 7)),
  `${(i * 37) % 900}.50`,
  String(i),
]);

const folder = mkdtempSync(join(tmpdir(), 'ask-text-'));
let sql: DuckDbSession;
let source: AskSource;

beforeAll(async () => {
  sql = await DuckDbSession.open({ memoryBytes: 256e6, threads: 1, tempFolder: folder, tempBytes: 1e8 });
  await sql.createTable(
    'data',
    header.map((name, at) => ({ name, type: 'VARCHAR', values: rows.map((row) => row[at] ?? null) })),
  );
  source = await openTextSource(sql, header, rows.length);
});

afterAll(() => {
  sql.close();
  rmSync(folder, { recursive: true });
});

const answer = async (question: string): Promise<unknown> => {
  const { rows: found, reason } = await askLine(source, { id: 1, question });
  return found.length > 0 ? found : reason;
};

const sum = (column: number, keep: (row: readonly string[]) => boolean): number =>
  rows.filter(keep).reduce((total, row) => total + Number(row[column]), 0);

describe('totals over a small delimited file', () => {
  it('adds up a period, not the cells that mention a year', async () => {
    expect(await answer('total revenue in 2025')).toEqual([[sum(4, ([, date]) => date?.startsWith('2025') === true)]]);
  });

  it('adds up one region', async () => {
    expect(await answer('total revenue in North')).toEqual([[sum(4, ([, , region]) => region === 'North')]]);
  });

  it('counts the rows of a year', async () => {
    expect(await answer('how many orders in 2024')).toEqual([[120]]);
  });

  it('takes "total" for the sum of what stands behind it, though a column has that name', async () => {
    expect(await answer('total units')).toEqual([[sum(3, () => true)]]);
  });

  it('still gives a cell as it was written', async () => {
    expect(await answer('what is the region of O4?')).toEqual([['South']]);
  });
});
