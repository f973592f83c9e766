/** Values that may be bound to a `?` in a statement. */
export type SqlValue = string | number | bigint | boolean | null;

/** A result by columns. `types` are the engine's own type names (DuckDB's, upper case). */
export interface SqlResult {
  readonly names: string[];
  readonly types: string[];
  /** One array per column, all of length `rowCount`. Integers beyond 2^53 and decimals arrive as exact text. */
  readonly columns: unknown[][];
  readonly rowCount: number;
}

/** A column to be loaded: `type` is a DuckDB type, values are in its terms (dates as ISO 8601 text). */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
  readonly values: ArrayLike<unknown>;
}

/** The first rows of a query's result and how many there are in all. */
export interface SqlPage extends SqlResult {
  readonly totalRows: number;
}

/**
 * The SQL engine inside a worker process. Statements are ours unless they come through `untrusted`, which accepts one
 * gated SELECT only and runs it with all outside access switched off.
 */
export interface SqlSession {
  query(sql: string, values?: SqlValue[]): Promise<SqlResult>;
  run(sql: string, values?: SqlValue[]): Promise<void>;
  createTable(name: string, columns: TypedColumn[]): Promise<void>;
  /** Appends to a table made by `createTable`; column order and types are those of the table. */
  append(name: string, columns: TypedColumn[]): Promise<void>;
  /** Text from a user or a model: one SELECT over `tables` (the view `data`), admitted by the gate. Returns at most `maxRows` rows. */
  untrusted(sql: string, maxRows: number, tables?: readonly string[]): Promise<SqlPage>;
}

/** `"a ""quoted"" name"`: an identifier, whatever characters it holds. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `'it''s'`: a string literal. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
