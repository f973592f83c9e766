import { quoteName, quoteText } from '../../../../engine/sql-session.js';
import type { Dialect } from '../dialect.js';

/** A backslash in a text would be read as an escape where standard_conforming_strings is off. */
const escaped = (text: string): string =>
  text.includes('\\') ? `E${quoteText(text.replaceAll('\\', '\\\\'))}` : quoteText(text);

export const postgres: Dialect = {
  name: 'postgres',
  quoteName,
  quoteText: escaped,
  boolean: (value) => (value ? 'TRUE' : 'FALSE'),
  number: String,
  date: (iso) => `DATE ${quoteText(iso)}`,
  bucket: (unit, sql) => `CAST(date_trunc('${unit}', ${sql}) AS DATE)`,
  datePart: (part, sql) => {
    if (part === 'weekday') return `to_char(${sql}, 'FMDay')`;
    return `CAST(EXTRACT(${part === 'weekdayNumber' ? 'ISODOW' : part.toUpperCase()} FROM ${sql}) AS INTEGER)`;
  },
  median: (sql) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${sql})`,
  divide: (left, right) => `(CAST(${left} AS DOUBLE PRECISION) / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `CAST(${sql} AS TEXT) ILIKE ${escaped(pattern)}`,
  readNumber: (sql) =>
    `CAST(NULLIF(replace(substring(${sql} from '-?[0-9][0-9,]*\\.?[0-9]*'), ',', ''), '') AS DOUBLE PRECISION)`,
  readDate: (sql) => `CAST(${sql} AS DATE)`,
  rowNumber: 'row_number() OVER ()',
  combine: (op) => op.toUpperCase(),
  limit: (rows) => ({ afterSelect: '', atEnd: `LIMIT ${rows}` }),
};
