// Loading a table of 1,000,000 rows x 8 columns, and profiling one of 5,000,000, where it lies.
// nice -n 10 node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/connectors.ts [load|profile]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysqlClient from 'mysql2/promise';
import pg from 'pg';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import type { ConnectorDriver } from '#server/modules/connectors/connector.js';
import { mysql } from '#server/modules/connectors/drivers/mysql/driver.js';
import { postgres } from '#server/modules/connectors/drivers/postgres/driver.js';
import { loadTable } from '#server/modules/connectors/loading/load-table.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { wholeTable } from '#server/modules/connectors/selection.js';
import { findMysql } from '../support/servers/mysql.js';
import { testName } from '../support/servers/names.js';
import { findPostgres } from '../support/servers/postgres.js';

const LOADED = 1_000_000;
const PROFILED = 5_000_000;
const folder = mkdtempSync(path.join(tmpdir(), 'dv-benchmark-'));
const environment = { guard: new NetworkGuard({ privateNetworks: true }), sqliteFolder: null };
const limits = { memoryBytes: 1_500_000_000, threads: 2, tempFolder: folder, tempBytes: 4_000_000_000 };

const report = (what: string, figures: Record<string, string | number>): void =>
  console.log(
    what.padEnd(34),
    Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join('  '),
  );

/** Of this process, all threads, user and system; unlike seconds it says the same on a busy machine. */
const processorSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

const load = async (driver: ConnectorDriver, settings: Record<string, unknown>, schema: string): Promise<void> => {
  for (let round = 1; round <= 3; round += 1) {
    const session = await DuckDbSession.open(limits);
    const connection = driver.open(driver.settings.parse(settings), environment);
    const parquetPath = path.join(folder, 'table.parquet');
    const cpu = process.cpuUsage();
    const start = performance.now();
    let read = { at: 0, seconds: 0 };
    const table = await loadTable(connection, wholeTable({ schema, name: 'orders' }), session, {
      parquetPath,
      enforcesTypes: driver.capabilities.enforcesTypes,
      maxBytes: 4_000_000_000,
      progress: (stage) => {
        if (stage === 'Storing') read = { at: performance.now(), seconds: processorSeconds(cpu) };
      },
    });
    const seconds = (performance.now() - start) / 1_000;
    report(`${driver.label}, load, round ${round}`, {
      rows: table.rows,
      seconds: seconds.toFixed(2),
      'read s': ((read.at - start) / 1_000).toFixed(2),
      'rows/s': Math.round(table.rows / seconds),
      'CPU s reading': read.seconds.toFixed(2),
      'CPU s storing': (processorSeconds(cpu) - read.seconds).toFixed(2),
      'peak RSS MB': Math.round(process.resourceUsage().maxRSS / 1_024),
      'Parquet MB': Math.round(statSync(parquetPath).size / 1e6),
    });
    await connection.close();
    session.close();
  }
};

const profile = async (driver: ConnectorDriver, settings: Record<string, unknown>, schema: string): Promise<void> => {
  const connection = driver.open(driver.settings.parse(settings), environment);
  for (const mode of ['fast', 'fast', 'sharp'] as const) {
    const start = performance.now();
    const { rows, columns } = await connection.profile({ schema, name: 'orders' }, { mode });
    const distinct = columns.map((column) => `${column.name}=${column.distinct?.count}`).join(' ');
    report(`${driver.label}, ${mode} profile`, {
      rows,
      seconds: ((performance.now() - start) / 1_000).toFixed(2),
      distinct,
    });
  }
  await connection.close();
};

const withPostgres = async (rows: number, work: typeof load): Promise<void> => {
  const server = await findPostgres();
  if (typeof server === 'string') return console.log(server);
  const { hostname: host, port, username: user, password } = server.url;
  const admin = new pg.Client({ connectionString: server.url.href });
  await admin.connect();
  const database = testName();
  await admin.query(`CREATE DATABASE ${database}`);
  const owner = new pg.Client({ host, port: Number(port), user, password, database });
  await owner.connect();
  await owner.query(`CREATE TABLE orders AS SELECT i::bigint AS id, (random() * 199999)::int AS customer_id, (random() * 10000)::numeric(12,2) AS amount,
    (random() * 20)::int AS qty, random() * 100 AS price, (ARRAY['new', 'paid', 'sent', 'done', 'back'])[1 + (random() * 4)::int] AS status,
    timestamp '2020-01-01' + random() * interval '1800 days' AS created_at, CASE WHEN random() >= 0.1 THEN md5(i::text) END AS note
    FROM generate_series(1, ${rows}) i`);
  await owner.query('VACUUM ANALYZE orders');
  await owner.end();
  await work(postgres, { host, port: Number(port), user, password, database, tls: 'off' }, 'public');
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.end();
  await server.stop();
};

const withMysql = async (rows: number, work: typeof load): Promise<void> => {
  const server = await findMysql();
  if (typeof server === 'string') return console.log(server);
  const address = {
    host: server.url.hostname,
    port: Number(server.url.port) || 3_306,
    user: server.url.username,
    password: server.url.password,
  };
  const database = testName();
  const admin = await mysqlClient.createConnection(address);
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`USE ${database}`);
  await admin.query('SET max_recursive_iterations = 4294967295');
  await admin.query(`CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int, amount decimal(12,2), qty int, price double, status varchar(10),
    created_at datetime(6), note varchar(40))`);
  await admin.query(`INSERT INTO orders WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
    SELECT i, floor(rand() * 200000), rand() * 10000, floor(rand() * 21), rand() * 100, elt(1 + floor(rand() * 5), 'new', 'paid', 'sent', 'done', 'back'),
    timestampadd(MICROSECOND, floor(rand() * 155520000000000), '2020-01-01'), if(rand() < 0.1, NULL, md5(i)) FROM n`);
  await admin.query('ANALYZE TABLE orders');
  await work(mysql, { ...address, database, tls: 'off' }, database);
  await admin.query(`DROP DATABASE ${database}`);
  await admin.end();
  await server.stop();
};

const [what = 'all'] = process.argv.slice(2);
try {
  if (what !== 'profile') {
    await withPostgres(LOADED, load);
    await withMysql(LOADED, load);
  }
  if (what !== 'load') await withPostgres(PROFILED, profile);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
