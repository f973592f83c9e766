import { quoteName } from './dialect.js';

/** What an administrator runs to make an account that can only read. */
export const remedy = (database: string): string =>
  [
    "CREATE LOGIN datavision_reader WITH PASSWORD = 'choose-one';",
    `USE ${quoteName(database)};`,
    'CREATE USER datavision_reader FOR LOGIN datavision_reader;',
    'ALTER ROLE db_datareader ADD MEMBER datavision_reader;',
  ].join('\n');
