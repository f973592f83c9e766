import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sqlite } from '#server/modules/connectors/drivers/sqlite/driver.js';
import { plainLiteral, seedStatements, type SeedDialect } from '../seed.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const seed: SeedDialect = {
  types: {
    integer: 'INTEGER',
    bigint: 'INTEGER',
    'decimal(12,2)': 'DECIMAL(12,2)',
    'decimal(38,10)': 'DECIMAL(38,10)',
    double: 'REAL',
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
    zoned: 'TEXT',
    text: 'TEXT',
    binary: 'BLOB',
    nested: 'TEXT',
  },
  quoteName: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: (value, type) =>
    type === 'binary' && value !== null ? `x'${String(value).slice(2)}'` : plainLiteral(value, type),
  rowsPerInsert: 500,
};

const writing = [
  "INSERT INTO dv_customers VALUES (999, 'x')",
  'DELETE FROM dv_orders',
  'DROP TABLE dv_empty',
  'WITH x AS (SELECT 1 AS a) DELETE FROM dv_orders',
  'SELECT 1; DELETE FROM dv_orders',
  "ATTACH '/tmp/dv_never.db' AS other",
  "VACUUM INTO '/tmp/dv_never.db'",
  'PRAGMA writable_schema = 1',
  "SELECT load_extension('x')",
  "SELECT readfile('/etc/hostname')",
  "SELECT writefile('/tmp/dv_never', 'x')",
  'SELECT * FROM pragma_database_list',
  "SELECT * FROM pragma_table_info('dv_orders')",
  'SELECT randomblob(1000000000)',
  'SELECT zeroblob(1000000000)',
  "SELECT fts3_tokenizer('a')",
  'BEGIN IMMEDIATE',
  'SELECT sqlite_version()',
  "SELECT edit('x')",
  'REINDEX',
  'EXPLAIN SELECT 1',
];

/** Reading processes that compute now; those that wait for us sleep. */
const workingChildren = (): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, 'x ')
          .split(' ');
        return (
          Number(parent) === process.pid &&
          state === 'R' &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sqlite/child')
        );
      } catch {
        return false;
      }
    }).length;

const cutChildren = (): void => {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, 'x ')
        .split(' ')[2];
      if (Number(parent) !== process.pid) continue;
      if (readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('sqlite/child')) process.kill(Number(name), 'SIGKILL');
    } catch {
      continue;
    }
  }
};

const start = (): Promise<RunningTarget> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-sqlite-'));
  const database = new Database(path.join(folder, 'shop.sqlite'));
  database.exec(seedStatements(seed).join(';\n'));
  database.close();
  writeFileSync(path.join(folder, 'notes.txt'), 'This is no database, however one reads it. '.repeat(50));
  return Promise.resolve({
    environment: openEnvironment({ sqliteFolder: folder }),
    settings: { file: 'shop.sqlite' },
    writer: null,
    wrong: { name: { file: 'missing.sqlite' }, database: { file: 'notes.txt' } },
    schema: null,
    nativeTypes: { 'decimal(38,10)': 'DECIMAL(38,10)' },
    types: {
      integer: 'BIGINT',
      bigint: 'BIGINT',
      'decimal(12,2)': 'DECIMAL(12,2)',
      'decimal(38,10)': 'DECIMAL(38,10)',
      double: 'DOUBLE',
      boolean: 'BOOLEAN',
      date: 'DATE',
      timestamp: 'TIMESTAMP',
      zoned: 'VARCHAR',
      text: 'VARCHAR',
      binary: 'VARCHAR',
      nested: 'VARCHAR',
    },
    queries: {
      numbers: (n) => `WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${n}) SELECT n FROM c`,
      twins: 'SELECT 3 AS a, 4 AS a',
      slow: 'WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 10000000000) SELECT count(*) FROM c',
      writing,
      broken: 'SELECT * FROM WHERE',
      missingTable: 'SELECT * FROM dv_nowhere',
    },
    activeStatements: () => Promise.resolve(workingChildren()),
    cut: () => Promise.resolve(cutChildren()),
    stop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
};

const noServer = 'SQLite is a file: there is no server, account or network';

export const sqliteTarget: ConnectorTarget = {
  driver: sqlite,
  lacks: {
    'warns of an account that can write, and says how to make one that cannot': noServer,
    'says when the port is what fails': noServer,
    'says when the tls is what fails': noServer,
    'says when the login is what fails': noServer,
    'never connects to a cloud metadata address': noServer,
    'stays out of private networks when they are switched off': noServer,
    'shows table comments': 'SQLite has no comments',
    'shows column comments': 'SQLite has no comments',
    'keeps decimals to the last digit': 'SQLite stores decimals as 8-byte floats',
  },
  start: () => start(),
};
