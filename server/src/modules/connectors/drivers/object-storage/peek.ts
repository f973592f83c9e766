import { AppError } from '#shared/errors/app-error.js';
import { buffer } from 'node:stream/consumers';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import { batchOf, type BatchColumn, type RecordBatch, type Value } from '../../values/record-batch.js';
import { parquetType } from './parquet-type.js';
import type { ObjectStore } from './store.js';
import { headRows } from './text-head.js';

const HEAD_BYTES = 262_144;

export interface Peek {
  readonly columns: readonly BatchColumn[];
  readonly sample: RecordBatch;
  /** Known from the footer of Parquet files only. */
  readonly rows: number | null;
}

interface PeekOptions {
  readonly rows: number;
  readonly signal: AbortSignal;
}

const readable = /\.(csv|tsv|txt|json|ndjson|jsonl|parquet|xlsx)$/i;

export const isTableFile = (key: string): boolean => readable.test(key);

const bytesOf = async (
  store: ObjectStore,
  key: string,
  range: readonly [number, number],
  signal: AbortSignal,
): Promise<Buffer> => buffer((await store.read(key, { range, signal })).body);

const textOf = (value: unknown): Value => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date)
    return value
      .toISOString()
      .replace('T', ' ')
      .replace(/(\.000)?Z$/, '');
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'object'
    ? JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item))
    : String(value);
};

const peekParquet = async (store: ObjectStore, key: string, { rows, signal }: PeekOptions): Promise<Peek> => {
  const byteLength = await store.size(key, signal);
  const file: AsyncBuffer = {
    byteLength,
    slice: async (start, end = byteLength) => {
      const bytes = await bytesOf(store, key, [start, end - 1], signal);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
  const unreadable = (cause: unknown): AppError =>
    new AppError(
      'unreadable-file',
      `${key} is not a Parquet file that can be looked into here. Load it to see whether it can be read.`,
      { cause },
    );
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw error instanceof AppError ? error : unreadable(error);
  });
  const [root, ...elements] = metadata.schema;
  const columns: BatchColumn[] = [];
  for (let at = 0; columns.length < (root?.num_children ?? 0) && at < elements.length;) {
    columns.push({ name: elements[at]!.name, ...parquetType(elements[at]!) });
    const skip = (from: number): number =>
      Array.from({ length: elements[from]?.num_children ?? 0 }).reduce<number>((next) => skip(next), from + 1);
    at = skip(at);
  }
  const total = Number(metadata.num_rows);
  const read = await parquetReadObjects({ file, metadata, rowEnd: Math.min(rows, total) }).catch((error: unknown) => {
    throw unreadable(error);
  });
  const values = read.map((row) => columns.map(({ name }) => row[name]));
  return {
    columns,
    sample: batchOf(
      columns,
      values,
      columns.map(() => textOf as (raw: never) => Value),
    ),
    rows: total,
  };
};

const peekText = async (store: ObjectStore, key: string, { rows, signal }: PeekOptions): Promise<Peek> => {
  const size = await store.size(key, signal);
  if (size === 0) throw new AppError('unreadable-file', `${key} is empty.`);
  const head = await bytesOf(store, key, [0, Math.min(size, HEAD_BYTES) - 1], signal);
  const { names, values } = headRows(key, head, size <= HEAD_BYTES);
  const columns = names.map((name): BatchColumn => ({ name, nativeType: 'text', type: 'VARCHAR' }));
  const sample = batchOf(
    columns,
    values.slice(0, rows),
    columns.map(() => textOf as (raw: never) => Value),
  );
  return { columns, sample, rows: null };
};

/** The columns and first rows of a file, from its first bytes or, for Parquet, its footer. Text gets its types when it is loaded. */
export const peekOf = (store: ObjectStore, key: string, options: PeekOptions): Promise<Peek> => {
  if (!isTableFile(key))
    throw new AppError('unsupported-file', `${key} is not a table file. Choose CSV, TSV, JSON, Parquet or XLSX.`);
  if (/\.xlsx$/i.test(key))
    throw new AppError('unsupported-file', `${key} is a workbook, which can be loaded but not looked into before.`);
  return /\.parquet$/i.test(key) ? peekParquet(store, key, options) : peekText(store, key, options);
};
