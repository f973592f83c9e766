import { defineDriver } from '../../connector.js';
import { warmGrammar } from '../../gate/grammar/check-grammar.js';
import { OracleConnection } from './connection.js';
import { oracleDialect } from './dialect.js';
import { oracleSettings } from './settings.js';

export const oracle = defineDriver({
  kind: 'oracle',
  label: 'Oracle',
  settings: oracleSettings,
  capabilities: {
    language: 'sql',
    reads: 'rows',
    schemas: true,
    foreignKeys: true,
    comments: true,
    readOnlyBy: 'transaction',
    enforcesTypes: true,
    cancelsInSource: true,
    provenOn: "the driver's documented surface and the grammar only; set ORACLE_URL to run the suite against yours",
  },
  dialect: oracleDialect,
  open: (settings, environment) => {
    warmGrammar('plsql');
    return new OracleConnection(settings, environment);
  },
});
