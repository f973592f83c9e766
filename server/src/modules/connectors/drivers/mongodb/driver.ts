import { defineDriver } from '../../connector.js';
import { MongoConnection } from './connection.js';
import { mongoSettings } from './settings.js';

export const mongodb = defineDriver({
  kind: 'mongodb',
  label: 'MongoDB',
  settings: mongoSettings,
  capabilities: {
    language: 'pipeline',
    reads: 'rows',
    schemas: false,
    foreignKeys: false,
    comments: false,
    readOnlyBy: 'login',
    enforcesTypes: false,
    cancelsInSource: true,
    provenOn: 'a test server that speaks its protocol, not yet on MongoDB itself',
  },
  dialect: null,
  open: (settings, environment) => new MongoConnection(settings, environment),
});
