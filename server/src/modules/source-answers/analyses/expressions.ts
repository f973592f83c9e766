import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Dialect } from '../../connectors/index.js';
import { dialects as datesOf } from '../../nlq/index.js';

const dateDialects = {
  postgres: datesOf.postgres,
  mysql: datesOf.mysql,
  sqlite: datesOf.sqlite,
  clickhouse: datesOf.clickhouse,
  tsql: datesOf.tsql,
  plsql: datesOf.oracle,
} as const;

/** A day as the dialect writes it: 2025-07-01. */
export const dateLiteral = ({ name }: Dialect, iso: string): string => dateDialects[name].date(iso);

/** Collations that tell every text from every other, where the usual one takes "north" for "North". */
const exactCollations: Partial<Record<Dialect['name'], (name: string) => string>> = {
  mysql: (name) => `CONVERT(${name} USING utf8mb4) COLLATE utf8mb4_bin`,
  sqlite: (name) => `${name} COLLATE BINARY`,
  tsql: (name) => `${name} COLLATE Latin1_General_BIN2`,
};

/** A column to group or compare by, its texts told apart to the letter. */
export const keyOf = (dialect: Dialect, { name, type }: Column): string => {
  const quoted = dialect.quoteName(name);
  return type === 'text' ? (exactCollations[dialect.name]?.(quoted) ?? quoted) : quoted;
};

export const numberOf = (dialect: Dialect, { name }: Column): string =>
  dialect.profile.asNumber(dialect.quoteName(name));

const literalOf = (dialect: Dialect, { name, type }: Column, value: string): string => {
  if (type === 'text') return dialect.quoteText(value);
  if (type === 'boolean') return dialect.quoteBoolean(/^(true|1)$/i.test(value));
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dateLiteral(dialect, value);
  if ((type === 'integer' || type === 'number') && value.trim() !== '' && Number.isFinite(Number(value)))
    return String(Number(value));
  throw new AppError('invalid-input', `${value} cannot be compared with ${name}, which holds ${type}.`);
};

/** @throws AppError `invalid-input` for a value that the column cannot hold */
export const equals = (dialect: Dialect, column: Column, value: string): string =>
  `${keyOf(dialect, column)} = ${literalOf(dialect, column, value)}`;
