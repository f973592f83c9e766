import { isoDateSql, isoMomentSql, parsedMomentSql, timeSql } from './date-text.js';
import { dressedNumberSql, dressedWholeSql, plainNumberSql, undressedSql, type DecimalMark } from './number-text.js';

/** How the texts of a column are read: the type they become and the way they are written. */
export type Reading =
  | { readonly type: 'text' | 'boolean' | 'time' }
  | { readonly type: 'date'; readonly formats: readonly string[] }
  | {
      readonly type: 'datetime';
      readonly formats: readonly string[];
      /** Some carry a zone or a fraction of a second. */
      readonly zoned: boolean;
    }
  | {
      readonly type: 'integer' | 'number';
      readonly mark: DecimalMark;
      readonly storage: string;
      /** Some are grouped or carry a unit; otherwise a bare cast reads them all. */
      readonly dressed: boolean;
    };

/** Largest count of significant digits a DOUBLE carries for certain. */
export const EXACT_DIGITS = 15;

type NumberReading = Extract<Reading, { mark: DecimalMark }>;

/** A cell in two stages: `plain` is what a bare cast makes of it, computed once and used several times. */
interface CellSql {
  readonly text: string;
  readonly plain: string;
}

const integerSql = ({ text, plain }: CellSql, { mark, storage, dressed }: NumberReading): string => {
  const other = dressed
    ? `WHEN ${dressedWholeSql(text, mark)} THEN TRY_CAST(${undressedSql(text, mark)} AS ${storage})`
    : '';
  return `CASE WHEN CAST(${plain} AS VARCHAR) = ${text} THEN ${plain} ${other} END`;
};

/** A DOUBLE is taken only where it carries every digit of the text; a percent is rounded by its division anyway. */
const doubleSql = ({ text, plain }: CellSql, { mark, dressed }: NumberReading): string => {
  const undressed = undressedSql(text, mark);
  const digitsKept = `(length(${text}) <= ${EXACT_DIGITS + 1} OR CAST(${plain} AS VARCHAR) = ${text} OR contains(lower(${text}), 'e')
      OR length(rtrim(regexp_replace(${text}, '[^0-9]', '', 'g'), '0')) <= ${EXACT_DIGITS})`;
  const other = `WHEN ${dressedNumberSql(text, mark)} THEN CASE
      WHEN contains(${text}, '%') THEN TRY_CAST(${undressed} AS DOUBLE) / 100
      WHEN length(${undressed}) <= ${EXACT_DIGITS + 2} THEN TRY_CAST(${undressed} AS DOUBLE) END`;
  return `CASE WHEN ${plainNumberSql(text, mark)} THEN CASE WHEN ${digitsKept} AND isfinite(${plain}) THEN ${plain} END
    ${dressed ? other : ''} END`;
};

const decimalSql = ({ text, plain }: CellSql, { mark, storage, dressed }: NumberReading): string => {
  const other = `WHEN ${dressedNumberSql(text, mark)} AND NOT contains(${text}, '%') THEN TRY_CAST(${undressedSql(text, mark)} AS ${storage})`;
  return `CASE WHEN ${plainNumberSql(text, mark)} THEN ${plain} ${dressed ? other : ''} END`;
};

const dateSql = ({ text, plain }: CellSql, formats: readonly string[]): string => {
  const iso = `length(${text}) = 10 AND substr(${text}, 5, 1) = '-' AND ${plain} IS NOT NULL`;
  return `CASE WHEN ${iso} THEN ${plain} ELSE CAST(${parsedMomentSql(`trim(${text})`, formats)} AS DATE) END`;
};

const momentSql = (
  { text, plain }: CellSql,
  { formats, zoned }: { formats: readonly string[]; zoned: boolean },
): string => {
  const trimmed = `trim(${text})`;
  const iso = `length(${text}) = 19 AND substr(${text}, 17, 1) = ':' AND substr(${text}, 5, 1) = '-' AND ${plain} IS NOT NULL`;
  const others = [
    ...(zoned ? [isoMomentSql(trimmed)] : []),
    parsedMomentSql(trimmed, formats),
    `CAST(${isoDateSql(trimmed)} AS TIMESTAMP)`,
  ];
  return `CASE WHEN ${iso} THEN ${plain} ELSE coalesce(${others.join(', ')}) END`;
};

const booleanSql = (text: string): string =>
  `CASE WHEN lower(${text}) IN ('true', 'wahr') THEN true WHEN lower(${text}) IN ('false', 'falsch') THEN false END`;

/** SQL of the bare cast that `typedSql` builds on; null where the reading needs none. */
export const plainSql = (text: string, reading: Reading): string | null => {
  switch (reading.type) {
    case 'integer':
    case 'number':
      return `TRY_CAST(${text} AS ${reading.storage})`;
    case 'date':
      return `TRY_CAST(${text} AS DATE)`;
    case 'datetime':
      return `TRY_CAST(${text} AS TIMESTAMP)`;
    case 'text':
    case 'boolean':
    case 'time':
      return null;
  }
};

/** SQL that turns a cell into the type of the reading, null where it does not fit. */
export const typedSql = (cell: CellSql, reading: Reading): string => {
  switch (reading.type) {
    case 'text':
      return cell.text;
    case 'boolean':
      return booleanSql(`trim(${cell.text})`);
    case 'time':
      return timeSql(`trim(${cell.text})`);
    case 'date':
      return dateSql(cell, reading.formats);
    case 'datetime':
      return momentSql(cell, reading);
    case 'integer':
      return integerSql(cell, reading);
    case 'number':
      return reading.storage === 'DOUBLE' ? doubleSql(cell, reading) : decimalSql(cell, reading);
  }
};

export const sameReading = (a: Reading, b: Reading): boolean => JSON.stringify(a) === JSON.stringify(b);
