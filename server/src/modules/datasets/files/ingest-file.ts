import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import type { SqlSession } from '#server/engine/sql-session.js';
import { ingest, type IngestedTable } from '../ingest/ingested-table.js';
import type { CsvLayout, CsvOptions } from './csv/layout.js';
import { stageCsv } from './csv/stage-csv.js';
import { stageJson } from './json.js';
import { ingestParquet } from './parquet.js';
import { stageXlsx, type XlsxOptions } from './xlsx/stage-xlsx.js';

/** What a user may choose or correct when a file is read. */
export interface FileOptions extends CsvOptions, XlsxOptions {
  /** Largest file that is read, in bytes. */
  readonly maxBytes?: number;
}

export interface IngestedFile extends IngestedTable {
  /** How a delimited file was found to be written. */
  readonly detected?: CsvLayout;
  /** Worksheets of a workbook; the first of `options.sheet` or the first with data was read. */
  readonly sheets?: string[];
}

type FileKind = 'csv' | 'json' | 'parquet' | 'xlsx';

const MAX_BYTES = 2 * 1024 ** 3;

const startOf = async (file: string): Promise<Buffer> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const jsonNames = new Set(['.json', '.ndjson', '.jsonl', '.geojson']);
const unsupported: Record<string, string> = {
  '.xls': 'Old Excel files (.xls) cannot be read. Save the workbook as .xlsx.',
  '.xlsb': 'Binary workbooks (.xlsb) cannot be read. Save the workbook as .xlsx.',
  '.ods': 'OpenDocument files cannot be read. Save the table as .xlsx or .csv.',
  '.pdf': 'A PDF is not a table. Export the data as .xlsx or .csv.',
  '.zip': 'The file is an archive. Unpack it and choose a file in it.',
  '.gz': 'The file is compressed. Unpack it first.',
};

const isBinary = (start: Buffer): boolean => {
  const wide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const zeros = start.filter((byte) => byte === 0).length;
  return !wide && zeros > 0 && zeros < start.length * 0.3;
};

/** The kind of a file, by what it holds first and by its name second. */
const kindOf = (start: Buffer, fileName: string): FileKind => {
  const extension = path.extname(fileName).toLowerCase();
  const magic = start.toString('latin1', 0, 4);
  if (magic === 'PAR1') return 'parquet';
  if (magic.startsWith('PK') && extension !== '.zip' && extension !== '.ods') return 'xlsx';
  const refusal =
    magic === '\u00d0\u00cf\u0011\u00e0'
      ? unsupported['.xls']
      : magic === '%PDF'
        ? unsupported['.pdf']
        : unsupported[extension];
  if (refusal) throw new AppError('unsupported-file', refusal);
  if (extension === '.parquet')
    throw new AppError('unreadable-file', 'The file is not a Parquet file, whatever its name says. Export it again.');
  if (extension === '.xlsx' || extension === '.xlsm') {
    throw new AppError(
      'unreadable-file',
      'The file is not an Excel workbook, or it is protected by a password. Open it in Excel and save it again.',
    );
  }
  if (isBinary(start))
    throw new AppError(
      'unsupported-file',
      'The file is not a table DataVision can read. Choose CSV, XLSX, JSON or Parquet.',
    );
  return jsonNames.has(extension) ? 'json' : 'csv';
};

/**
 * A file as a typed Parquet file, whatever its kind: CSV and TSV in any dialect and encoding, XLSX, JSON, NDJSON, Parquet.
 *
 * @throws AppError `unsupported-file`, `unreadable-file` or `too-large`, each in one sentence
 */
export const ingestFile = async (
  session: SqlSession,
  file: string,
  fileName: string,
  options: FileOptions,
  out: { parquetPath: string },
): Promise<IngestedFile> => {
  const { size } = await stat(file);
  const limit = options.maxBytes ?? MAX_BYTES;
  if (size > limit) {
    throw new AppError(
      'too-large',
      `The file has ${Math.ceil(size / 1e6)} MB; at most ${Math.floor(limit / 1e6)} MB can be read.`,
    );
  }
  if (size === 0) throw new AppError('unreadable-file', 'The file is empty. Choose another file.');
  const kind = kindOf(await startOf(file), fileName);
  if (kind === 'parquet') return ingestParquet(session, file, out.parquetPath);
  if (kind === 'json') return ingest(session, await stageJson(session, file), out.parquetPath);
  if (kind === 'xlsx') {
    const { staging, sheets } = await stageXlsx(session, file, options);
    return { ...(await ingest(session, staging, out.parquetPath)), sheets };
  }
  const clean = `${out.parquetPath}.csv`;
  try {
    const { staging, layout } = await stageCsv(session, { path: file, clean }, options);
    return { ...(await ingest(session, staging, out.parquetPath)), detected: layout };
  } finally {
    await rm(clean, { force: true });
  }
};
