import { quoteName } from './dialect.js';

/** What an administrator runs to make an account that can only read. */
export const remedy = (database: string): string =>
  [
    `CREATE USER 'datavision_reader'@'%' IDENTIFIED BY 'choose-one';`,
    `GRANT SELECT, SHOW VIEW ON ${quoteName(database)}.* TO 'datavision_reader'@'%';`,
  ].join('\n');
