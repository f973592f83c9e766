import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { testName } from '../support/servers/names.js';
import { findPostgres } from '../support/servers/postgres.js';

export const ORDERS = 200_000;
/** Revenue of `visits` depends on device and discount, and fell in the South at the end. */
export const VISITS = 120_000;

const seed = `
  CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, country text);
  INSERT INTO customers SELECT n, 'Customer ' || n, (ARRAY['DE','FR','US','JP'])[1 + n % 4] FROM generate_series(1, 500) n;
  CREATE TABLE orders (
    id bigint PRIMARY KEY, customer integer NOT NULL REFERENCES customers (id), ordered date NOT NULL,
    amount numeric(12,2) NOT NULL, units integer NOT NULL, status text NOT NULL, channel text, note text
  );
  COMMENT ON TABLE orders IS 'Every order since 2019';
  INSERT INTO orders
    SELECT n, 1 + n % 500, date '2019-01-01' + (n % 2000)::integer, (n % 9973) * 1.25, 1 + n % 40,
      (ARRAY['paid','open','refunded'])[1 + n % 3], (ARRAY['Online','Retail',NULL])[1 + n % 3],
      CASE WHEN n % 50 = 0 THEN '=SUM(A1:A9)' WHEN n % 7 = 0 THEN NULL ELSE 'note ' || n END
    FROM generate_series(1, ${ORDERS}) n;
  CREATE SCHEMA archive;
  CREATE TABLE archive.orders_2018 AS SELECT * FROM orders LIMIT 1000;
  CREATE TABLE visits (id bigint PRIMARY KEY, day date NOT NULL, region text NOT NULL, device text NOT NULL,
    discount numeric(4,2) NOT NULL, revenue numeric(10,2) NOT NULL);
  INSERT INTO visits
    SELECT n, date '2024-01-01' + (n % 730)::integer, (ARRAY['North','South','West'])[1 + n % 3],
      (ARRAY['phone','desktop'])[1 + (n / 3) % 2], (n % 31) / 100.0,
      20 + 30 * ((n / 3) % 2) + (n % 31) * 0.8 - CASE WHEN n % 3 = 1 AND n % 730 > 550 THEN 12 ELSE 0 END + (n * 7919 % 13)
    FROM generate_series(1, ${VISITS}) n;
  CREATE VIEW endless AS SELECT v.day, v.region, v.revenue FROM visits v, generate_series(1, 100000);
  CREATE VIEW paid_orders AS SELECT * FROM orders WHERE status = 'paid';
  ANALYZE;
`;

export interface Shop {
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  run(sql: string): Promise<void>;
  /** Statements the reader's sessions are running right now. */
  statementsRunning(): Promise<number>;
  stop(): Promise<void>;
}

/** A shop in a PostgreSQL database of its own, and a login that can only read it; a text says why there is none. */
export const openShop = async (): Promise<Shop | string> => {
  const server = await findPostgres();
  if (typeof server === 'string') return server;
  const database = testName();
  const user = `${database}_reader`;
  const admin = new pg.Client({ connectionString: server.url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  await owner.query(seed);
  await owner.query(
    `CREATE ROLE ${user} LOGIN PASSWORD 'only-reads'; GRANT USAGE ON SCHEMA archive TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA public, archive TO ${user}`,
  );
  return {
    host: url.hostname,
    port: url.port || '5432',
    database,
    user,
    password: 'only-reads',
    run: async (sql) => void (await owner.query(sql)),
    async statementsRunning() {
      const running = `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE usename = $1 AND state = 'active'`;
      return (await owner.query<{ n: number }>(running, [user])).rows[0]!.n;
    },
    async stop() {
      await owner.end();
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await admin.query(`DROP ROLE ${user}`);
      await admin.end();
      await server.stop();
    },
  };
};

/** A folder with one SQLite file, as an administrator allows it. */
export const makeSqliteFolder = (): { folder: string; remove(): void } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-sqlite-'));
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.exec('CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, pages INTEGER)');
  const insert = database.prepare('INSERT INTO books VALUES (?, ?, ?)');
  for (let id = 1; id <= 300; id += 1) insert.run(id, `Book ${id}`, 100 + (id % 17) * 10);
  database.close();
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
