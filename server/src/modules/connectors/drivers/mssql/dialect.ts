import type { Dialect, SelectParts } from '../../dialect.js';
import { admitTsql } from '../../gate/tsql.js';
import { mssqlProfile } from './profile.js';

export const quoteName = (name: string): string => `[${name.replaceAll(']', ']]').replaceAll('\0', '')}]`;

export const quoteText = (text: string): string => `N'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;

const select = ({ columns, from, where, groupBy, orderBy, rows }: SelectParts): string =>
  [
    `SELECT ${rows === null ? '' : `TOP (${rows}) `}${columns} FROM ${from}`,
    where ? `WHERE ${where}` : '',
    groupBy ? `GROUP BY ${groupBy}` : '',
    orderBy ? `ORDER BY ${orderBy}` : '',
  ]
    .filter(Boolean)
    .join(' ');

export const mssqlDialect: Dialect = {
  name: 'tsql',
  quoteName,
  quoteText,
  quoteBoolean: (value) => (value ? '1' : '0'),
  like: (column, pattern) =>
    `LOWER(CONVERT(nvarchar(4000), ${column})) LIKE LOWER(${quoteText(pattern.replaceAll('[', '\\['))}) ESCAPE '\\'`,
  select,
  admit: admitTsql,
  profile: mssqlProfile,
};
