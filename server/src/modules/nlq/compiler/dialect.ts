import type { BucketUnit, DatePart } from '../plan.js';

/** How one database says what differs between databases. Strings are SQL fragments. */
export interface Dialect {
  readonly name: string;
  quoteName(name: string): string;
  /** A table as FROM names it, where that is more than its quoted name. */
  tableName?(table: string): string;
  quoteText(text: string): string;
  boolean(value: boolean): string;
  number(value: number): string;
  date(iso: string): string;
  /** First day of the bucket the date falls in, as text or date that sorts in time. */
  bucket(unit: BucketUnit, sql: string): string;
  datePart(part: DatePart, sql: string): string;
  median(sql: string): string;
  /** Division that never truncates and gives NULL on a zero divisor. */
  divide(left: string, right: string): string;
  /** A comparison of text with a pattern of % and _, without regard to case. */
  like(sql: string, pattern: string): string;
  /** The first number in a text such as "1,234 (3rd)". */
  readNumber(sql: string): string;
  /** A date written out in a text such as "4 May 2001". */
  readDate(sql: string): string;
  /** The running number of a row in the table's own order, where the table has one. */
  readonly rowNumber: string;
  /** INTERSECT, EXCEPT and UNION that keep each row once. */
  combine(op: 'union' | 'intersect' | 'except'): string;
  /** LIMIT in the place this dialect wants it. */
  limit(rows: number): { readonly afterSelect: string; readonly atEnd: string };
}
