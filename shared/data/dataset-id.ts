import type { RangeChunk, RangeShape } from '../contract/datasets.js';

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async (text: string): Promise<string> =>
  hex(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Fingerprint of one chunk: SHA-256 over its canonical JSON. */
export const chunkHash = (chunk: RangeChunk): Promise<string> => sha256(JSON.stringify([chunk.rows, chunk.formats]));

/**
 * The id of a worksheet range: SHA-256 over its shape and the hashes of its chunks in order. Both ends compute it, so the
 * add-in asks for a dataset before it sends one, and the server never trusts the name it was given.
 */
export const datasetIdOf = (shape: RangeShape, chunkHashes: readonly string[]): Promise<string> =>
  sha256(JSON.stringify(['range-1', shape.rows, shape.columns, shape.headers, shape.date1904, ...chunkHashes]));
