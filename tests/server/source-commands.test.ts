import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Receipt } from '#shared/answers/receipt.js';
import { addAsk } from '#server/cli/ask.js';
import { addChange } from '#server/cli/change.js';
import { addCompare } from '#server/cli/compare.js';
import { addDrivers } from '#server/cli/drivers.js';
import { addProfile } from '#server/cli/profile.js';
import { addRootCause } from '#server/cli/rootcause.js';
import { startServer, type TestServer } from '../support/server.js';

const ROWS = 2_400;

const folder = mkdtempSync(path.join(tmpdir(), 'dv-source-commands-'));
let server: TestServer;

const seed = () => {
  const database = new Database(path.join(folder, 'shop.sqlite'));
  database.exec('CREATE TABLE sales (day TEXT, shipped TEXT, region TEXT, units INTEGER, revenue REAL, expected REAL)');
  const insert = database.prepare('INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?)');
  database.exec('BEGIN');
  for (let n = 0; n < ROWS; n += 1) {
    const year = n % 2 === 0 ? 2024 : 2025;
    const region = ['North', 'South', 'West'][Math.floor(n / 2) % 3]!;
    const units = 1 + (n % 11);
    const month = 1 + (Math.floor(n / 6) % 9);
    const fell = year === 2025 && region === 'South' ? 0.5 : 1;
    insert.run(`${year}-0${month}-15`, `${year}-12-0${month}`, region, units, units * 10 * fell, units * 10);
  }
  database.exec('COMMIT');
  database.close();
};

interface Said extends Record<string, unknown> {
  readonly receipt: Receipt;
}

const commands = [addAsk, addChange, addCompare, addDrivers, addProfile, addRootCause];

/** Runs a command and gives what it prints and ends with. */
const dv = async (...words: string[]): Promise<{ said: Said; code: unknown }> => {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  process.exitCode = 0;
  try {
    const program = new Command('dv').exitOverride();
    for (const add of commands) add(program);
    await program.parseAsync(words, { from: 'user' });
    return { said: JSON.parse(text) as Said, code: process.exitCode };
  } finally {
    write.mockRestore();
    process.exitCode = 0;
  }
};

beforeAll(async () => {
  seed();
  server = await startServer({ DV_SQLITE_FOLDER: folder });
  const connection = { name: 'Shop', kind: 'sqlite', settings: { file: 'shop.sqlite' } };
  await server.request().post('/api/v1/connections').send(connection).expect(200);
  vi.stubEnv('DV_DATA_FOLDER', server.folder);
  vi.stubEnv('DV_SQLITE_FOLDER', folder);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('commands over a table of a saved connection', () => {
  it('split a change, with the statement and the rows behind it', async () => {
    const { said } = await dv(
      'change',
      'shop',
      '--table',
      'sales',
      '--measure',
      'revenue',
      '--by',
      'region',
      '--before',
      'North',
      '--after',
      'South',
    );
    expect(said).toMatchObject({ labels: ['North', 'South'] });
    expect(said.receipt).toMatchObject({ rowsRead: ROWS, source: { kind: 'table', label: 'Shop: sales' } });
    expect(said.receipt.query).toMatch(/GROUP BY/);
  });

  it('find drivers, compare and search root causes', { timeout: 60_000 }, async () => {
    const drivers = await dv('drivers', 'Shop', '--table', 'sales', '--target', 'revenue');
    expect(JSON.stringify(drivers.said['drivers'])).toContain('units');
    const compared = await dv(
      'compare',
      'Shop',
      '--table',
      'sales',
      '--first',
      'revenue',
      '--by',
      'region',
      '--groups',
      'North',
      'South',
    );
    expect(compared.said['difference']).toBeLessThan(0);
    const causes = await dv('rootcause', 'Shop', '--table', 'sales', '--measure', 'revenue', '--baseline', 'expected');
    expect(JSON.stringify(causes.said['sets'])).toContain('South');
  });

  it('profile it, at first from a look and then from every row', async () => {
    expect((await dv('profile', 'Shop', '--table', 'sales')).said).toMatchObject({ mode: 'fast', rows: ROWS });
    const { said } = await dv('profile', 'Shop', '--table', 'sales', '--sharp');
    expect(said).toMatchObject({ mode: 'sharp', sampleRows: ROWS });
  });

  it('ask it, and keep every answer as a run the pane lists', async () => {
    const { said, code } = await dv('ask', 'Shop', 'total units by region', '--table', 'sales');
    expect(code).toBe(0);
    expect((said['rows'] as unknown[]).length).toBe(3);
    const { body } = await server.request().get(`/api/v1/runs/${said.receipt.runId}`).expect(200);
    expect(body).toMatchObject({ state: 'done', analysis: 'ask' });
  });

  it('say by the exit code when a question is refused', async () => {
    const { said, code } = await dv('ask', 'Shop', 'total zebra by galaxy', '--table', 'sales');
    expect([said['abstain'], code]).toEqual([true, 2]);
  });

  it('name the connections there are when one is not', async () => {
    await expect(dv('drivers', 'Stock', '--table', 'sales', '--target', 'revenue')).rejects.toThrow(
      'There is no connection called Stock. There are: Shop.',
    );
    await expect(dv('drivers', 'Shop', '--table', 'gone', '--target', 'revenue')).rejects.toThrow(/gone/);
  });
});
