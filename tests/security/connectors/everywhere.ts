import { drivers } from '#server/modules/connectors/drivers/index.js';
import type { Connection, ConnectionReport, ConnectorDriver } from '#server/modules/connectors/connector.js';
import type { NetworkGuard } from '#server/modules/connectors/network/guard.js';

const samples: Record<string, unknown> = {
  database: 'd',
  service: 's',
  user: 'u',
  password: 'p',
  bucket: 'some-bucket',
  accessKeyId: 'id',
  secretAccessKey: 'secret',
  pathStyle: true,
};

/** Every driver that takes a host or an address. */
export const networked = drivers.filter(({ settings }) => 'host' in settings.shape || 'endpoint' in settings.shape);

/** Settings that lead to a host, as a user would give them. */
export const settingsFor = (
  { settings }: ConnectorDriver,
  host: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => {
  const given = { ...samples, host, endpoint: `http://${host}`, ...more };
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in settings.shape));
};

/** What the driver says of these settings; null when the form refuses them before anything is opened. */
export const tried = async (
  driver: ConnectorDriver,
  given: Record<string, unknown>,
  guard: NetworkGuard,
): Promise<ConnectionReport | null> => {
  const parsed = driver.settings.safeParse(given);
  if (!parsed.success) return null;
  let connection: Connection | undefined;
  try {
    connection = driver.open(parsed.data, { guard, sqliteFolder: null });
    return await connection.test();
  } finally {
    await connection?.close();
  }
};
