import { selectWithLimit, type Dialect } from '../../dialect.js';
import { admitPostgres } from '../../gate/postgres.js';
import { postgresProfile } from './profile.js';

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""').replaceAll('\0', '')}"`;

/** Sessions run with standard_conforming_strings, so a backslash is a backslash. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;

export const postgresDialect: Dialect = {
  name: 'postgres',
  quoteName,
  quoteText,
  quoteBoolean: (value) => (value ? 'TRUE' : 'FALSE'),
  like: (column, pattern) => `${column}::text ILIKE ${quoteText(pattern)}`,
  select: selectWithLimit,
  admit: admitPostgres,
  profile: postgresProfile,
};
