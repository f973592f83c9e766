import mysqlClient from 'mysql2/promise';
import { mysql } from '#server/modules/connectors/drivers/mysql/driver.js';
import { freePort } from '../../../support/servers/free-port.js';
import { findMysql, type MysqlServer } from '../../../support/servers/mysql.js';
import { testName } from '../../../support/servers/names.js';
import { MANY } from '../fixture.js';
import { plainLiteral, seedStatements, type SeedDialect } from '../seed.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const quoteName = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

const seed: SeedDialect = {
  types: {
    integer: 'int',
    bigint: 'bigint',
    'decimal(12,2)': 'decimal(12,2)',
    'decimal(38,10)': 'decimal(38,10)',
    double: 'double',
    boolean: 'boolean',
    date: 'date',
    timestamp: 'datetime(6)',
    zoned: 'timestamp(6)',
    text: 'varchar(200)',
    binary: 'varbinary(100)',
    nested: 'json',
  },
  quoteName,
  literal: (value, type) => {
    if (value === null) return 'NULL';
    if (type === 'binary') return `x'${String(value).slice(2)}'`;
    if (type === 'zoned') return `'${String(value).slice(0, 19)}'`;
    return plainLiteral(value, type).replaceAll('\\', '\\\\');
  },
  inlineComment: (comment) => `COMMENT '${comment}'`,
  inlineTableComment: (comment) => `COMMENT '${comment}'`,
  rowsPerInsert: 500,
};

const writing = [
  "INSERT INTO dv_customers VALUES (999, 'x')",
  'UPDATE dv_orders SET amount = 0',
  'DELETE FROM dv_orders',
  'DROP TABLE dv_empty',
  'CREATE TABLE dv_new AS SELECT 1',
  'WITH x AS (SELECT 1 AS a) DELETE FROM dv_orders',
  'SELECT * FROM dv_orders FOR UPDATE',
  'SELECT * FROM dv_orders LOCK IN SHARE MODE',
  'SELECT 1; DELETE FROM dv_orders',
  "SELECT 1 INTO OUTFILE '/tmp/dv_never'",
  "SELECT /*!50000 1 INTO OUTFILE '/tmp/dv_never' */",
  "SELECT /*M! 1 INTO DUMPFILE '/tmp/dv_never' */",
  "SELECT 1 --1\n INTO OUTFILE '/tmp/dv_never'",
  "SELECT 1 --+1 INTO OUTFILE '/tmp/dv_never'",
  "SELECT load_file('/etc/hostname')",
  'SET STATEMENT max_statement_time = 0 FOR SELECT sleep(1)',
  'SET SESSION TRANSACTION READ WRITE',
  'SELECT @a := 1',
  'SELECT @@global.max_connections',
  'SELECT sleep(1)',
  'SELECT `sleep`(1)',
  "SELECT get_lock('a', 1)",
  "SELECT benchmark(1000000, md5('a'))",
  'COMMIT',
  'CALL anything()',
  'DO sleep(1)',
  'HANDLER dv_orders OPEN',
  "EXECUTE IMMEDIATE 'DELETE FROM dv_orders'",
  'SELECT * FROM mysql.user',
  'SELECT * FROM `mysql`.`user`',
  'TRUNCATE dv_orders',
  "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE dv_empty",
  "SELECT 'a' INTO @x",
];

const start = async (server: MysqlServer): Promise<RunningTarget> => {
  const name = testName();
  const [reader, writer] = [`${name}_r`, `${name}_w`];
  const { hostname, port, username, password } = server.url;
  const address = { host: hostname, port: Number(port) || 3_306 };
  const admin = await mysqlClient.createConnection({ ...address, user: username, password, charset: 'utf8mb4' });
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await admin.query(`USE ${name}`);
  await admin.query("SET time_zone = '+00:00'");
  for (const statement of seedStatements(seed)) await admin.query(statement);
  for (const user of [reader, writer]) await admin.query(`CREATE USER '${user}'@'%' IDENTIFIED BY 'secret'`);
  await admin.query(`GRANT SELECT, SHOW VIEW ON ${name}.* TO '${reader}'@'%'`);
  await admin.query(`GRANT ALL ON ${name}.* TO '${writer}'@'%'`);
  await admin.query('ANALYZE TABLE dv_orders');
  const settings = { ...address, database: name, user: reader, password: 'secret', tls: 'off' };
  const ours = `FROM information_schema.processlist WHERE db = '${name}' AND user IN ('${reader}', '${writer}')`;
  const query = async (sql: string): Promise<unknown[][]> =>
    (await admin.query({ sql, rowsAsArray: true }))[0] as unknown[][];
  return {
    environment: openEnvironment(),
    settings,
    writer: { ...settings, user: writer },
    wrong: {
      name: { ...settings, host: 'no-such-host.invalid' },
      port: { ...settings, port: await freePort() },
      tls: { ...settings, tls: 'verify' },
      login: { ...settings, password: 'wrong' },
      database: { ...settings, user: username, password, database: `${name}_none` },
    },
    schema: name,
    nativeTypes: { 'decimal(38,10)': 'decimal(38,10)', zoned: 'timestamp(6)' },
    types: {
      integer: 'INTEGER',
      bigint: 'BIGINT',
      'decimal(12,2)': 'DECIMAL(12,2)',
      'decimal(38,10)': 'DECIMAL(38,10)',
      double: 'DOUBLE',
      boolean: 'TINYINT',
      date: 'DATE',
      timestamp: 'TIMESTAMP',
      zoned: 'TIMESTAMPTZ',
      text: 'VARCHAR',
      binary: 'VARCHAR',
      nested: 'VARCHAR',
    },
    queries: {
      numbers: (n) => `WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${n}) SELECT n FROM c`,
      twins: 'SELECT 3 AS a, 4 AS a',
      slow: `SELECT COUNT(*) FROM ${MANY} a JOIN ${MANY} b ON a.price < b.price`,
      writing,
      broken: 'SELECT * FROM WHERE',
      missingTable: 'SELECT * FROM dv_nowhere',
    },
    activeStatements: async () => Number((await query(`SELECT COUNT(*) ${ours} AND command = 'Query'`))[0]?.[0]),
    cut: async () => {
      for (const [id] of await query(`SELECT id ${ours}`)) await admin.query(`KILL CONNECTION ${Number(id)}`);
    },
    stop: async () => {
      await admin.query(`DROP DATABASE ${name}`);
      for (const user of [reader, writer]) await admin.query(`DROP USER '${user}'@'%'`);
      await admin.end();
      await server.stop();
    },
  };
};

export const mysqlTarget: ConnectorTarget = {
  driver: mysql,
  lacks: { 'keeps booleans': 'MySQL has no boolean type; what it calls BOOLEAN is TINYINT and is read as a number' },
  start: async () => {
    const server = await findMysql();
    return typeof server === 'string' ? server : start(server);
  },
};
