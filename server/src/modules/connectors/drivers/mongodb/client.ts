import { MongoClient } from 'mongodb';
import type { NetworkGuard } from '../../network/guard.js';
import { tlsOptions } from '../../settings-fields.js';
import type { MongoSettings } from './settings.js';

/** A client that speaks to the one named server only: what a replica set says about its other members is not followed. */
export const openClient = async (settings: MongoSettings, guard: NetworkGuard): Promise<MongoClient> => {
  const pinned = await guard.pin(settings.host);
  const tls = tlsOptions(settings);
  const host = settings.host.includes(':') ? `[${pinned.address}]` : settings.host;
  const client = new MongoClient(`mongodb://${host}:${settings.port}/`, {
    directConnection: true,
    lookup: (
      _host: string,
      options: { all?: boolean },
      callback: (error: null, address: unknown, family?: number) => void,
    ) => {
      if (options.all) callback(null, [{ address: pinned.address, family: pinned.family }]);
      else callback(null, pinned.address, pinned.family);
    },
    appName: 'DataVision',
    readPreference: 'secondaryPreferred',
    retryReads: false,
    retryWrites: false,
    maxPoolSize: 8,
    serverSelectionTimeoutMS: 5_000,
    connectTimeoutMS: 5_000,
    promoteValues: false,
    ...(settings.user === ''
      ? {}
      : { auth: { username: settings.user, password: settings.password }, authSource: settings.authSource }),
    ...(tls ? { tls: true, rejectUnauthorized: tls.rejectUnauthorized, ...(tls.ca ? { ca: tls.ca } : {}) } : {}),
  } as ConstructorParameters<typeof MongoClient>[1]);
  client.on('error', () => undefined);
  return client;
};
