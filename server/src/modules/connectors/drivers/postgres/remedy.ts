import { quoteName } from './dialect.js';

/** What an administrator runs to make an account that can only read. */
export const remedy = (database: string): string =>
  [
    `CREATE ROLE datavision_reader LOGIN PASSWORD 'choose-one';`,
    `GRANT CONNECT ON DATABASE ${quoteName(database)} TO datavision_reader;`,
    'GRANT USAGE ON SCHEMA public TO datavision_reader;',
    'GRANT SELECT ON ALL TABLES IN SCHEMA public TO datavision_reader;',
    'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO datavision_reader;',
  ].join('\n');
