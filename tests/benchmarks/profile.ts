/**
 * Times reading and profiling of generated CSV files of 20 mixed columns, as `dv profile` does it after start-up.
 * Run: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/profile.ts [rows …]
 * Prints wall and processor seconds: on a busy machine, processor seconds divided by the cores tell what an idle one needs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { quoteName, quoteText } from '#server/engine/sql-session.js';
import { ingestFile } from '#server/modules/datasets/ingest/index.js';
import { profileAnalysis } from '#server/modules/profiling/index.js';

const folder = await mkdtemp(path.join(tmpdir(), 'profile-'));
const open = (): Promise<DuckDbSession> =>
  DuckDbSession.open({ memoryBytes: 1.2e9, threads: 2, tempFolder: path.join(folder, 'spill'), tempBytes: 4e9 });

const generate = async (rows: number): Promise<string> => {
  const session = await open();
  const file = path.join(folder, `${rows}.csv`);
  const pick = (...values: string[]): string =>
    `[${values.map(quoteText).join(', ')}][1 + floor(random() * ${values.length})::INT]`;
  await session.query('SELECT setseed(0.42)');
  await session.run(`COPY (SELECT i + 1 AS order_id, DATE '2020-01-01' + (random() * 2000)::INT AS order_date,
    TIMESTAMP '2020-01-01' + to_seconds((random() * 1e8)::BIGINT) AS created_at, ${pick('North', 'South', 'East', 'West')} AS region,
    'C' || lpad(((random() * 50000)::INT)::VARCHAR, 6, '0') AS customer, ${pick('Online', 'Partner', 'Retail')} AS channel,
    'Product ' || ((random() * 200)::INT) AS product, 1 + (random() * 40)::INT AS units, round(5 + random() * 900, 2) AS unit_price,
    round(random() * 0.3, 2) AS discount, round(random() * 10000, 2) AS revenue,
    CASE WHEN random() >= 0.05 THEN round(random() * 100, 1) END AS weight, random() < 0.3 AS returned,
    CASE WHEN random() >= 0.1 THEN (random() * 5)::INT END AS rating, 'user' || ((random() * 200000)::INT) || '@example.com' AS email,
    (random() * 1e9)::BIGINT AS reference, round(random() * 180 - 90, 5) AS latitude, round(random() * 360 - 180, 5) AS longitude,
    ${pick('paid', 'open', 'late', 'void')} AS status, 'Note number ' || ((random() * 1000000)::INT) AS note
    FROM range(${rows}) AS rows(i)) TO ${quoteText(file)} (HEADER)`);
  session.close();
  return file;
};

interface Seconds {
  readonly wall: number;
  readonly processor: number;
}

const timed = async <T>(work: () => Promise<T>): Promise<[T, Seconds]> => {
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const used = process.cpuUsage(processor);
  return [result, { wall: (performance.now() - wall) / 1e3, processor: (used.user + used.system) / 1e6 }];
};

const shown = ({ wall, processor }: Seconds): string => `${wall.toFixed(2)} s (${processor.toFixed(2)} s processor)`;

const sizes = process.argv.slice(2).map(Number);
for (const rows of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
  const file = await generate(rows);
  const session = await open();
  const parquetPath = path.join(folder, 'table.parquet');
  const [table, reading] = await timed(() => ingestFile(session, file, 'orders.csv', {}, { parquetPath }));
  const names = table.columns.map(({ name }) => quoteName(name)).join(', ');
  const kind = rows <= 250_000 ? 'TABLE' : 'VIEW';
  const source = { kind: 'file' as const, label: 'orders.csv' };
  const dataset = { ...table, id: '0'.repeat(64), name: 'orders', source, createdAt: '2026-01-01T00:00:00Z' };
  const context = { dataset, sql: session, now: new Date(0), progress: () => undefined };
  const [, profiling] = await timed(async () => {
    await session.run(`CREATE ${kind} data AS SELECT ${names} FROM read_parquet(${quoteText(parquetPath)})`);
    await session.repeatable();
    return profileAnalysis.compute(context, { topValues: 10 });
  });
  const peak = process.resourceUsage().maxRSS / 1e6;
  console.log(`${rows} x 20: read ${shown(reading)}, profile ${shown(profiling)}, peak ${peak.toFixed(2)} GB`);
  session.close();
}
await rm(folder, { recursive: true });
