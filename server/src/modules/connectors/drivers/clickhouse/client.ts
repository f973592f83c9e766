import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import type { NetworkGuard, PinnedHost } from '../../network/guard.js';
import { tlsOptions } from '../../settings-fields.js';
import type { ClickHouseSettings } from './settings.js';

const pinnedLookup =
  ({ address, family }: PinnedHost): LookupFunction =>
  (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };

/** Wide numbers come quoted, so that no digit is lost in JSON; times are those of UTC, whatever zone a column is shown in. */
const exactOutput = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 1,
  output_format_decimal_trailing_zeros: 1,
  date_time_output_format: 'iso',
  session_timezone: 'UTC',
} as const;

/** A client that only speaks to the pinned address and ends its statements on the server when it hangs up. */
export const openClient = async (settings: ClickHouseSettings, guard: NetworkGuard): Promise<ClickHouseClient> => {
  const pinned = await guard.pin(settings.host);
  const lookup = pinnedLookup(pinned);
  const tls = tlsOptions(settings);
  const host = settings.host.includes(':') ? `[${pinned.address}]` : settings.host;
  return createClient({
    url: `${tls ? 'https' : 'http'}://${host}:${settings.port}`,
    username: settings.user,
    password: settings.password,
    database: settings.database,
    application: 'DataVision',
    request_timeout: 24 * 3_600_000,
    log: { level: ClickHouseLogLevel.OFF },
    http_agent: tls
      ? new https.Agent({ keepAlive: true, lookup, ...tls })
      : new http.Agent({ keepAlive: true, lookup }),
    clickhouse_settings: { ...exactOutput, cancel_http_readonly_queries_on_client_close: 1 },
  });
};
