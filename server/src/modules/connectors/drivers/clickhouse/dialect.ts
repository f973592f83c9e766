import { selectWithLimit, type Dialect } from '../../dialect.js';
import { admitClickHouse } from '../../gate/clickhouse.js';
import { clickHouseProfile } from './profile.js';

const escape = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\0', '');

export const quoteName = (name: string): string => `\`${escape(name).replaceAll('`', '\\`')}\``;

export const quoteText = (text: string): string => `'${escape(text).replaceAll("'", "\\'")}'`;

export const clickHouseDialect: Dialect = {
  name: 'clickhouse',
  quoteName,
  quoteText,
  quoteBoolean: String,
  like: (column, pattern) => `toString(${column}) ILIKE ${quoteText(pattern)}`,
  select: selectWithLimit,
  admit: admitClickHouse,
  profile: clickHouseProfile,
};
