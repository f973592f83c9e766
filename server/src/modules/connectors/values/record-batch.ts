/**
 * One value of a batch. Integers to 32 bits and floats are numbers (NaN and infinities included), wider integers and decimals
 * are exact text, dates and times ISO 8601 text with a space before the time, zoned times end in their offset, binary is
 * 0x-hexadecimal text, nested values are JSON text.
 */
export type Value = string | number | boolean | null;

export interface BatchColumn {
  /** As the source calls it; names may repeat. */
  readonly name: string;
  readonly nativeType: string;
  /** The DuckDB type that holds every value exactly. */
  readonly type: string;
}

/** Rows by column: `values[c][r]`, every column of length `rows`. */
export interface RecordBatch {
  readonly columns: readonly BatchColumn[];
  readonly values: readonly (readonly Value[])[];
  readonly rows: number;
}

/** Turns rows as drivers give them into a batch; `convert[c]` reads one raw value of column c and never sees null. */
export const batchOf = (
  columns: readonly BatchColumn[],
  rows: readonly (readonly unknown[])[],
  convert: readonly ((raw: never) => Value)[],
): RecordBatch => ({
  columns,
  rows: rows.length,
  values: columns.map((_, index) => {
    const read = convert[index] as (raw: unknown) => Value;
    return rows.map((row) => {
      const raw = row[index];
      return raw === null || raw === undefined ? null : read(raw);
    });
  }),
});

export const rowOf = (batch: RecordBatch, row: number): Value[] => batch.values.map((column) => column[row] ?? null);
