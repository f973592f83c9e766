import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError } from '#shared/errors/app-error.js';
import type { Connection } from '../connector.js';
import type { Selection } from '../selection.js';
import type { BatchColumn } from '../values/record-batch.js';
import { csvOf } from './csv-writer.js';

const BATCH_ROWS = 4_096;
const LINE_FEED = 10;

export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** More is refused, so that one table cannot fill the disk. */
  readonly maxBytes: number;
  onRows(rows: number): void;
}

export interface FetchedCsv {
  readonly columns: readonly BatchColumn[];
  /** SHA-256 of columns and content, 64 hexadecimal digits. */
  readonly hash: string;
}

type Readable = Pick<Connection, 'stream' | 'exportCsv'>;

interface Source {
  columns(): readonly BatchColumn[];
  readonly chunks: AsyncIterable<{ bytes: Buffer; rows: number }>;
}

const linesIn = (bytes: Buffer): number => {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
};

async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; rows: number }> {
  for await (const bytes of chunks) yield { bytes, rows: linesIn(bytes) };
}

const sourceOf = async (connection: Readable, selection: Selection, signal?: AbortSignal): Promise<Source> => {
  if (connection.exportCsv) {
    const { columns, chunks } = await connection.exportCsv(selection, signal);
    return { columns: () => columns, chunks: counted(chunks) };
  }
  let columns: readonly BatchColumn[] = [];
  const batches = async function* (): AsyncGenerator<{ bytes: Buffer; rows: number }> {
    for await (const batch of connection.stream(selection, { batchRows: BATCH_ROWS, signal })) {
      columns = batch.columns;
      yield { bytes: Buffer.from(csvOf(batch)), rows: batch.rows };
    }
  };
  return { columns: () => columns, chunks: batches() };
};

/**
 * Writes a selection to a CSV file as fast as the source gives it; the disk holds back the source.
 *
 * @throws AppError `too-large` above `maxBytes`, `cancelled`, and whatever the source reports; the file is then incomplete
 */
export const fetchCsv = async (
  connection: Readable,
  selection: Selection,
  file: string,
  { signal, maxBytes, onRows }: FetchOptions,
): Promise<FetchedCsv> => {
  const source = await sourceOf(connection, selection, signal);
  const hash = createHash('sha256');
  const output = await open(file, 'w');
  let bytesWritten = 0;
  let rowsWritten = 0;
  try {
    for await (const { bytes, rows } of source.chunks) {
      bytesWritten += bytes.length;
      if (bytesWritten > maxBytes) {
        throw new AppError(
          'too-large',
          `The table has more than ${Math.round(maxBytes / 1e6)} MB. Pick fewer columns or filter rows.`,
        );
      }
      hash.update(bytes);
      await output.write(bytes);
      rowsWritten += rows;
      onRows(rowsWritten);
    }
  } finally {
    await output.close();
  }
  const columns = source.columns();
  hash.update(JSON.stringify(columns.map(({ name, type }) => [name, type])));
  return { columns, hash: hash.digest('hex') };
};
