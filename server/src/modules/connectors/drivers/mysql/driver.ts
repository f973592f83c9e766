import { defineDriver } from '../../connector.js';
import { MysqlConnection } from './connection.js';
import { mysqlDialect } from './dialect.js';
import { mysqlSettings } from './settings.js';

export const mysql = defineDriver({
  kind: 'mysql',
  label: 'MySQL or MariaDB',
  settings: mysqlSettings,
  capabilities: {
    language: 'sql',
    reads: 'rows',
    schemas: true,
    foreignKeys: true,
    comments: true,
    readOnlyBy: 'transaction',
    enforcesTypes: true,
    cancelsInSource: true,
    provenOn: 'a MariaDB 10.11 server',
  },
  dialect: mysqlDialect,
  open: (settings, environment) => new MysqlConnection(settings, environment),
});
