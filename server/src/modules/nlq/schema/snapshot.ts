import type { Expression } from '../plan.js';

export type ColumnKind = 'number' | 'integer' | 'text' | 'date' | 'datetime' | 'boolean';

/** A column as the planner sees it. `values` are distinct values of text columns, at most `valueLimit`, in the data's own spelling. */
export interface ColumnInfo {
  readonly name: string;
  readonly table: string;
  readonly kind: ColumnKind;
  readonly primary: boolean;
  readonly unique: boolean;
  readonly values: readonly string[];
  /** Smallest and largest value of numbers and dates, where known: dates as ISO 8601 text. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** A text column that holds numbers or dates in the main ("1,234", "12 (3rd)", "4 May 2001"). */
  readonly reads?: 'number' | 'date';
  /** Not in the data but computed from other columns: revenue as units times price. */
  readonly formula?: { readonly op: '*' | '-'; readonly left: string; readonly right: string };
  /** A measure the workspace defines, and its formula as it was written. */
  readonly defined?: { readonly value: Expression; readonly text: string };
}

/** A measure by name: "net revenue" as sum(units * price). */
export interface DefinedMeasure {
  readonly name: string;
  readonly expression: string;
}

export interface TableInfo {
  readonly name: string;
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
  /** Other words for its rows: "orders" for a sheet with the column Order ID. */
  readonly aliases?: readonly string[];
}

/** `from` refers to `to`, declared by the source or inferred from names and values. */
export interface ForeignKey {
  readonly from: { readonly table: string; readonly column: string };
  readonly to: { readonly table: string; readonly column: string };
}

export interface SchemaSnapshot {
  readonly tables: readonly TableInfo[];
  readonly foreignKeys: readonly ForeignKey[];
  /** One table of records, as people keep in a worksheet: measures are summed up, categories listed once. */
  readonly worksheet?: boolean;
  /** Text columns are read as the numbers or dates they hold. */
  readonly readsText?: boolean;
  readonly definitions?: readonly DefinedMeasure[];
}

export const valueLimit = 5_000;

export const columnOf = (schema: SchemaSnapshot, table: string, column: string): ColumnInfo | undefined =>
  schema.tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column);

export const isNumeric = (column: ColumnInfo): boolean =>
  column.kind === 'number' || column.kind === 'integer' || column.reads === 'number';

export const isTemporal = (column: ColumnInfo): boolean =>
  column.kind === 'date' || column.kind === 'datetime' || column.reads === 'date';
