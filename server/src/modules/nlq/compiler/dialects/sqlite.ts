import { quoteName, quoteText } from '../../../../engine/sql-session.js';
import type { BucketUnit } from '../../plan.js';
import type { Dialect } from '../dialect.js';

const buckets: Readonly<Record<BucketUnit, (sql: string) => string>> = {
  day: (sql) => `date(${sql})`,
  week: (sql) => `date(${sql}, '-6 days', 'weekday 1')`,
  month: (sql) => `strftime('%Y-%m-01', ${sql})`,
  quarter: (sql) =>
    `strftime('%Y-', ${sql}) || printf('%02d', ((CAST(strftime('%m', ${sql}) AS INTEGER) - 1) / 3) * 3 + 1) || '-01'`,
  year: (sql) => `strftime('%Y-01-01', ${sql})`,
};

const part = (format: string, sql: string): string => `CAST(strftime('${format}', ${sql}) AS INTEGER)`;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const sqlite: Dialect = {
  name: 'sqlite',
  quoteName,
  quoteText,
  boolean: (value) => (value ? '1' : '0'),
  number: String,
  date: quoteText,
  bucket: (unit, sql) => buckets[unit](sql),
  datePart: (unit, sql) => {
    if (unit === 'quarter') return `((${part('%m', sql)} + 2) / 3)`;
    if (unit === 'weekdayNumber') return `((${part('%w', sql)} + 6) % 7 + 1)`;
    if (unit === 'weekday') {
      const names = weekdays.map((name, day) => `WHEN ${day} THEN '${name}'`).join(' ');
      return `CASE ${part('%w', sql)} ${names} END`;
    }
    return part({ year: '%Y', month: '%m', day: '%d', hour: '%H' }[unit], sql);
  },
  median: (sql) => `median(${sql})`,
  divide: (left, right) => `(${left} * 1.0 / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `${sql} LIKE ${quoteText(pattern)}`,
  readNumber: (sql) => `CAST(replace(replace(${sql}, ',', ''), '$', '') AS REAL)`,
  readDate: (sql) => sql,
  rowNumber: 'row_number() OVER ()',
  combine: (op) => op.toUpperCase(),
  limit: (rows) => ({ afterSelect: '', atEnd: `LIMIT ${rows}` }),
};
