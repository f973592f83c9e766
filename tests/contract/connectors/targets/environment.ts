import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import type { ConnectorEnvironment } from '#server/modules/connectors/connector.js';

export const openEnvironment = (options: Partial<ConnectorEnvironment> = {}): ConnectorEnvironment => ({
  guard: new NetworkGuard({ privateNetworks: true }),
  sqliteFolder: null,
  ...options,
});
