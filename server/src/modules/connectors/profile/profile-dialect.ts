import type { ColumnDescription, TableDescription } from '../connector.js';
import type { BinEdges } from './bins.js';

/** The few expressions in which the dialects' profiles differ. Column arguments are quoted names or expressions over them. */
export interface ProfileDialect {
  /** The column as a double, so that averages of decimals stay fast. */
  asNumber(column: string): string;
  /** Sample standard deviation of an expression over `from`. */
  deviation(expression: string, from: string): string;
  /** False for types the source cannot order or group: JSON, geometry, large objects. */
  orderable(column: ColumnDescription): boolean;
  /** What min and max are taken of: text by bytes, so that no collation slows it down. */
  extreme(column: ColumnDescription, name: string): string;
  /** A FROM clause giving about `rows` random rows of the table. */
  sample(table: TableDescription, from: string, rows: number): string;
  /** A FROM clause giving each row with the probability `share`; the same rows every time where the source can. */
  fairSample(table: TableDescription, from: string, share: number): string;
  /** The bin of a double, from 0; -1 below, `bins` at or above the edges. `binByCase` where it is left out. */
  bin?(number: string, edges: BinEdges): string;
  /** A SELECT of one number: how many different values there are. */
  distinct(from: string, column: ColumnDescription, name: string): string;
  readonly distinctIs: 'exact' | 'estimate';
}
