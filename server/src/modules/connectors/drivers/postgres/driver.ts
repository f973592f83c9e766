import { defineDriver } from '../../connector.js';
import { PostgresConnection } from './connection.js';
import { postgresDialect } from './dialect.js';
import { postgresSettings } from './settings.js';

export const postgres = defineDriver({
  kind: 'postgres',
  label: 'PostgreSQL',
  settings: postgresSettings,
  capabilities: {
    language: 'sql',
    reads: 'rows',
    schemas: true,
    foreignKeys: true,
    comments: true,
    readOnlyBy: 'transaction',
    enforcesTypes: true,
    cancelsInSource: true,
    provenOn: 'a PostgreSQL 15 and 18 server',
  },
  dialect: postgresDialect,
  open: (settings, environment) => new PostgresConnection(settings, environment),
});
