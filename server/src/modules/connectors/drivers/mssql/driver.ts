import { defineDriver } from '../../connector.js';
import { warmGrammar } from '../../gate/grammar/check-grammar.js';
import { MssqlConnection } from './connection.js';
import { mssqlDialect } from './dialect.js';
import { mssqlSettings } from './settings.js';

export const mssql = defineDriver({
  kind: 'mssql',
  label: 'Microsoft SQL Server',
  settings: mssqlSettings,
  capabilities: {
    language: 'sql',
    reads: 'rows',
    schemas: true,
    foreignKeys: true,
    comments: true,
    readOnlyBy: 'login',
    enforcesTypes: true,
    cancelsInSource: true,
    provenOn: 'a test server that speaks its protocol, not yet on SQL Server itself',
  },
  dialect: mssqlDialect,
  open: (settings, environment) => {
    warmGrammar('tsql');
    return new MssqlConnection(settings, environment);
  },
});
