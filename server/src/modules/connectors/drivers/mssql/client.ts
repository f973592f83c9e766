import net, { isIP } from 'node:net';
import { createRequire } from 'node:module';
import type { ConnectionPool, Configuration } from 'mssql';
import type { NetworkGuard } from '../../network/guard.js';
import { tlsOptions } from '../../settings-fields.js';
import { connectError } from './errors.js';
import type { MssqlSettings } from './settings.js';

const CONNECT_MILLISECONDS = 10_000;

const load = createRequire(import.meta.url);

/** Sockets go to the pinned address, whatever server the protocol would redirect to. */
export const openPool = async (settings: MssqlSettings, guard: NetworkGuard): Promise<ConnectionPool> => {
  const { host, port, user, password, database } = settings;
  const pinned = await guard.pin(host);
  const tls = tlsOptions(settings);
  const connector = (): Promise<net.Socket> =>
    new Promise((resolve, reject) => {
      const socket = net.connect({ host: pinned.address, port });
      socket.setTimeout(CONNECT_MILLISECONDS, () =>
        socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
      );
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.setTimeout(0);
        socket.off('error', reject);
        resolve(socket);
      });
    });
  const configuration: Configuration = {
    server: host,
    port,
    user,
    password,
    database,
    connectionTimeout: CONNECT_MILLISECONDS,
    requestTimeout: 0,
    arrayRowMode: true,
    pool: { max: 4, min: 0 },
    options: {
      encrypt: tls !== null,
      trustServerCertificate: tls !== null && !tls.rejectUnauthorized,
      ...(isIP(host) ? {} : { serverName: host }),
      ...(tls?.ca ? { cryptoCredentialsDetails: { ca: tls.ca } } : {}),
      connector,
      appName: 'DataVision',
      useUTC: true,
      enableArithAbort: true,
    },
  };
  const { ConnectionPool } = load('mssql') as { ConnectionPool: new (given: Configuration) => ConnectionPool };
  const pool = new ConnectionPool(configuration);
  pool.on('error', () => undefined);
  try {
    return await pool.connect();
  } catch (error) {
    throw connectError(error, { target: `${host}:${port}`, user, database });
  }
};
