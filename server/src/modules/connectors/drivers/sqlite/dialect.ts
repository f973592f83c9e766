import { selectWithLimit, type Dialect } from '../../dialect.js';
import { admitSqlite } from '../../gate/sqlite.js';
import { sqliteProfile } from './profile.js';

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`;

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  quoteName,
  quoteText,
  quoteBoolean: (value) => (value ? '1' : '0'),
  like: (column, pattern) => `${column} LIKE ${quoteText(pattern)} ESCAPE '\\'`,
  select: selectWithLimit,
  admit: admitSqlite,
  profile: sqliteProfile,
};
