import { createRequire } from 'node:module';
import type { Connection, ExecuteOptions, Metadata, Oracledb, ResultSet } from 'oracledb';
import type { NetworkGuard } from '../../network/guard.js';
import { connectError } from './errors.js';
import type { OracleSettings } from './settings.js';

const load = createRequire(import.meta.url);

/** The official driver in its thin mode, which needs no client libraries. */
export const oracleModule = (): Oracledb => load('oracledb') as Oracledb;

/**
 * The address in Oracle's own notation. Without TLS it is the pinned one. With TLS the driver checks the certificate against the name
 * in the address, so the name stands there after the guard has checked where it leads.
 */
const connectString = ({ host, port, service, tls }: OracleSettings, address: string): string => {
  const endpoint = `(ADDRESS=(PROTOCOL=${tls === 'off' ? 'tcp' : 'tcps'})(HOST=${tls === 'verify' ? host : address})(PORT=${port}))`;
  const security = tls === 'off' ? '' : `(SECURITY=(SSL_SERVER_DN_MATCH=${tls === 'verify' ? 'ON' : 'OFF'}))`;
  return `(DESCRIPTION=(CONNECT_TIMEOUT=10)(TRANSPORT_CONNECT_TIMEOUT=10)${endpoint}(CONNECT_DATA=(SERVICE_NAME=${service}))${security})`;
};

export const openSession = async (
  settings: OracleSettings,
  guard: NetworkGuard,
  oracledb: Oracledb,
): Promise<Connection> => {
  const { host, port, user, password, service, certificateAuthority } = settings;
  const pinned = await guard.pin(host);
  try {
    const connection = await oracledb.getConnection({
      user,
      password,
      connectString: connectString({ ...settings, host: pinned.host }, pinned.address),
      ...(certificateAuthority ? { walletContent: certificateAuthority } : {}),
    });
    await connection.execute(
      "ALTER SESSION SET TIME_ZONE = 'UTC' NLS_NUMERIC_CHARACTERS = '.,' NLS_SORT = BINARY NLS_COMP = BINARY",
    );
    return connection;
  } catch (error) {
    throw connectError(error, { target: `${host}:${port}`, user, service });
  }
};

/** Numbers come as text and large objects whole, so that nothing is rounded or left behind. */
const typeHandler =
  ({ STRING, BUFFER }: Oracledb) =>
  ({ dbTypeName }: Metadata): { type: number } | undefined => {
    const kind = dbTypeName.replace(/^DB_TYPE_/, '');
    if (kind === 'NUMBER' || kind === 'CLOB' || kind === 'NCLOB' || kind === 'LONG') return { type: STRING };
    return kind === 'BLOB' || kind === 'LONG_RAW' ? { type: BUFFER } : undefined;
  };

interface StatementOptions {
  readonly pageRows: number;
  readonly milliseconds: number;
  readonly binds?: Record<string, unknown>;
}

/** Starts a statement in a read-only transaction with a time limit for every round trip; 0 for none. */
export const startStatement = async (
  connection: Connection,
  oracledb: Oracledb,
  sql: string,
  { pageRows, milliseconds, binds = {} }: StatementOptions,
): Promise<ResultSet> => {
  connection.callTimeout = Math.ceil(milliseconds);
  await connection.execute('SET TRANSACTION READ ONLY');
  const options: ExecuteOptions = {
    resultSet: true,
    outFormat: oracledb.OUT_FORMAT_ARRAY,
    fetchArraySize: Math.min(pageRows, 1_000),
    prefetchRows: Math.min(pageRows, 1_000),
    fetchTypeHandler: typeHandler(oracledb),
  };
  const { resultSet } = await connection.execute(sql, binds, options);
  if (!resultSet) throw new Error('A SELECT has a result set');
  return resultSet;
};

/** A session whatever it does; never throws. */
export const dropSession = async (connection: Connection): Promise<void> => {
  await connection.close({ drop: true }).catch(() => undefined);
};
