import pg from 'pg';
import { postgres } from '#server/modules/connectors/drivers/postgres/driver.js';
import { freePort } from '../../../support/servers/free-port.js';
import { testName } from '../../../support/servers/names.js';
import { findPostgres, type PostgresServer } from '../../../support/servers/postgres.js';
import { MANY } from '../fixture.js';
import { plainLiteral, seedStatements, type SeedDialect } from '../seed.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const seed: SeedDialect = {
  types: {
    integer: 'integer',
    bigint: 'bigint',
    'decimal(12,2)': 'numeric(12,2)',
    'decimal(38,10)': 'numeric(38,10)',
    double: 'double precision',
    boolean: 'boolean',
    date: 'date',
    timestamp: 'timestamp',
    zoned: 'timestamptz',
    text: 'text',
    binary: 'bytea',
    nested: 'jsonb',
  },
  quoteName,
  literal: (value, type) =>
    type === 'binary' && value !== null
      ? `'\\x${String(value).slice(2)}'`
      : type === 'double' && value !== null
        ? `'${String(value)}'::float8`
        : plainLiteral(value, type),
  tableComment: (table, comment) => `COMMENT ON TABLE ${quoteName(table)} IS '${comment}'`,
  columnComment: (table, column, comment) =>
    `COMMENT ON COLUMN ${quoteName(table)}.${quoteName(column)} IS '${comment}'`,
  rowsPerInsert: 1_000,
};

const writing = [
  'INSERT INTO dv_customers VALUES (999, $$x$$)',
  'UPDATE dv_orders SET amount = 0',
  'DELETE FROM dv_orders',
  'DROP TABLE dv_empty',
  'CREATE TABLE dv_new AS SELECT 1',
  'SELECT 1 INTO dv_new',
  'WITH gone AS (DELETE FROM dv_orders RETURNING id) SELECT * FROM gone',
  'SELECT * FROM dv_orders FOR UPDATE',
  'SELECT 1; DELETE FROM dv_orders',
  'COMMIT; DELETE FROM dv_orders',
  'SET TRANSACTION READ WRITE',
  "SELECT set_config('transaction_read_only', 'off', false)",
  "SELECT pg_read_file('/etc/hostname')",
  "COPY (SELECT 1) TO PROGRAM 'true'",
  'SELECT pg_terminate_backend(pg_backend_pid())',
  'SELECT pg_sleep(1)',
  "SELECT query_to_xml('delete from dv_orders', true, true, '')",
  'EXPLAIN ANALYZE DELETE FROM dv_orders',
  'CALL anything()',
  'DO $$ BEGIN DELETE FROM dv_orders; END $$',
  "SELECT lo_import('/etc/hostname')",
  'SELECT * FROM pg_stat_activity',
  'TRUNCATE dv_orders',
  'LOCK TABLE dv_orders',
  'VALUES (dblink($$a$$, $$b$$))',
];

const start = async (server: PostgresServer): Promise<RunningTarget> => {
  const name = testName();
  const [reader, writer] = [`${name}_r`, `${name}_w`];
  const { hostname, port, username, password } = server.url;
  const admin = new pg.Client({ connectionString: server.url.href });
  await admin.connect();
  for (const role of [reader, writer]) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
  await admin.query(`CREATE DATABASE ${name}`);
  const owner = new pg.Client({ host: hostname, port: Number(port), user: username, password, database: name });
  await owner.connect();
  for (const statement of seedStatements(seed)) await owner.query(statement);
  await owner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader};
    GRANT ALL ON ALL TABLES IN SCHEMA public TO ${writer}; ANALYZE`);
  await owner.end();
  const settings = { host: hostname, port: Number(port), database: name, user: reader, password: 'secret', tls: 'off' };
  const ours = `FROM pg_stat_activity WHERE datname = '${name}' AND application_name = 'DataVision'`;
  return {
    environment: openEnvironment(),
    settings,
    writer: { ...settings, user: writer },
    wrong: {
      name: { ...settings, host: 'no-such-host.invalid' },
      port: { ...settings, port: await freePort() },
      tls: { ...settings, tls: 'verify' },
      login: { ...settings, user: `${name}_nobody` },
      database: { ...settings, database: `${name}_none` },
    },
    schema: 'public',
    nativeTypes: { 'decimal(38,10)': 'numeric(38,10)', zoned: 'timestamp with time zone', nested: 'jsonb' },
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
      numbers: (n) => `SELECT n FROM generate_series(1, ${n}) AS n ORDER BY n`,
      twins: 'SELECT 3 AS a, 4 AS a',
      slow: `SELECT count(*) FROM ${MANY} a JOIN ${MANY} b ON a.price < b.price`,
      writing,
      broken: 'SELECT * FROM WHERE',
      missingTable: 'SELECT * FROM dv_nowhere',
    },
    activeStatements: async () =>
      Number((await admin.query(`SELECT count(*) ${ours} AND state = 'active'`)).rows[0].count),
    cut: async () => void (await admin.query(`SELECT pg_terminate_backend(pid) ${ours}`)),
    stop: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      for (const role of [reader, writer]) await admin.query(`DROP ROLE ${role}`);
      await admin.end();
      await server.stop();
    },
  };
};

export const postgresTarget: ConnectorTarget = {
  driver: postgres,
  lacks: {},
  start: async () => {
    const server = await findPostgres();
    return typeof server === 'string' ? server : start(server);
  },
};
