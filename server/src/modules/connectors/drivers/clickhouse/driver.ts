import { defineDriver } from '../../connector.js';
import { ClickHouseConnection } from './connection.js';
import { clickHouseDialect } from './dialect.js';
import { clickHouseSettings } from './settings.js';

export const clickhouse = defineDriver({
  kind: 'clickhouse',
  label: 'ClickHouse',
  settings: clickHouseSettings,
  capabilities: {
    language: 'sql',
    reads: 'rows',
    schemas: true,
    foreignKeys: false,
    comments: true,
    readOnlyBy: 'setting',
    enforcesTypes: true,
    cancelsInSource: true,
    provenOn: 'a ClickHouse 26 server from npm',
  },
  dialect: clickHouseDialect,
  open: (settings, environment) => new ClickHouseConnection(settings, environment),
});
