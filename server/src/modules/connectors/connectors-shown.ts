import type { Connector } from '#shared/contract/connections.js';
import type { ConnectorEnvironment } from './connector.js';
import { drivers } from './drivers/index.js';
import { formOf } from './settings-form.js';

/** The kinds of sources as the form needs them. */
export const connectorsShown = ({ sqliteFolder }: ConnectorEnvironment): Connector[] =>
  drivers.map(({ kind, label, capabilities, settings }) => {
    const off = kind === 'sqlite' && sqliteFolder === null;
    return {
      kind,
      label,
      language: capabilities.language,
      reads: capabilities.reads,
      schemas: capabilities.schemas,
      provenOn: capabilities.provenOn,
      available: !off,
      reason: off ? 'An administrator must name the folder of SQLite files in DV_SQLITE_FOLDER.' : null,
      fields: formOf(settings),
    };
  });
