import type { Value } from '../../values/record-batch.js';

/** A column as SQLite describes it: the declared type is free text, and null for expressions. */
export interface RawColumn {
  readonly name: string;
  readonly declared: string | null;
}

/** A value as SQLite stores it; whole numbers are bigints. */
export type RawValue = string | number | bigint | Uint8Array | null;

export interface RawPage {
  readonly columns: RawColumn[];
  readonly rows: RawValue[][];
  /** No row is left. */
  readonly done: boolean;
}

export type SqliteRequest =
  | { readonly kind: 'open'; readonly file: string }
  | { readonly kind: 'start'; readonly sql: string; readonly values: Value[]; readonly rows: number }
  | { readonly kind: 'next'; readonly rows: number };

export type SqliteReply =
  | { readonly kind: 'page'; readonly page: RawPage }
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
