// Resident memory of the API process and of its worker while 1,000,000 rows x 8 columns load through the built server (Linux).
// node scripts/build.mjs --only=server && nice -n 10 node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/load-memory.ts
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Load } from '#shared/contract/connections.js';
import { startBuiltServer, stopBuiltServer } from '../support/built-server.js';
import { testName } from '../support/servers/names.js';
import { findPostgres } from '../support/servers/postgres.js';

const ROWS = 1_000_000;
const GOAL_MEGABYTES = 200;

// The server signs its own certificate.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const megabytes = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Math.round(
    Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024,
  );

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
    .filter(Boolean)
    .map(Number);

const server = await findPostgres();
if (typeof server === 'string') throw new Error(server);
const { hostname: host, port, username: user, password } = server.url;
const database = testName();
const admin = new pg.Client({ connectionString: server.url.href });
await admin.connect();
await admin.query(`CREATE DATABASE ${database}`);
const owner = new pg.Client({ host, port: Number(port), user, password, database });
await owner.connect();
await owner.query(`CREATE TABLE orders AS SELECT i::bigint AS id, (random() * 199999)::int AS customer_id, (random() * 10000)::numeric(12,2) AS amount,
  (random() * 20)::int AS qty, random() * 100 AS price, (ARRAY['new', 'paid', 'sent', 'done', 'back'])[1 + (random() * 4)::int] AS status,
  timestamp '2020-01-01' + random() * interval '1800 days' AS created_at, CASE WHEN random() >= 0.1 THEN md5(i::text) END AS note
  FROM generate_series(1, ${ROWS}) i`);
await owner.end();

const folder = mkdtempSync(path.join(tmpdir(), 'dv-benchmark-'));
const product = await startBuiltServer(folder, {});
const pid = product.process.pid!;
const ask = async <T>(method: string, route: string, body?: unknown): Promise<T> => {
  const headers = { 'content-type': 'application/json' };
  const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(`${product.url}/api/v1${route}`, sent);
  if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

try {
  const settings = { host, port: Number(port) || 5_432, user, password: password || 'none', database, tls: 'off' };
  const { id } = await ask<{ id: string }>('POST', '/connections', { name: 'Source', kind: 'postgres', settings });
  const before = megabytes(pid, 'VmRSS');
  let load = await ask<Load>('POST', `/connections/${id}/loads`, { table: { schema: 'public', name: 'orders' } });
  let [highest, worker] = [before, 0];
  while (load.state === 'queued' || load.state === 'running') {
    await sleep(50);
    highest = Math.max(highest, megabytes(pid, 'VmRSS'));
    worker = Math.max(worker, ...childrenOf(pid).map((child) => megabytes(child, 'VmHWM')));
    load = await ask<Load>('GET', `/loads/${load.id}`);
  }
  console.log(
    `${load.state}: ${load.rows} rows. API: ${before} MB before, ${highest} MB at most while loading (goal ${GOAL_MEGABYTES}), ` +
      `${megabytes(pid, 'VmHWM')} MB at most since it started. Worker: ${worker} MB at most.`,
  );
} finally {
  await stopBuiltServer(product);
  rmSync(folder, { recursive: true, force: true });
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.end();
  await server.stop();
}
