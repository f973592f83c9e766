import net from 'node:net';
import mysql, { type Connection as Client, type FieldPacket } from 'mysql2';
import type { NetworkGuard } from '../../network/guard.js';
import { tlsOptions } from '../../settings-fields.js';
import { connectError } from './errors.js';
import type { MysqlSettings } from './settings.js';

const CONNECT_MILLISECONDS = 10_000;

export interface MysqlSession {
  readonly client: Client;
  readonly version: string;
  readonly mariadb: boolean;
}

export interface Rows {
  readonly fields: FieldPacket[];
  readonly rows: unknown[][];
}

/** One statement; the client takes no second one in the same text. */
export const ask = ({ client }: Pick<MysqlSession, 'client'>, sql: string, values: unknown[] = []): Promise<Rows> =>
  new Promise((resolve, reject) => {
    client.query({ sql, values, rowsAsArray: true }, (error, rows, fields) => {
      if (error) reject(error);
      else resolve({ rows: (Array.isArray(rows) ? rows : []) as unknown[][], fields: fields ?? [] });
    });
  });

const connect = async (settings: MysqlSettings, guard: NetworkGuard): Promise<Client> => {
  const pinned = await guard.pin(settings.host);
  const tls = tlsOptions(settings);
  const client = mysql.createConnection({
    host: settings.host,
    port: settings.port,
    user: settings.user,
    password: settings.password,
    database: settings.database,
    stream: () => net.connect({ host: pinned.address, port: settings.port }),
    connectTimeout: CONNECT_MILLISECONDS,
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    jsonStrings: true,
    multipleStatements: false,
    flags: ['-LOCAL_FILES'],
    ...(tls
      ? { ssl: { rejectUnauthorized: tls.rejectUnauthorized, verifyIdentity: tls.rejectUnauthorized, ca: tls.ca } }
      : {}),
  });
  client.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => client.connect((error) => (error ? reject(error) : resolve())));
    return client;
  } catch (error) {
    client.destroy();
    const { host, port, user, database } = settings;
    throw connectError(error, { target: `${host}:${port}`, user, database });
  }
};

/** Sessions speak UTC and can only read, whatever a statement tries. */
export const openSession = async (settings: MysqlSettings, guard: NetworkGuard): Promise<MysqlSession> => {
  const client = await connect(settings, guard);
  try {
    await ask(
      { client },
      "SET SESSION time_zone = '+00:00', sql_mode = 'NO_ENGINE_SUBSTITUTION', net_write_timeout = 600",
    );
    await ask({ client }, 'SET SESSION TRANSACTION READ ONLY');
    const version = String((await ask({ client }, 'SELECT VERSION()')).rows[0]?.[0]);
    return { client, version, mariadb: /mariadb/i.test(version) };
  } catch (error) {
    client.destroy();
    throw error;
  }
};

/** Breaks the socket, so that whoever waits for a statement hears of it; the client's own farewell would leave them waiting. */
export const endSession = ({ client }: Pick<MysqlSession, 'client'>): void => {
  (client as unknown as { stream: net.Socket }).stream.destroy();
};

/** Ends the session through a second connection, whatever it does; one that was only told to end its statement might begin the next. */
export const cancelSession = async (
  session: MysqlSession,
  settings: MysqlSettings,
  guard: NetworkGuard,
): Promise<void> => {
  const client = await connect(settings, guard);
  try {
    await ask({ client }, `KILL CONNECTION ${Number(session.client.threadId)}`);
  } finally {
    client.destroy();
  }
};

export const begin = async (session: MysqlSession, milliseconds: number): Promise<void> => {
  const limit = session.mariadb
    ? `max_statement_time = ${milliseconds / 1_000}`
    : `max_execution_time = ${Math.ceil(milliseconds)}`;
  await ask(session, `SET SESSION ${limit}`);
  await ask(session, 'START TRANSACTION READ ONLY');
};

export const rollback = async (session: MysqlSession): Promise<void> => {
  await ask(session, 'ROLLBACK');
};
