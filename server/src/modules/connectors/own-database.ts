import path from 'node:path';
import { realpath } from 'node:fs/promises';
import { AppError } from '#shared/errors/app-error.js';
import type { Settings } from '../../config/settings.js';
import type { UsableConnection } from './connections.service.js';
import type { ConnectorEnvironment } from './connector.js';

const own = (): AppError =>
  new AppError(
    'forbidden',
    "This is DataVision's own database, which cannot be opened as a source. Choose another database.",
  );

const sameServer = async (
  settings: Record<string, unknown>,
  url: URL,
  { guard }: ConnectorEnvironment,
): Promise<boolean> => {
  if (Number(settings.port) !== Number(url.port || 5_432)) return false;
  const addresses = await Promise.all(
    [settings.host, url.hostname].map((host) => guard.pin(String(host)).catch(() => null)),
  );
  return addresses[0]?.address !== undefined && addresses[0].address === addresses[1]?.address;
};

/** What DataVision keeps for itself (accounts, sealed secrets, runs) is no source for anybody. */
export const refuseOwnDatabase = async (
  { driver, settings }: Pick<UsableConnection, 'driver' | 'settings'>,
  { databaseUrl, dataFolder }: Settings,
  environment: ConnectorEnvironment,
): Promise<void> => {
  if (driver.kind === 'postgres' && databaseUrl) {
    const url = new URL(databaseUrl);
    const sameName = String(settings.database) === decodeURIComponent(url.pathname.slice(1));
    if (sameName && (await sameServer(settings, url, environment))) throw own();
  }
  if (driver.kind === 'sqlite' && environment.sqliteFolder) {
    const file = await realpath(path.resolve(environment.sqliteFolder, String(settings.file))).catch(() => '');
    const ours = await realpath(dataFolder).catch(() => path.resolve(dataFolder));
    if (file.startsWith(ours + path.sep)) throw own();
  }
};
