import { quoteName, quoteText } from '../../../../engine/sql-session.js';
import type { Dialect } from '../dialect.js';

const numberPattern = String.raw`-?[0-9][0-9,]*\.?[0-9]*`;
const dateFormats = [
  '%Y-%m-%d',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%dT%H:%M:%S',
  '%d %B %Y',
  '%B %d, %Y',
  '%d %b %Y',
  '%b %d, %Y',
  '%m/%d/%Y',
  '%d.%m.%Y',
  '%B %Y',
  '%Y',
];

export const duckdb: Dialect = {
  name: 'duckdb',
  quoteName,
  quoteText,
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  number: (value) => (Number.isInteger(value) ? String(value) : value.toExponential()),
  date: (iso) => `DATE ${quoteText(iso)}`,
  bucket: (unit, sql) => `CAST(date_trunc('${unit}', ${sql}) AS DATE)`,
  datePart: (part, sql) => {
    if (part === 'weekday') return `dayname(${sql})`;
    return `date_part('${part === 'weekdayNumber' ? 'isodow' : part}', ${sql})`;
  },
  median: (sql) => `median(${sql})`,
  divide: (left, right) => `(${left} / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `${sql} ILIKE ${quoteText(pattern)}`,
  readNumber: (sql) => `TRY_CAST(replace(regexp_extract(${sql}, '${numberPattern}'), ',', '') AS DOUBLE)`,
  readDate: (sql) => `CAST(try_strptime(${sql}, [${dateFormats.map(quoteText).join(', ')}]) AS DATE)`,
  rowNumber: 'row_number() OVER ()',
  combine: (op) => op.toUpperCase(),
  limit: (rows) => ({ afterSelect: '', atEnd: `LIMIT ${rows}` }),
};
