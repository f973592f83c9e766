import mysqlClient from 'mysql2/promise';
import { mysql } from '#server/modules/connectors/drivers/mysql/driver.js';
import { rowsOf } from '../../../contract/connectors/promises/helpers.js';
import { openEnvironment } from '../../../contract/connectors/targets/environment.js';
import { findMysql } from '../../../support/servers/mysql.js';
import { testName } from '../../../support/servers/names.js';
import { seedStatements, tableNames } from '../orders.js';
import { contentOf, limits, type FindGround } from './ground.js';

/** Counters that move on their own are no settings. */
const moving = `'TIMESTAMP', 'SERVER_UID', 'GTID_BINLOG_POS', 'GTID_CURRENT_POS', 'GTID_BINLOG_STATE'`;

const surroundings = (name: string): string[] => [
  `select table_name, engine, table_type from information_schema.tables where table_schema = '${name}' order by 1`,
  `select variable_name, global_value from information_schema.system_variables where variable_name not in (${moving}) order by 1`,
  'select user, host from mysql.user where user not like "dv%" order by 1, 2',
  `select routine_name from information_schema.routines where routine_schema = '${name}' order by 1`,
  `select event_name from information_schema.events where event_schema = '${name}' order by 1`,
  `select trigger_name from information_schema.triggers where trigger_schema = '${name}' order by 1`,
  `select is_used_lock('a') is null`,
];

export const findMysqlGround: FindGround = async () => {
  const server = await findMysql();
  if (typeof server === 'string') return server;
  const name = testName();
  const { hostname: host, port, username: user, password } = server.url;
  const address = { host, port: Number(port) || 3_306, user, password };
  const other = await mysqlClient.createConnection({ ...address, rowsAsArray: true });
  await other.query(`create database ${name}`);
  await other.query(`use ${name}`);
  for (const statement of seedStatements) await other.query(statement);
  await other.query('create sequence q').catch(() => undefined);
  const settings = mysql.settings.parse({ ...address, database: name, tls: 'off' });
  const connection = mysql.open(settings, openEnvironment());
  const read = async (sql: string): Promise<unknown> => (await other.query(sql))[0];
  return {
    name: 'MariaDB',
    query: async (sql) => JSON.stringify(rowsOf((await connection.query(sql, limits)).batch).map(String)),
    unguarded: async (sql) => void (await other.query(sql)),
    async state() {
      const around = [];
      for (const sql of surroundings(name)) around.push(await read(sql));
      return [await contentOf(tableNames, read), around];
    },
    async stop() {
      await connection.close();
      await other.query(`drop database ${name}`);
      await other.end();
      await server.stop();
    },
  };
};
