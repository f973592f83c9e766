import { createClient } from '@clickhouse/client';
import { clickhouse } from '#server/modules/connectors/drivers/clickhouse/driver.js';
import { findClickHouse, type ClickHouseServer } from '../../../support/servers/clickhouse.js';
import { freePort } from '../../../support/servers/free-port.js';
import { testName } from '../../../support/servers/names.js';
import { startRelay } from '../../../support/servers/tcp-relay.js';
import { ENDLESS, fixtureTables, LONG, MANY, orders, VIEW, type FixtureTable, type LogicalType } from '../fixture.js';
import { plainLiteral } from '../seed.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const quoteName = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

const types: Record<LogicalType, string> = {
  integer: 'Int32',
  bigint: 'Int64',
  'decimal(12,2)': 'Decimal(12, 2)',
  'decimal(38,10)': 'Decimal(38, 10)',
  double: 'Float64',
  boolean: 'Bool',
  date: 'Date32',
  timestamp: 'DateTime64(6)',
  zoned: "DateTime64(6, 'Europe/Berlin')",
  text: 'String',
  binary: 'String',
  nested: 'String',
};

const literal = (value: FixtureTable['rows'][number][number], type: LogicalType): string => {
  if (value === null) return 'NULL';
  if (type.startsWith('decimal')) return `'${String(value)}'`;
  if (type === 'zoned') return `toDateTime64('${String(value).slice(0, 19)}', 6, 'UTC')`;
  if (type === 'date') return `toDate32('${String(value)}')`;
  return plainLiteral(value, type).replaceAll('\\', '\\\\');
};

const seed = function* (): Generator<string> {
  for (const table of fixtureTables) {
    const columns = table.columns.map(
      ({ name, type, nullable, comment }) =>
        `${quoteName(name)} ${nullable ? `Nullable(${types[type]})` : types[type]} ${comment ? `COMMENT '${comment}'` : ''}`,
    );
    const key = table.primaryKey.map(quoteName).join(', ');
    yield `CREATE TABLE ${quoteName(table.name)} (${columns.join(', ')}) ENGINE = MergeTree ORDER BY (${key}) COMMENT '${table.comment ?? ''}'`;
    for (let start = 0; start < table.rows.length; start += 1_000) {
      const rows = table.rows
        .slice(start, start + 1_000)
        .map((row) => `(${row.map((value, index) => literal(value, table.columns[index]!.type)).join(',')})`);
      yield `INSERT INTO ${quoteName(table.name)} VALUES ${rows.join(',')}`;
    }
  }
  yield `CREATE VIEW ${VIEW} AS SELECT * FROM ${orders.name} WHERE status = 'paid'`;
  yield `CREATE VIEW ${MANY} AS SELECT a.* FROM ${orders.name} a CROSS JOIN (SELECT number FROM numbers(40)) b`;
  yield `CREATE VIEW ${LONG} AS SELECT a.* FROM ${orders.name} a CROSS JOIN (SELECT number FROM numbers(1600)) b`;
  yield `CREATE VIEW ${ENDLESS} AS SELECT a.*, b.effort FROM ${orders.name} a CROSS JOIN (SELECT count() AS effort FROM numbers(1000000000000) WHERE modulo(number, 7) = 3) b`;
};

const writing = [
  'INSERT INTO dv_customers VALUES (999, 1)',
  'ALTER TABLE dv_orders DELETE WHERE 1',
  'DROP TABLE dv_empty',
  'CREATE TABLE dv_new ENGINE = Memory AS SELECT 1',
  'SELECT 1; DROP TABLE dv_empty',
  "SELECT 1 INTO OUTFILE '/tmp/dv_never'",
  "SELECT * FROM file('/etc/passwd', 'LineAsString')",
  "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
  "SELECT * FROM remote('127.0.0.1', 'system', 'one')",
  'SELECT 1 SETTINGS readonly = 0',
  'SELECT 1 FORMAT Native',
  'SELECT sleep(1)',
  "SELECT file('/etc/passwd')",
  'SELECT * FROM system.query_log',
  'SELECT * FROM `system`.`users`',
  "SELECT * FROM executable('cat', 'TSV', 'a String')",
  'SET readonly = 0',
  'SYSTEM SHUTDOWN',
  "SELECT * FROM s3('http://127.0.0.1/x.csv')",
  "SELECT * FROM merge('system', '.*')",
  'TRUNCATE TABLE dv_orders',
  'OPTIMIZE TABLE dv_orders',
  'WITH x AS (SELECT 1) INSERT INTO dv_orders SELECT * FROM x',
  "SELECT dictGet('a', 'b', 1)",
  "SELECT getSetting('readonly')",
];

const start = async (server: ClickHouseServer): Promise<RunningTarget> => {
  const name = testName();
  const { hostname, port, username, password } = server.url;
  const user = decodeURIComponent(username) || 'default';
  const admin = createClient({ url: `http://${hostname}:${port}`, username: user, password });
  await admin.command({ query: `CREATE DATABASE ${name}` });
  const owner = createClient({ url: `http://${hostname}:${port}`, username: user, password, database: name });
  for (const statement of seed())
    await owner.command({ query: statement, clickhouse_settings: { session_timezone: 'UTC' } });
  await owner.close();
  const relay = await startRelay(Number(port), hostname);
  const settings = { host: '127.0.0.1', port: relay.port, database: name, user, password, tls: 'off' };
  const count = async (query: string): Promise<number> => {
    const rows = await (await admin.query({ query, format: 'JSONCompactEachRow' })).json<[string]>();
    return Number(rows[0]?.[0]);
  };
  return {
    environment: openEnvironment(),
    settings,
    writer: settings,
    wrong: {
      name: { ...settings, host: 'no-such-host.invalid' },
      port: { ...settings, port: await freePort() },
      tls: { ...settings, tls: 'verify' },
      login: { ...settings, user: 'nobody_here' },
      database: { ...settings, database: `${name}_none` },
    },
    schema: name,
    nativeTypes: { 'decimal(38,10)': 'Nullable(Decimal(38, 10))', zoned: "Nullable(DateTime64(6, 'Europe/Berlin'))" },
    types: {
      integer: 'INTEGER',
      bigint: 'BIGINT',
      'decimal(12,2)': 'DECIMAL(12,2)',
      'decimal(38,10)': 'DECIMAL(38,10)',
      double: 'DOUBLE',
      boolean: 'BOOLEAN',
      date: 'DATE',
      timestamp: 'TIMESTAMP',
      zoned: 'TIMESTAMPTZ',
      text: 'VARCHAR',
      binary: 'VARCHAR',
      nested: 'VARCHAR',
    },
    queries: {
      numbers: (n) => `SELECT number + 1 AS n FROM numbers(${n}) ORDER BY n`,
      twins: 'SELECT 3 AS a, 4 AS b',
      slow: 'SELECT count() FROM numbers(1000000000000) WHERE modulo(number, 7) = 3',
      writing,
      broken: 'SELECT * FROM WHERE',
      missingTable: 'SELECT * FROM dv_nowhere',
    },
    activeStatements: () => count(`SELECT count() FROM system.processes WHERE current_database = '${name}'`),
    cut: () => Promise.resolve(relay.cut()),
    stop: async () => {
      await admin.command({ query: `DROP DATABASE IF EXISTS ${name}` });
      await admin.close();
      await relay.stop();
      await server.stop();
    },
  };
};

export const clickHouseTarget: ConnectorTarget = {
  driver: clickhouse,
  lacks: {
    'does not warn of an account that only reads': 'the server from npm has one account, which may do everything',
    'knows foreign keys': 'ClickHouse has no foreign keys',
    'keeps columns of the same name apart': 'ClickHouse refuses two different expressions of one name',
    'keeps binary as hexadecimal text': 'ClickHouse has no binary type; its String is read as text',
  },
  start: async () => {
    const server = await findClickHouse();
    return typeof server === 'string' ? server : start(server);
  },
};
