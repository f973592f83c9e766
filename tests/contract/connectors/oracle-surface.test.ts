import type { Connection as Session, ExecuteOptions, Metadata, Oracledb } from 'oracledb';
import { afterEach, describe, expect, it } from 'vitest';
import { OracleConnection } from '#server/modules/connectors/drivers/oracle/connection.js';
import { oracleSettings } from '#server/modules/connectors/drivers/oracle/settings.js';
import { checkGrammar } from '#server/modules/connectors/gate/grammar/check-grammar.js';
import type { Filter } from '#server/modules/connectors/selection.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { pause, rejection, rowsOf } from './promises/helpers.js';

/** What the tests answer a statement with; a promise that waits stands for a long statement. */
type Script = (sql: string) => { metaData: Metadata[]; rows: unknown[][] } | Promise<never>;

interface Fake {
  readonly oracledb: Oracledb;
  readonly statements: string[];
  readonly connects: string[];
  breaks: number;
  open: number;
}

const text = (name: string): Metadata => ({ name, dbTypeName: 'VARCHAR2', byteSize: 40 });
const numeric = (name: string, precision = 0, scale = -127): Metadata => ({
  name,
  dbTypeName: 'NUMBER',
  precision,
  scale,
});

/** The surface of the official driver that we use, as its documentation describes it. */
const fakeDriver = (script: Script): Fake => {
  const fake: Fake = { statements: [], connects: [], breaks: 0, open: 0, oracledb: null as never };
  const session = (): Session => {
    let stop = (_error: Error): void => undefined;
    const execute = async (sql: string, _binds?: unknown, options?: ExecuteOptions) => {
      fake.statements.push(sql);
      if (!options) return {};
      const stopped = new Promise<never>((_resolve, reject) => (stop = reject));
      stopped.catch(() => undefined);
      const { metaData, rows } = await Promise.race([script(sql), stopped]);
      const fetched = metaData.map((column) => options.fetchTypeHandler(column)?.type);
      let at = 0;
      const typed = (row: unknown[]): unknown[] =>
        row.map((value, index) => (fetched[index] === 1 && value !== null ? String(value) : value));
      return {
        resultSet: {
          metaData,
          getRows: (count: number) => Promise.resolve(rows.slice(at, (at += count)).map(typed)),
          close: () => Promise.resolve(),
        },
      };
    };
    fake.open += 1;
    return {
      callTimeout: 0,
      oracleServerVersionString: '23.7.0.0.0',
      execute: execute as Session['execute'],
      rollback: () => Promise.resolve(),
      break: () => {
        fake.breaks += 1;
        stop(new Error('ORA-01013: user requested cancel of current operation'));
        return Promise.resolve();
      },
      close: () => {
        fake.open -= 1;
        return Promise.resolve();
      },
    };
  };
  const oracledb: Oracledb = {
    OUT_FORMAT_ARRAY: 4_001,
    STRING: 1,
    BUFFER: 2,
    getConnection: ({ connectString, password }) => {
      fake.connects.push(connectString);
      return password === 'secret'
        ? Promise.resolve(session())
        : Promise.reject(new Error('ORA-01017: invalid credential or not authorized; logon denied'));
    },
  };
  return Object.assign(fake, { oracledb });
};

const summary = ['SHOP', 'ORDERS', 'TABLE', 5_000, 'All orders', 1];

const catalogue: Script = (sql) => {
  if (/session_privs/.test(sql)) return { metaData: [numeric('N')], rows: [[0]] };
  if (/FROM all_objects/.test(sql))
    return { metaData: [text('A'), text('B'), text('C'), numeric('D'), text('E'), numeric('F')], rows: [summary] };
  if (/all_tab_columns/.test(sql)) {
    const metaData = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(text);
    const rows = [
      ['ID', 'NUMBER', 0, 10, 0, 'N', null],
      ['AMOUNT', 'NUMBER', 0, 38, 10, 'Y', 'In euros'],
      ['ANY_NUMBER', 'NUMBER', 0, null, null, 'Y', null],
      ['PLACED', 'TIMESTAMP(6) WITH TIME ZONE', 0, null, 6, 'Y', null],
      ['NOTE', 'VARCHAR2', 40, null, null, 'Y', null],
    ];
    return { metaData, rows };
  }
  if (/all_constraints/.test(sql))
    return {
      metaData: ['A', 'B', 'C', 'D', 'E', 'F'].map(text),
      rows: [
        ['P', 'PK', 'ID', null, null, null],
        ['R', 'FK', 'ID', 'SHOP', 'CUSTOMERS', 'KEY'],
      ],
    };
  const rows = Array.from({ length: 2_500 }, (_, index) => [
    index + 1,
    '1234567890123456789012345678.0123456789',
    1e30,
    '2024-06-01 10:00:00.000000000+00',
    null,
  ]);
  if (/"ORDERS"/.test(sql))
    return {
      metaData: [numeric('ID', 10, 0), numeric('AMOUNT', 38, 10), numeric('ANY_NUMBER'), text('PLACED'), text('NOTE')],
      rows,
    };
  throw new Error('ORA-00942: table or view "SHOP"."NOWHERE" does not exist');
};

describe('Oracle, by the surface of its driver', () => {
  const opened: OracleConnection[] = [];

  const open = (fake: Fake, change: Record<string, unknown> = {}): OracleConnection => {
    const settings = oracleSettings.parse({
      host: '127.0.0.1',
      service: 'FREEPDB1',
      user: 'reader',
      password: 'secret',
      tls: 'off',
      ...change,
    });
    const connection = new OracleConnection(
      settings,
      { guard: new NetworkGuard({ privateNetworks: true }), sqliteFolder: null },
      () => fake.oracledb,
    );
    opened.push(connection);
    return connection;
  };
  const orders = { table: { schema: 'SHOP', name: 'ORDERS' }, columns: null, filters: [], maxRows: null };
  const limits = { maxRows: 10, timeoutMilliseconds: 20_000 };

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((connection) => connection.close()));
  });

  it('connects to the pinned address, and says when the login is wrong', async () => {
    const fake = fakeDriver(catalogue);
    expect(await open(fake).test()).toMatchObject({ ok: true, server: 'Oracle 23.7.0.0.0', canWrite: false });
    expect(fake.connects[0]).toContain('(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=1521)');
    expect(await open(fake, { password: 'wrong' }).test()).toMatchObject({ ok: false, failedAt: 'login' });
  });

  it('takes nothing as a service that could change the address', () => {
    for (const service of ['X)(HOST=169.254.169.254', 'a b', '(x)', '']) {
      expect(oracleSettings.safeParse({ host: 'h', user: 'u', service }).success).toBe(false);
    }
  });

  it('describes columns with exact types and keys', async () => {
    const table = await open(fakeDriver(catalogue)).describe(orders.table);
    expect(table.columns.map(({ name, nativeType, type }) => [name, nativeType, type])).toEqual([
      ['ID', 'NUMBER(10,0)', 'BIGINT'],
      ['AMOUNT', 'NUMBER(38,10)', 'DECIMAL(38,10)'],
      ['ANY_NUMBER', 'NUMBER', 'DECIMAL'],
      ['PLACED', 'TIMESTAMP(6) WITH TIME ZONE', 'TIMESTAMPTZ'],
      ['NOTE', 'VARCHAR2(40)', 'VARCHAR'],
    ]);
    expect(table).toMatchObject({
      primaryKey: ['ID'],
      foreignKeys: [{ columns: ['ID'], references: { schema: 'SHOP', name: 'CUSTOMERS', columns: ['KEY'] } }],
    });
  });

  it('reads numbers to the last digit and times in UTC', async () => {
    const batch = await open(fakeDriver(catalogue)).sample(orders.table, 1);
    expect(rowsOf(batch)).toEqual([
      ['1', '1234567890123456789012345678.0123456789', `1${'0'.repeat(30)}`, '2024-06-01 10:00:00+00', null],
    ]);
  });

  it('reads every row once, in batches, in a read-only transaction', async () => {
    const fake = fakeDriver(catalogue);
    const sizes: number[] = [];
    for await (const batch of open(fake).stream(orders, { batchRows: 1_000 })) sizes.push(batch.rows);
    expect(sizes).toEqual([1_000, 1_000, 500]);
    expect(fake.statements.at(-2)).toBe('SET TRANSACTION READ ONLY');
  });

  it('stops a query by breaking it in the database, at the time limit and by cancel', async () => {
    const fake = fakeDriver((sql) => (/slow/.test(sql) ? new Promise<never>(() => undefined) : catalogue(sql)));
    const connection = open(fake);
    expect(
      (await rejection(connection.query('SELECT a FROM slow', { ...limits, timeoutMilliseconds: 100 }))).code,
    ).toBe('timeout');
    const abort = new AbortController();
    const query = rejection(connection.query('SELECT a FROM slow', { ...limits, signal: abort.signal }));
    await pause(100);
    abort.abort();
    expect((await query).code).toBe('cancelled');
    expect(fake.breaks).toBeGreaterThanOrEqual(2);
    await connection.close();
    expect(fake.open).toBe(0);
  });

  it('says in one sentence what the database refused', async () => {
    const error = await rejection(open(fakeDriver(catalogue)).query('SELECT a FROM nowhere', limits));
    expect(error).toMatchObject({
      code: 'query-failed',
      detail: 'The query failed: ORA-00942: table or view "SHOP"."NOWHERE" does not exist',
    });
  });

  it('writes only statements that the grammar of Oracle accepts', async () => {
    const fake = fakeDriver((sql) => {
      if (/min\(/i.test(sql))
        return {
          metaData: Array.from({ length: 26 }, (_, index) => text(`C${index}`)),
          rows: [Array.from({ length: 26 }, () => '5')],
        };
      if (/APPROX|bin, count/i.test(sql)) return { metaData: [numeric('A'), numeric('B')], rows: [[1, 5_000]] };
      return catalogue(sql);
    });
    const connection = open(fake);
    await connection.tables({ search: "o'x", limit: 3 });
    await connection.sample({ schema: 'SHOP', name: 'ORDERS' }, 5);
    const filters: Filter[] = [
      { column: 'NOTE', operator: 'contains', value: "100% o'clock_" },
      { column: 'ID', operator: 'one-of', values: [1, 2] },
      { column: 'AMOUNT', operator: '>=', value: 1.5 },
      { column: 'NOTE', operator: 'is-not-null' },
    ];
    for await (const batch of connection.stream({ ...orders, filters, maxRows: 10 }, { batchRows: 10 }))
      expect(batch.rows).toBe(10);
    await connection.profile(orders.table, { mode: 'sharp' }).catch(() => undefined);
    const selects = fake.statements.filter((sql) => /^\s*SELECT/.test(sql));
    expect(selects.length).toBeGreaterThan(8);
    for (const sql of new Set(selects)) {
      const plain = sql.replace(/:(pattern|owner|name)\b/g, "'x'");
      expect([
        sql,
        await checkGrammar('plsql', plain).then(
          () => 'parsed',
          (error: Error) => error.message,
        ),
      ]).toEqual([sql, 'parsed']);
    }
  });
});
