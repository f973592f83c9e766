import net from 'node:net';
import pg from 'pg';
import type { NetworkGuard, PinnedHost } from '../../network/guard.js';
import { tlsOptions } from '../../settings-fields.js';
import { connectError } from './errors.js';
import type { PostgresSettings } from './settings.js';

const CONNECT_MILLISECONDS = 10_000;
const CANCEL_REQUEST = 80_877_102;

const asText = { getTypeParser: () => (text: string) => text };

/**
 * Sessions speak ISO dates in UTC, hexadecimal binary and shortest floats, can only read, and end when we vanish. Without
 * just-in-time compilation, which hears no cancel for half a second and gains nothing in our statements.
 */
const sessionSettings = `SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601'; SET bytea_output = 'hex';
  SET extra_float_digits = 1; SET standard_conforming_strings = on; SET lc_monetary = 'C'; SET lock_timeout = '5s';
  SET idle_in_transaction_session_timeout = '10min'; SET default_transaction_read_only = on;
  SELECT set_config(name, CASE name WHEN 'jit' THEN 'off' ELSE '100ms' END, false) FROM pg_settings
  WHERE name IN ('jit', 'client_connection_check_interval')`;

export interface PostgresSession {
  readonly client: pg.Client;
  readonly pinned: PinnedHost;
}

export const openSession = async (settings: PostgresSettings, guard: NetworkGuard): Promise<PostgresSession> => {
  const pinned = await guard.pin(settings.host);
  const client = new pg.Client({
    host: pinned.address,
    port: settings.port,
    database: settings.database,
    user: settings.user,
    password: settings.password,
    ssl: tlsOptions(settings) ?? false,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'DataVision',
    keepAlive: true,
    types: asText,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sessionSettings);
    return { client, pinned };
  } catch (error) {
    endSession({ client, pinned });
    throw connectError(error, {
      target: `${settings.host}:${settings.port}`,
      user: settings.user,
      database: settings.database,
    });
  }
};

/** The socket is closed at once; a polite farewell would wait for a statement still running. */
export const endSession = ({ client }: PostgresSession): void => {
  (client as unknown as { connection: { stream: net.Socket } }).connection.stream.destroy();
};

/** PostgreSQL's cancel request: a connection of its own to the same pinned address, naming the session. */
export const cancelSession = ({ client, pinned }: PostgresSession, port: number): Promise<void> => {
  const { processID, secretKey } = client as unknown as { processID: number | null; secretKey: number | null };
  if (processID === null || secretKey === null) return Promise.resolve();
  const request = Buffer.alloc(16);
  request.writeInt32BE(16, 0);
  request.writeInt32BE(CANCEL_REQUEST, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  return new Promise((resolve) => {
    const socket = net.connect({ host: pinned.address, port }, () => socket.end(request));
    socket.setTimeout(CONNECT_MILLISECONDS, () => socket.destroy());
    socket.once('error', () => resolve());
    socket.once('close', () => resolve());
    socket.resume();
  });
};
