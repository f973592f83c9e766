import type { Dialect, SelectParts } from '../../dialect.js';
import { admitPlsql } from '../../gate/plsql.js';
import { oracleProfile } from './profile.js';

/** Oracle has no way to write a quote inside a name; names with one do not exist. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '').replaceAll('\0', '')}"`;

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;

const select = ({ columns, from, where, groupBy, orderBy, rows }: SelectParts): string =>
  [
    `SELECT ${columns} FROM ${from}`,
    where ? `WHERE ${where}` : '',
    groupBy ? `GROUP BY ${groupBy}` : '',
    orderBy ? `ORDER BY ${orderBy}` : '',
    rows === null ? '' : `FETCH FIRST ${rows} ROWS ONLY`,
  ]
    .filter(Boolean)
    .join(' ');

export const oracleDialect: Dialect = {
  name: 'plsql',
  quoteName,
  quoteText,
  quoteBoolean: (value) => (value ? '1' : '0'),
  like: (column, pattern) => `LOWER(TO_CHAR(${column})) LIKE LOWER(${quoteText(pattern)}) ESCAPE '\\'`,
  select,
  admit: admitPlsql,
  profile: oracleProfile,
};
