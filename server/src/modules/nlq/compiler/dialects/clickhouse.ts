import type { BucketUnit } from '../../plan.js';
import type { Dialect } from '../dialect.js';

const starts: Readonly<Record<BucketUnit, string>> = {
  day: 'toDate',
  week: 'toMonday',
  month: 'toStartOfMonth',
  quarter: 'toStartOfQuarter',
  year: 'toStartOfYear',
};
const parts = {
  year: 'toYear',
  quarter: 'toQuarter',
  month: 'toMonth',
  day: 'toDayOfMonth',
  hour: 'toHour',
  weekdayNumber: 'toDayOfWeek',
} as const;

const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const clickhouse: Dialect = {
  name: 'clickhouse',
  quoteName: (name) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  quoteText: text,
  boolean: (value) => (value ? 'true' : 'false'),
  number: String,
  date: (iso) => `toDate(${text(iso)})`,
  bucket: (unit, sql) => `${starts[unit]}(${sql})`,
  datePart: (part, sql) => (part === 'weekday' ? `dateName('weekday', ${sql})` : `${parts[part]}(${sql})`),
  median: (sql) => `quantileExactInclusive(0.5)(${sql})`,
  divide: (left, right) => `(${left} / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `${sql} ILIKE ${text(pattern)}`,
  readNumber: (sql) => `toFloat64OrNull(replaceAll(extract(${sql}, '-?[0-9][0-9,]*[.]?[0-9]*'), ',', ''))`,
  readDate: (sql) => `toDateOrNull(${sql})`,
  rowNumber: 'row_number() OVER ()',
  combine: (op) => `${op.toUpperCase()} DISTINCT`,
  limit: (rows) => ({ afterSelect: '', atEnd: `LIMIT ${rows}` }),
};
