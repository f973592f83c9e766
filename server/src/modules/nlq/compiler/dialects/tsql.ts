import type { BucketUnit } from '../../plan.js';
import type { Dialect } from '../dialect.js';
import { unsupported } from './unsupported.js';

const text = (value: string): string => `N'${value.replaceAll("'", "''")}'`;

const fromStart = (unit: BucketUnit, sql: string): string =>
  unit === 'week'
    ? `CAST(DATEADD(day, -((DATEDIFF(day, '19000101', ${sql})) % 7), ${sql}) AS DATE)`
    : `CAST(DATEADD(${unit}, DATEDIFF(${unit}, 0, ${sql}), 0) AS DATE)`;

/** SQL Server 2017 and later. */
export const tsql: Dialect = {
  name: 'tsql',
  quoteName: (name) => `[${name.replaceAll(']', ']]')}]`,
  quoteText: text,
  boolean: (value) => (value ? '1' : '0'),
  number: String,
  date: (iso) => `CAST('${iso.replaceAll("'", "''")}' AS DATE)`,
  bucket: fromStart,
  datePart: (part, sql) => {
    if (part === 'weekday') return `DATENAME(weekday, ${sql})`;
    // Days since a Monday, because DATEPART(weekday) depends on the session.
    return part === 'weekdayNumber' ? `(DATEDIFF(day, '19000101', ${sql}) % 7 + 1)` : `DATEPART(${part}, ${sql})`;
  },
  median: () => unsupported('SQL Server', 'a median'),
  divide: (left, right) => `(CAST(${left} AS FLOAT) / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `LOWER(${sql}) LIKE LOWER(${text(pattern.replaceAll('[', '[[]'))})`,
  readNumber: (sql) => `TRY_CAST(REPLACE(REPLACE(${sql}, ',', ''), '$', '') AS FLOAT)`,
  readDate: (sql) => `TRY_CAST(${sql} AS DATE)`,
  rowNumber: 'ROW_NUMBER() OVER (ORDER BY (SELECT NULL))',
  combine: (op) => op.toUpperCase(),
  limit: (rows) => ({ afterSelect: `TOP (${rows}) `, atEnd: '' }),
};
