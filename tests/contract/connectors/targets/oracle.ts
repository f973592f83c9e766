import { oracle } from '#server/modules/connectors/drivers/oracle/driver.js';
import { oracleModule } from '#server/modules/connectors/drivers/oracle/session.js';
import { freePort } from '../../../support/servers/free-port.js';
import { testName } from '../../../support/servers/names.js';
import { fixtureTables, MANY, orders, VIEW, type FixtureTable, type LogicalType } from '../fixture.js';
import { plainLiteral } from '../seed.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const quoteName = (name: string): string => `"${name.replaceAll('"', '')}"`;

const types: Record<LogicalType, string> = {
  integer: 'NUMBER(9,0)',
  bigint: 'NUMBER(19,0)',
  'decimal(12,2)': 'NUMBER(12,2)',
  'decimal(38,10)': 'NUMBER(38,10)',
  double: 'BINARY_DOUBLE',
  boolean: 'NUMBER(1,0)',
  date: 'DATE',
  timestamp: 'TIMESTAMP(6)',
  zoned: 'TIMESTAMP(6) WITH TIME ZONE',
  text: 'VARCHAR2(400)',
  binary: 'RAW(100)',
  nested: 'CLOB',
};

const literal = (value: FixtureTable['rows'][number][number], type: LogicalType): string => {
  if (value === null) return 'NULL';
  if (type === 'boolean') return value ? '1' : '0';
  if (type === 'binary') return `HEXTORAW('${String(value).slice(2)}')`;
  if (type === 'date') return `DATE '${String(value)}'`;
  if (type === 'timestamp') return `TIMESTAMP '${String(value)}'`;
  if (type === 'zoned') return `TIMESTAMP '${String(value).replace('+00', ' +00:00')}'`;
  return plainLiteral(value, type);
};

const seed = function* (): Generator<string> {
  for (const table of fixtureTables) {
    const name = quoteName(table.name);
    const columns = table.columns.map(
      (column) => `${quoteName(column.name)} ${types[column.type]} ${column.nullable ? '' : 'NOT NULL'}`,
    );
    const keys = [`PRIMARY KEY (${table.primaryKey.map(quoteName).join(', ')})`];
    if (table.foreignKey)
      keys.push(
        `FOREIGN KEY (${quoteName(table.foreignKey.column)}) REFERENCES ${quoteName(table.foreignKey.table)} (${quoteName(table.foreignKey.to)})`,
      );
    yield `CREATE TABLE ${name} (${[...columns, ...keys].join(', ')})`;
    for (let start = 0; start < table.rows.length; start += 200) {
      const rows = table.rows
        .slice(start, start + 200)
        .map(
          (row) =>
            `INTO ${name} VALUES (${row.map((value, index) => literal(value, table.columns[index]!.type)).join(', ')})`,
        );
      yield `INSERT ALL ${rows.join(' ')} SELECT 1 FROM dual`;
    }
    if (table.comment) yield `COMMENT ON TABLE ${name} IS '${table.comment}'`;
    for (const column of table.columns)
      if (column.comment) yield `COMMENT ON COLUMN ${name}.${quoteName(column.name)} IS '${column.comment}'`;
  }
  yield `CREATE VIEW ${quoteName(VIEW)} AS SELECT * FROM ${quoteName(orders.name)} WHERE "status" = 'paid'`;
  yield `CREATE VIEW ${quoteName(MANY)} AS SELECT a.* FROM ${quoteName(orders.name)} a CROSS JOIN (SELECT 1 AS one FROM dual CONNECT BY LEVEL <= 40) b`;
};

const writing = [
  'DELETE FROM "dv_orders"',
  'DROP TABLE "dv_empty"',
  'SELECT * FROM "dv_orders" FOR UPDATE',
  'SELECT 1 FROM dual; DELETE FROM "dv_orders"',
  'BEGIN DELETE FROM "dv_orders"; END;',
  "SELECT utl_http.request('http://127.0.0.1') FROM dual",
  "SELECT dbms_xmlgen.getxml('select 1 from dual') FROM dual",
  "SELECT httpuritype('http://127.0.0.1').getclob() FROM dual",
  'SELECT numbers.nextval FROM dual',
  'SELECT * FROM dba_users',
  'SELECT * FROM t@other',
  'TRUNCATE TABLE "dv_orders"',
  'LOCK TABLE "dv_orders" IN EXCLUSIVE MODE',
  "EXECUTE IMMEDIATE 'DROP TABLE x'",
  'COMMIT',
];

const start = async (url: URL): Promise<RunningTarget> => {
  const oracledb = oracleModule();
  const name = testName().toUpperCase();
  const [reader, password] = [`${name}_R`, 'Secret_123456'];
  const [host, port, service] = [url.hostname, Number(url.port) || 1_521, url.pathname.slice(1)];
  const connectString = `${host}:${port}/${service}`;
  const admin = await oracledb.getConnection({
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    connectString,
  });
  const ask = async (sql: string): Promise<unknown[][]> => {
    const options = {
      resultSet: true,
      outFormat: oracledb.OUT_FORMAT_ARRAY,
      fetchArraySize: 100,
      prefetchRows: 100,
      fetchTypeHandler: () => undefined,
    } as const;
    const { resultSet } = await admin.execute(sql, [], options);
    return (await resultSet?.getRows(10_000)) ?? [];
  };
  for (const user of [name, reader])
    await admin.execute(`CREATE USER ${user} IDENTIFIED BY "${password}" QUOTA UNLIMITED ON USERS`);
  await admin.execute(`GRANT CREATE SESSION, CREATE TABLE, CREATE VIEW TO ${name}`);
  await admin.execute(`GRANT CREATE SESSION TO ${reader}`);
  const owner = await oracledb.getConnection({ user: name, password, connectString });
  for (const statement of seed()) await owner.execute(statement);
  await owner.execute('COMMIT');
  for (const table of [...fixtureTables.map((fixture) => fixture.name), VIEW, MANY])
    await owner.execute(`GRANT READ ON ${quoteName(table)} TO ${reader}`);
  await owner.execute('BEGIN DBMS_STATS.GATHER_SCHEMA_STATS(USER); END;');
  await owner.close();
  const settings = { host, port, service, user: reader, password, tls: 'off' };
  const ours = `FROM v$session WHERE username IN ('${name}', '${reader}')`;
  return {
    environment: openEnvironment(),
    settings,
    writer: { ...settings, user: name },
    wrong: {
      name: { ...settings, host: 'no-such-host.invalid' },
      port: { ...settings, port: await freePort() },
      login: { ...settings, password: 'wrong' },
      database: { ...settings, service: 'NO_SUCH_SERVICE' },
    },
    schema: name,
    nativeTypes: { 'decimal(38,10)': 'NUMBER(38,10)' },
    types: {
      integer: 'INTEGER',
      bigint: 'DECIMAL(19,0)',
      'decimal(12,2)': 'DECIMAL(12,2)',
      'decimal(38,10)': 'DECIMAL(38,10)',
      double: 'DOUBLE',
      boolean: 'INTEGER',
      date: 'TIMESTAMP',
      timestamp: 'TIMESTAMP',
      zoned: 'TIMESTAMPTZ',
      text: 'VARCHAR',
      binary: 'VARCHAR',
      nested: 'VARCHAR',
    },
    queries: {
      numbers: (n) => `SELECT LEVEL AS n FROM dual CONNECT BY LEVEL <= ${n}`,
      twins: 'SELECT 3 AS a, 4 AS a FROM dual',
      slow: `SELECT COUNT(*) FROM ${name}."${MANY}" a JOIN ${name}."${MANY}" b ON a."price" < b."price"`,
      writing,
      broken: 'SELECT * FROM WHERE',
      missingTable: 'SELECT * FROM "dv_nowhere"',
    },
    activeStatements: async () => Number((await ask(`SELECT COUNT(*) ${ours} AND status = 'ACTIVE'`))[0]?.[0]),
    cut: async () => {
      for (const [sid, serial] of await ask(`SELECT sid, serial# ${ours}`))
        await admin.execute(`ALTER SYSTEM KILL SESSION '${String(sid)},${String(serial)}' IMMEDIATE`);
    },
    stop: async () => {
      for (const user of [reader, name]) await admin.execute(`DROP USER ${user} CASCADE`);
      await admin.close();
    },
  };
};

const noQuotes = 'Oracle has no names with quotes';
const emptyIsNull = 'Oracle takes empty text and empty binary for null';

/** Only against a real server: ORACLE_URL=oracle://system:password@host:1521/FREEPDB1 */
export const oracleTarget: ConnectorTarget = {
  driver: oracle,
  lacks: {
    'says when the tls is what fails': 'needs a listener with a certificate nobody trusts',
    'keeps booleans': 'Oracle before 23 has no booleans; NUMBER(1) is read as a number',
    'keeps dates': "Oracle's DATE has a time",
    'keeps text: four-byte characters, quotes, line breaks, and empty text apart from null': emptyIsNull,
    'keeps binary as hexadecimal text': emptyIsNull,
    'keeps empty text and null apart in a table of one column': emptyIsNull,
    'loads extremes exactly': emptyIsNull,
    'profiles every type of column': emptyIsNull,
    'lists every table once': noQuotes,
    'describes columns in table order with their exact types': noQuotes,
    'knows the primary key': noQuotes,
    'reads tables and columns with odd names': noQuotes,
    'loads odd names': noQuotes,
    'filters by a percent sign as text': noQuotes,
    'filters by an underscore as text': noQuotes,
    'filters by text that looks like SQL': noQuotes,
    'filters by a backslash': noQuotes,
    'filters by a path with backslashes': noQuotes,
  },
  start: () =>
    process.env.ORACLE_URL
      ? start(new URL(process.env.ORACLE_URL))
      : Promise.resolve('no Oracle here: set ORACLE_URL; the surface is tested in oracle-surface.test.ts'),
};
