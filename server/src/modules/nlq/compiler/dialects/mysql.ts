import type { BucketUnit } from '../../plan.js';
import type { Dialect } from '../dialect.js';
import { unsupported } from './unsupported.js';

const buckets: Readonly<Record<BucketUnit, (sql: string) => string>> = {
  day: (sql) => `DATE(${sql})`,
  week: (sql) => `DATE_SUB(DATE(${sql}), INTERVAL WEEKDAY(${sql}) DAY)`,
  month: (sql) => `CAST(DATE_FORMAT(${sql}, '%Y-%m-01') AS DATE)`,
  quarter: (sql) => `MAKEDATE(YEAR(${sql}), 1) + INTERVAL QUARTER(${sql}) - 1 QUARTER`,
  year: (sql) => `MAKEDATE(YEAR(${sql}), 1)`,
};

const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** MySQL 8 and MariaDB 10.6 and later. */
export const mysql: Dialect = {
  name: 'mysql',
  quoteName: (name) => `\`${name.replaceAll('`', '``')}\``,
  quoteText: text,
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  number: String,
  date: (iso) => `DATE ${text(iso)}`,
  bucket: (unit, sql) => buckets[unit](sql),
  datePart: (part, sql) => {
    if (part === 'weekday') return `DAYNAME(${sql})`;
    return part === 'weekdayNumber' ? `(WEEKDAY(${sql}) + 1)` : `${part.toUpperCase()}(${sql})`;
  },
  median: () => unsupported('MySQL', 'a median'),
  divide: (left, right) => `(${left} / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `LOWER(${sql}) LIKE LOWER(${text(pattern)})`,
  readNumber: (sql) => `CAST(REPLACE(REGEXP_SUBSTR(${sql}, '-?[0-9][0-9,]*[.]?[0-9]*'), ',', '') AS DOUBLE)`,
  readDate: (sql) => `CAST(${sql} AS DATE)`,
  rowNumber: 'ROW_NUMBER() OVER ()',
  combine: (op) => op.toUpperCase(),
  limit: (rows) => ({ afterSelect: '', atEnd: `LIMIT ${rows}` }),
};
