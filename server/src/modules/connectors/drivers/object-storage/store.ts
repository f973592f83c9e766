import type { Readable } from 'node:stream';
import type { AppError } from '#shared/errors/app-error.js';

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

export interface ReadObject {
  readonly body: Readable;
  /** Bytes that will come; null when the store does not say. */
  readonly bytes: number | null;
}

/** The little of an object store that reading tables needs. */
export interface ObjectStore {
  list(options: { limit: number; signal: AbortSignal }): Promise<StoredObject[]>;
  /** `range` is inclusive, as in HTTP. */
  read(key: string, options: { range?: readonly [from: number, to: number]; signal: AbortSignal }): Promise<ReadObject>;
  size(key: string, signal: AbortSignal): Promise<number>;
  explain(thrown: unknown): AppError;
  close(): void;
}
