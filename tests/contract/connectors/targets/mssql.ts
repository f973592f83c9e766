import { mssql } from '#server/modules/connectors/drivers/mssql/driver.js';
import { openPool } from '#server/modules/connectors/drivers/mssql/client.js';
import { readPages } from '#server/modules/connectors/drivers/mssql/row-reader.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { freePort } from '../../../support/servers/free-port.js';
import { testName } from '../../../support/servers/names.js';
import { MANY } from '../fixture.js';
import { plainLiteral, seedStatements, type SeedDialect } from '../seed.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const quoteName = (name: string): string => `[${name.replaceAll(']', ']]')}]`;

const described = (text: string, table: string, column?: string): string =>
  `EXEC sp_addextendedproperty 'MS_Description', N'${text}', 'SCHEMA', 'dbo', 'TABLE', '${table}'${column ? `, 'COLUMN', '${column}'` : ''}`;

const seed: SeedDialect = {
  types: {
    integer: 'int',
    bigint: 'bigint',
    'decimal(12,2)': 'decimal(12,2)',
    'decimal(38,10)': 'decimal(38,10)',
    double: 'float',
    boolean: 'bit',
    date: 'date',
    timestamp: 'datetime2(6)',
    zoned: 'datetimeoffset(6)',
    text: 'nvarchar(200)',
    binary: 'varbinary(100)',
    nested: 'nvarchar(max)',
  },
  quoteName,
  literal: (value, type) => {
    if (value === null) return 'NULL';
    if (type === 'boolean') return value ? '1' : '0';
    if (type === 'binary') return value === '0x' ? '0x' : String(value);
    if (type === 'zoned') return `'${String(value).replace('+00', ' +00:00')}'`;
    return type === 'text' || type === 'nested' ? `N${plainLiteral(value, type)}` : plainLiteral(value, type);
  },
  tableComment: (table, comment) => described(comment, table),
  columnComment: (table, column, comment) => described(comment, table, column),
  rowsPerInsert: 500,
};

const writing = [
  "INSERT INTO dv_customers VALUES (999, 'x')",
  'DELETE FROM dv_orders',
  'DROP TABLE dv_empty',
  'SELECT 1 AS a INTO dv_new',
  'SELECT 1 DELETE FROM dv_orders',
  'SELECT 1; DELETE FROM dv_orders',
  'WITH x AS (SELECT 1 AS a) DELETE FROM dv_orders',
  "EXEC xp_cmdshell 'dir'",
  "SELECT * FROM OPENROWSET('SQLNCLI', 'x', 'SELECT 1')",
  "SELECT * FROM OPENQUERY(other, 'SELECT 1')",
  'SELECT * FROM other.master.dbo.sysdatabases',
  'SELECT * FROM sys.sql_logins',
  "WAITFOR DELAY '00:00:01'",
  'SELECT @@VERSION',
  'SELECT * FROM dv_orders WITH (UPDLOCK)',
  'SELECT NEXT VALUE FOR dbo.numbers',
  'SHUTDOWN',
  'BEGIN TRANSACTION',
];

const start = async (url: URL): Promise<RunningTarget> => {
  const name = testName();
  const [reader, writer, password] = [`${name}_r`, `${name}_w`, 'Secret-123456'];
  const account = {
    host: url.hostname,
    port: Number(url.port) || 1_433,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  const common = { ...account, tls: 'encrypt' as const, certificateAuthority: '' };
  const guard = new NetworkGuard({ privateNetworks: true });
  const master = await openPool({ ...common, database: 'master' }, guard);
  const ask = async (pool: typeof master, sql: string): Promise<unknown[][]> => {
    for await (const { rows } of readPages(pool, sql, { pageRows: 1_000_000 })) return rows;
    return [];
  };
  await ask(master, `CREATE DATABASE ${name} COLLATE Latin1_General_100_CI_AS_SC_UTF8`);
  const owner = await openPool({ ...common, database: name }, guard);
  for (const statement of seedStatements(seed)) await ask(owner, statement);
  for (const login of [reader, writer]) {
    await ask(
      owner,
      `CREATE LOGIN ${login} WITH PASSWORD = '${password}'; CREATE USER ${login} FOR LOGIN ${login}; ALTER ROLE db_datareader ADD MEMBER ${login}`,
    );
  }
  await ask(owner, `ALTER ROLE db_datawriter ADD MEMBER ${writer}`);
  await owner.close();
  const settings = { host: account.host, port: account.port, database: name, user: reader, password, tls: 'encrypt' };
  const ours = `FROM sys.dm_exec_sessions s LEFT JOIN sys.dm_exec_requests r ON r.session_id = s.session_id
    WHERE s.program_name = 'DataVision' AND s.login_name IN ('${reader}', '${writer}')`;
  return {
    environment: openEnvironment(),
    settings,
    writer: { ...settings, user: writer },
    wrong: {
      name: { ...settings, host: 'no-such-host.invalid' },
      port: { ...settings, port: await freePort() },
      tls: { ...settings, tls: 'verify' },
      login: { ...settings, password: 'wrong' },
      database: { ...settings, database: `${name}_none` },
    },
    schema: 'dbo',
    nativeTypes: { 'decimal(38,10)': 'decimal(38,10)', zoned: 'datetimeoffset(6)' },
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
      numbers: (n) => `SELECT TOP (${n}) id AS n FROM dv_orders ORDER BY id`,
      twins: 'SELECT 3 AS a, 4 AS a',
      slow: `SELECT COUNT_BIG(*) FROM ${MANY} a JOIN ${MANY} b ON a.price < b.price`,
      writing,
      broken: 'SELECT * FROM WHERE',
      missingTable: 'SELECT * FROM dv_nowhere',
    },
    activeStatements: async () =>
      Number((await ask(master, `SELECT COUNT(*) ${ours} AND r.status IN ('running', 'runnable')`))[0]?.[0]),
    cut: async () => {
      for (const [id] of await ask(master, `SELECT s.session_id ${ours}`)) await ask(master, `KILL ${Number(id)}`);
    },
    stop: async () => {
      await ask(master, `ALTER DATABASE ${name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE ${name}`);
      for (const login of [reader, writer]) await ask(master, `DROP LOGIN ${login}`);
      await master.close();
    },
  };
};

/** Only against a real server: MSSQL_URL=mssql://sa:password@host:1433 */
export const mssqlTarget: ConnectorTarget = {
  driver: mssql,
  lacks: {},
  start: () =>
    process.env.MSSQL_URL
      ? start(new URL(process.env.MSSQL_URL))
      : Promise.resolve('no SQL Server here: set MSSQL_URL; the wire is tested in mssql-wire.test.ts'),
};
