import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '#server/modules/connectors/connector.js';
import { mssql } from '#server/modules/connectors/drivers/mssql/driver.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { freePort } from '../../support/servers/free-port.js';
import { startTds, TdsError, type TdsAnswer, type TdsTestServer } from '../../support/servers/tds/server.js';
import { tdsTypes as types } from '../../support/servers/tds/types.js';
import { pause, rejection, rowsOf } from './promises/helpers.js';

const ROWS = 200_000;
let produced = 0;

const answerOf = (
  columns: readonly (readonly [name: string, type: TdsAnswer['columns'][number]['type']])[],
  rows: Iterable<readonly unknown[]>,
): TdsAnswer => ({
  columns: columns.map(([name, type]) => ({ name, type })),
  rows,
});

function* manyRows(): Generator<readonly unknown[]> {
  for (let index = 1; index <= ROWS; index += 1) {
    produced = index;
    yield [index, `row ${index}`];
  }
}

const table = ['dbo', 'orders', 'U ', '200000', 'All orders', 42];

/** The catalogue and the statements of the tests, recognised by a word of each. */
const script = (sql: string): TdsAnswer | null => {
  const text = types.nvarchar;
  if (/SERVERPROPERTY/.test(sql))
    return answerOf(
      [
        ['v', text],
        ['a', types.int],
        ['w', types.int],
      ],
      [['16.0.4135.4', 0, 0]],
    );
  if (/sys\.partitions/.test(sql)) {
    const last = /COUNT\(\*\) OVER/.test(sql) ? 1 : 42;
    return answerOf(
      [
        ['s', text],
        ['n', text],
        ['k', text],
        ['r', types.bigint],
        ['c', text],
        ['x', types.int],
      ],
      [[...table.slice(0, 5), last]],
    );
  }
  if (/FROM sys\.columns/.test(sql)) {
    const columns = [
      ['n', text],
      ['t', text],
      ['l', types.int],
      ['p', types.int],
      ['s', types.int],
      ['e', types.bit],
      ['c', text],
    ] as const;
    return answerOf(columns, [
      ['id', 'int', 4, 10, 0, false, null],
      ['note', 'nvarchar', 80, 0, 0, true, 'Free text'],
    ]);
  }
  if (/sys\.indexes/.test(sql)) return answerOf([['n', text]], [['id']]);
  if (/foreign_key/.test(sql))
    return answerOf(
      [
        ['k', types.int],
        ['f', text],
        ['s', text],
        ['t', text],
        ['c', text],
      ],
      [[1, 'id', 'dbo', 'customers', 'key']],
    );
  if (/\[orders\]/.test(sql))
    return answerOf(
      [
        ['id', types.int],
        ['note', text],
      ],
      manyRows(),
    );
  if (/twins/.test(sql))
    return answerOf(
      [
        ['a', types.int],
        ['a', types.int],
      ],
      [[3, 4]],
    );
  if (/slow/.test(sql)) return null;
  if (/kinds/.test(sql)) {
    const columns = [
      ['i', types.int],
      ['b', types.bigint],
      ['f', types.float],
      ['n', text],
      ['d', types.date],
      ['t', types.datetime2],
      ['x', types.bit],
      ['v', types.varbinary],
    ] as const;
    const day = new Date('2024-02-29T13:14:15.678Z');
    return answerOf(columns, [
      [-5, '9223372036854775807', 0.1, 'naïve ☃ 😀', day, day, true, Buffer.from([0, 255])],
      Array<null>(8).fill(null),
    ]);
  }
  throw new TdsError(208, "Invalid object name 'dbo.nowhere'.");
};

describe('SQL Server over the wire', () => {
  let server: TdsTestServer;
  const opened: Connection[] = [];

  const open = (change: Record<string, unknown> = {}): Connection => {
    const settings = {
      host: '127.0.0.1',
      port: server.port,
      database: 'shop',
      user: 'reader',
      password: 'secret',
      tls: 'off',
      ...change,
    };
    const connection = mssql.open(mssql.settings.parse(settings), {
      guard: new NetworkGuard({ privateNetworks: true }),
      sqliteFolder: null,
    });
    opened.push(connection);
    return connection;
  };
  const limits = { maxRows: 10, timeoutMilliseconds: 20_000 };
  const orders = { table: { schema: 'dbo', name: 'orders' }, columns: null, filters: [], maxRows: null };
  const idle = async (): Promise<void> => {
    for (let attempt = 0; attempt < 200 && server.active() > 0; attempt += 1) await pause(20);
    expect(server.active()).toBe(0);
  };

  beforeAll(async () => {
    server = await startTds({ users: { reader: 'secret' }, databases: ['shop'], answer: script });
  });
  afterAll(async () => {
    await Promise.all(opened.map((connection) => connection.close()));
    await server.stop();
  });

  it('names the server and its version', async () => {
    expect(await open().test()).toEqual({
      ok: true,
      server: 'SQL Server 16.0.4135.4',
      canWrite: false,
      warning: null,
      remedy: null,
    });
  });

  it('says which step fails', async () => {
    const wrong = [
      ['name', { host: 'no-such-host.invalid' }],
      ['port', { port: await freePort() }],
      ['tls', { tls: 'verify' }],
      ['login', { password: 'wrong' }],
      ['database', { database: 'other' }],
    ] as const;
    for (const [failedAt, change] of wrong)
      expect([failedAt, await open(change).test()]).toMatchObject([failedAt, { ok: false, failedAt }]);
  });

  it('lists and describes tables', async () => {
    const connection = open();
    expect(await connection.tables({ search: 'ord', limit: 5 })).toMatchObject({
      total: 1,
      tables: [{ schema: 'dbo', name: 'orders', rowEstimate: 200_000, comment: 'All orders' }],
    });
    expect(await connection.describe(orders.table)).toMatchObject({
      columns: [
        { name: 'id', nativeType: 'int', type: 'INTEGER', nullable: false },
        { name: 'note', nativeType: 'nvarchar(40)', type: 'VARCHAR', nullable: true, comment: 'Free text' },
      ],
      primaryKey: ['id'],
      foreignKeys: [{ columns: ['id'], references: { schema: 'dbo', name: 'customers', columns: ['key'] } }],
    });
  });

  it('keeps every type exactly, and null', async () => {
    const { batch } = await open().query('SELECT * FROM kinds', limits);
    expect(rowsOf(batch)).toEqual([
      [-5, '9223372036854775807', 0.1, 'naïve ☃ 😀', '2024-02-29', '2024-02-29 13:14:15.678', true, '0x00ff'],
      Array<null>(8).fill(null),
    ]);
  });

  it('keeps columns of the same name apart', async () => {
    expect(rowsOf((await open().query('SELECT * FROM twins', limits)).batch)).toEqual([[3, 4]]);
  });

  it('reads every row once, in batches', async () => {
    let rows = 0;
    for await (const batch of open().stream(orders, { batchRows: 5_000 })) {
      expect(batch.values[0]![0]).toBe(rows + 1);
      rows += batch.rows;
    }
    expect(rows).toBe(ROWS);
  });

  it('holds the server back while the reader waits, and lets go when it leaves', async () => {
    let first = 0;
    for await (const batch of open().stream(orders, { batchRows: 100 })) {
      first = batch.rows;
      await pause(300);
      break;
    }
    expect(first).toBe(100);
    await idle();
    expect(produced).toBeLessThan(ROWS);
  });

  it('stops a query at the time limit and by cancel, inside the server', async () => {
    expect((await rejection(open().query('SELECT * FROM slow', { ...limits, timeoutMilliseconds: 300 }))).code).toBe(
      'timeout',
    );
    await idle();
    const abort = new AbortController();
    const query = rejection(open().query('SELECT * FROM slow', { ...limits, signal: abort.signal }));
    setTimeout(() => abort.abort(), 300);
    expect((await query).code).toBe('cancelled');
    await idle();
  });

  it('rolls every query back', async () => {
    await open().query('SELECT * FROM twins', limits);
    expect(server.statements.at(-1)).toMatch(/BEGIN TRANSACTION;\nSELECT \* FROM twins\n;ROLLBACK TRANSACTION$/);
  });

  it('says in one sentence what the server refused', async () => {
    const error = await rejection(open().query('SELECT * FROM nowhere', limits));
    expect(error).toMatchObject({
      code: 'query-failed',
      detail: "The query failed: Invalid object name 'dbo.nowhere'.",
    });
  });

  it('never ends a stream as if complete when the connection breaks', async () => {
    let rows = 0;
    const read = async (): Promise<void> => {
      for await (const batch of open().stream(orders, { batchRows: 1_000 })) {
        rows += batch.rows;
        if (rows === 1_000) server.cut();
      }
    };
    expect((await rejection(read())).code).toBe('source-unreachable');
    expect(rows).toBeLessThan(ROWS);
  });

  it('sends nothing that the gate refuses', async () => {
    const before = server.statements.length;
    for (const sql of [
      'DROP TABLE orders',
      'SELECT 1 DELETE FROM orders',
      "EXEC xp_cmdshell 'dir'",
      'SELECT * FROM kinds; SELECT 1',
    ]) {
      expect((await rejection(open().query(sql, limits))).code).toBe('query-refused');
    }
    expect(server.statements.length).toBe(before);
  });
});
