import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import type { Connection } from '#server/modules/connectors/connector.js';
import { loadTable, type LoadedTable } from '#server/modules/connectors/loading/load-table.js';
import type { Selection } from '#server/modules/connectors/selection.js';
import type { ConnectorPromise, Contract } from '../contract.js';
import { columnOf, empty, exact, MANY, odd, orders, ORDERS } from '../fixture.js';
import { rejection, untilIdle, whole } from './helpers.js';

export interface Loading {
  readonly folder: string;
  readonly session: DuckDbSession;
  load(
    selection: Selection,
    options?: { signal?: AbortSignal; onReading?: (rows: number) => void; maxBytes?: number },
  ): Promise<LoadedTable>;
  query(expressions: string): Promise<unknown[]>;
}

export const loading = (
  name: string,
  keep: (contract: Contract, loading: Loading) => Promise<void>,
): ConnectorPromise => ({
  name,
  async keep(contract) {
    const folder = mkdtempSync(path.join(tmpdir(), 'dv-load-'));
    const session = await DuckDbSession.open({
      memoryBytes: 5e8,
      threads: 2,
      tempFolder: path.join(folder, 'spill'),
      tempBytes: 1e9,
    });
    const parquetPath = path.join(folder, 'table.parquet');
    const connection: Connection = contract.open();
    try {
      await keep(contract, {
        folder,
        session,
        load: (selection, { signal, onReading, maxBytes = 1e9 } = {}) =>
          loadTable(connection, selection, session, {
            parquetPath,
            enforcesTypes: contract.driver.capabilities.enforcesTypes,
            maxBytes,
            signal,
            progress: (stage, rows) => (stage === 'Reading' ? onReading?.(rows) : undefined),
          }),
        query: async (expressions) => {
          const { columns } = await session.query(`SELECT ${expressions} FROM read_parquet('${parquetPath}')`);
          return columns.map((column) => column[0]);
        },
      });
    } finally {
      session.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

export const loadingPromises: readonly ConnectorPromise[] = [
  loading('loads a table whole: count, sum and extremes equal the source', async (contract, { load, query }) => {
    const table = await load(whole(contract, orders));
    expect(table.rows).toBe(ORDERS);
    expect(table.id).toMatch(/^[0-9a-f]{64}$/);
    expect(table.warnings).toEqual([]);
    const cents = columnOf(orders, 'amount').reduce((sum: number, value) => sum + Math.round(Number(value) * 100), 0);
    const notes = columnOf(orders, 'note').filter((value) => value !== null).length;
    expect((await query('count(*), sum(amount) * 100, count(note), min(id), max(id)')).map(Number)).toEqual([
      ORDERS,
      cents,
      notes,
      1,
      ORDERS,
    ]);
  }),
  loading('loads extremes exactly', async (contract, { load, query }) => {
    const table = await load(whole(contract, exact));
    expect(table.rows).toBe(exact.rows.length);
    const { types } = contract.target;
    if (types.bigint === 'BIGINT') {
      expect(await query('CAST(max(wide) AS VARCHAR), CAST(min(wide) AS VARCHAR)')).toEqual([
        '9223372036854775807',
        '-9223372036854775808',
      ]);
    }
    if (types['decimal(38,10)'] === 'DECIMAL(38,10)' && contract.driver.capabilities.enforcesTypes) {
      expect(await query('CAST(max(money) AS VARCHAR)')).toEqual(['1234567890123456789012345678.0123456789']);
    }
    expect(await query('list(word ORDER BY id)')).toEqual([columnOf(exact, 'word')]);
    expect(await query("count(*) FILTER (word IS NULL), count(*) FILTER (word = '')")).toEqual([1, 1]);
  }),
  loading('keeps empty text and null apart in a table of one column', async (contract, { load, query }) => {
    const table = await load({ ...whole(contract, exact), columns: ['word'] });
    expect(table.rows).toBe(exact.rows.length);
    expect((await query("count(word), count(*) FILTER (word = '')")).map(Number)).toEqual([exact.rows.length - 1, 1]);
  }),
  loading('loads odd names', async (contract, { load, query }) => {
    const table = await load(whole(contract, odd));
    expect(table.columns.map(({ name }) => name)).toEqual(odd.columns.map(({ name }) => name));
    expect(Number((await query('count(*)'))[0])).toBe(odd.rows.length);
  }),
  loading('loads a table without rows', async (contract, { load }) => {
    const table = await load(whole(contract, empty));
    expect([table.rows, table.columns.length]).toEqual([0, empty.columns.length]);
  }),
  loading('gives the same content the same id', async (contract, { load }) => {
    const first = await load(whole(contract, exact));
    expect((await load(whole(contract, exact))).id).toBe(first.id);
    expect((await load({ ...whole(contract, exact), columns: ['id'] })).id).not.toBe(first.id);
  }),
  loading('leaves no half table when the source breaks off', async (contract, { load, folder }) => {
    let cut: Promise<void> | undefined;
    const load1 = load(whole(contract, { name: MANY }), {
      onReading: () => {
        cut ??= contract.target.cut();
      },
    });
    expect((await rejection(load1)).code).toBe('source-unreachable');
    expect(readdirSync(folder).filter((name) => name.startsWith('table'))).toEqual([]);
  }),
  loading('leaves nothing behind when it is cancelled', async (contract, { load, folder }) => {
    const abort = new AbortController();
    const loaded = load(whole(contract, { name: MANY }), { signal: abort.signal, onReading: () => abort.abort() });
    expect((await rejection(loaded)).code).toBe('cancelled');
    expect(readdirSync(folder).filter((name) => name.startsWith('table'))).toEqual([]);
    await untilIdle(contract, 5_000);
  }),
  loading('refuses a table larger than allowed', async (contract, { load, folder }) => {
    expect((await rejection(load(whole(contract, orders), { maxBytes: 10_000 }))).code).toBe('too-large');
    expect(readdirSync(folder).filter((name) => name.startsWith('table'))).toEqual([]);
  }),
];
