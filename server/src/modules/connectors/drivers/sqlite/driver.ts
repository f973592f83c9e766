import { defineDriver } from '../../connector.js';
import { SqliteConnection } from './connection.js';
import { sqliteDialect } from './dialect.js';
import { sqliteSettings } from './settings.js';

export const sqlite = defineDriver({
  kind: 'sqlite',
  label: 'SQLite',
  settings: sqliteSettings,
  capabilities: {
    language: 'sql',
    reads: 'rows',
    schemas: false,
    foreignKeys: true,
    comments: false,
    readOnlyBy: 'file-handle',
    enforcesTypes: false,
    cancelsInSource: true,
    provenOn: 'the SQLite library itself',
  },
  dialect: sqliteDialect,
  open: (settings, environment) => new SqliteConnection(settings, environment),
});
