import { quoteName, quoteText } from '../../../../engine/sql-session.js';
import type { BucketUnit } from '../../plan.js';
import type { Dialect } from '../dialect.js';

const formats: Readonly<Record<BucketUnit, string>> = {
  day: 'DDD',
  week: 'IW',
  month: 'MM',
  quarter: 'Q',
  year: 'YYYY',
};

/** Oracle Database 12c and later. */
export const oracle: Dialect = {
  name: 'oracle',
  quoteName,
  quoteText,
  boolean: (value) => (value ? '1' : '0'),
  number: String,
  date: (iso) => `DATE ${quoteText(iso)}`,
  bucket: (unit, sql) => `TRUNC(${sql}, '${formats[unit]}')`,
  datePart: (part, sql) => {
    if (part === 'quarter') return `TO_NUMBER(TO_CHAR(${sql}, 'Q'))`;
    if (part === 'hour') return `TO_NUMBER(TO_CHAR(${sql}, 'HH24'))`;
    if (part === 'weekday') return `TO_CHAR(${sql}, 'FMDay', 'NLS_DATE_LANGUAGE=ENGLISH')`;
    if (part === 'weekdayNumber') return `(TRUNC(${sql}) - TRUNC(${sql}, 'IW') + 1)`;
    return `EXTRACT(${part.toUpperCase()} FROM ${sql})`;
  },
  median: (sql) => `MEDIAN(${sql})`,
  divide: (left, right) => `(${left} / NULLIF(${right}, 0))`,
  like: (sql, pattern) => `LOWER(${sql}) LIKE LOWER(${quoteText(pattern)})`,
  readNumber: (sql) => `TO_NUMBER(REPLACE(REGEXP_SUBSTR(${sql}, '-?[0-9][0-9,]*[.]?[0-9]*'), ',', ''))`,
  readDate: (sql) => `TO_DATE(${sql} DEFAULT NULL ON CONVERSION ERROR, 'YYYY-MM-DD')`,
  rowNumber: 'ROW_NUMBER() OVER (ORDER BY NULL)',
  combine: (op) => (op === 'except' ? 'MINUS' : op.toUpperCase()),
  limit: (rows) => ({ afterSelect: '', atEnd: `FETCH FIRST ${rows} ROWS ONLY` }),
};
