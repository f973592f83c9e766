import pg from 'pg';
import { postgres } from '#server/modules/connectors/drivers/postgres/driver.js';
import { openEnvironment } from '../../../contract/connectors/targets/environment.js';
import { rowsOf } from '../../../contract/connectors/promises/helpers.js';
import { testName } from '../../../support/servers/names.js';
import { findPostgres } from '../../../support/servers/postgres.js';
import { seedStatements, tableNames } from '../orders.js';
import { contentOf, limits, type FindGround } from './ground.js';

/** What statements leave behind outside of tables: definitions, accounts, settings, locks, large objects, sequences. */
const surroundings = [
  `select relname, relkind, relacl::text from pg_class where relnamespace = 'public'::regnamespace order by 1`,
  `select rolname, rolsuper, rolcreatedb, rolpassword is null from pg_authid where rolname not like 'dv%' order by 1`,
  `select name, setting from pg_settings where source not in ('client', 'session') order by 1`,
  'select count(*) from pg_largeobject_metadata',
  'select proname from pg_proc where oid >= 16384 order by 1',
  'select extname from pg_extension order by 1',
  `select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  'select sequencename, last_value from pg_sequences order by 1',
  `select count(*) from pg_replication_slots`,
];

/** The guarded account may write and the login is a superuser: only the gate and the session stand between. */
export const findPostgresGround: FindGround = async () => {
  const server = await findPostgres();
  if (typeof server === 'string') return server;
  const name = testName();
  const { hostname: host, port, username: user, password } = server.url;
  const admin = new pg.Client({ connectionString: server.url.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const other = new pg.Client({ host, port: Number(port), user, password, database: name });
  await other.connect();
  await other.query([...seedStatements, 'create sequence q'].join(';'));
  const settings = { host, port: Number(port), database: name, user, password, tls: 'off' };
  const connection = postgres.open(postgres.settings.parse(settings), openEnvironment());
  const read = async (sql: string): Promise<unknown> => (await other.query({ text: sql, rowMode: 'array' })).rows;
  return {
    name: 'PostgreSQL',
    query: async (sql) => JSON.stringify(rowsOf((await connection.query(sql, limits)).batch).map(String)),
    unguarded: async (sql) => void (await other.query(sql)),
    async state() {
      const around = [];
      for (const sql of surroundings) around.push(await read(sql));
      return [await contentOf(tableNames, read), around];
    },
    async stop() {
      await connection.close();
      await other.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
};
