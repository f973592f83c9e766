import type { ProfileDialect } from './profile/profile-dialect.js';

/** The pieces of a SELECT of at most `rows` rows. */
export interface SelectParts {
  readonly columns: string;
  readonly from: string;
  readonly where?: string | null;
  readonly groupBy?: string;
  readonly orderBy?: string;
  readonly rows: number | null;
}

/** The SELECT of the dialects that end it with LIMIT. */
export const selectWithLimit = ({ columns, from, where, groupBy, orderBy, rows }: SelectParts): string =>
  [
    `SELECT ${columns} FROM ${from}`,
    where ? `WHERE ${where}` : '',
    groupBy ? `GROUP BY ${groupBy}` : '',
    orderBy ? `ORDER BY ${orderBy}` : '',
    rows === null ? '' : `LIMIT ${rows}`,
  ]
    .filter(Boolean)
    .join(' ');

/** How one database writes SQL. Names and texts come from outside, so both are always quoted. */
export interface Dialect {
  readonly name: 'postgres' | 'mysql' | 'sqlite' | 'clickhouse' | 'tsql' | 'plsql';
  quoteName(name: string): string;
  quoteText(text: string): string;
  quoteBoolean(value: boolean): string;
  /** `column LIKE pattern`, case-insensitive where the dialect can; `pattern` holds % and _ as wildcards, \ escapes them. */
  like(column: string, pattern: string): string;
  select(parts: SelectParts): string;
  /**
   * The gate: admits one statement that only reads.
   *
   * @throws AppError `query-refused` when it could do more, `query-failed` when it cannot be read, `too-large` above 64 KB
   */
  admit(sql: string): Promise<void>;
  readonly profile: ProfileDialect;
}
