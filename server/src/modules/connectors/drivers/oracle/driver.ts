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
    provenOn: 'its grammar only, not yet on an Oracle server',
  },
  dialect: oracleDialect,
  open: (settings, environment) => {
    warmGrammar('plsql');
    return new OracleConnection(settings, environment);
  },
});
