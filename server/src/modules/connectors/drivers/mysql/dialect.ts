import { selectWithLimit, type Dialect } from '../../dialect.js';
import { admitMysql } from '../../gate/mysql.js';
import { mysqlProfile } from './profile.js';

export const quoteName = (name: string): string => `\`${name.replaceAll('`', '``').replaceAll('\0', '')}\``;

/** Sessions run without NO_BACKSLASH_ESCAPES and in utf8mb4, so doubling quotes and backslashes is exact. */
export const quoteText = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '\\0')}'`;

export const mysqlDialect: Dialect = {
  name: 'mysql',
  quoteName,
  quoteText,
  quoteBoolean: (value) => (value ? 'TRUE' : 'FALSE'),
  like: (column, pattern) => `LOWER(CAST(${column} AS CHAR)) LIKE LOWER(${quoteText(pattern)})`,
  select: selectWithLimit,
  admit: admitMysql,
  profile: mysqlProfile,
};
