import { open, stat } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { isErrorValue, isMissingMarker } from '../../ingest/choose-reading.js';
import { formatsOf, isIsoMoment, isTimeText } from '../../ingest/date-text.js';
import { joinHeaders, placeTable, type LookedAtCell } from '../../ingest/header-row.js';
import { isNumberText } from '../../ingest/number-text.js';
import { detectDialect } from './detect-dialect.js';
import type { Dialect, Fields } from './dialect.js';
import { detectEncoding, type Encoding } from './encoding.js';
import { splitLines } from './lines.js';
import { RecordReader, type CsvRecord } from './records.js';

/** What a user may set to correct what was detected. */
export interface CsvOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: Dialect['escape'];
  /** Lines above the headers. */
  readonly skip?: number;
  /** Rows that head the table; 0 when the first row is data. */
  readonly headerRows?: number;
}

/** Where the table lies in a delimited file and how it is written; everything a reader must know. */
export interface CsvLayout {
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  /** Physical lines before the first data row. */
  readonly linesBefore: number;
  readonly preambleLines: number;
  readonly headerRows: number;
  /** Empty when there are no header rows. */
  readonly headers: string[];
  /** Cells of a regular row. */
  readonly width: number;
  /** Every cell of the sample stands in quotes, so that a quoted blank is just a blank. */
  readonly quotesEverything: boolean;
  /** The first data rows, as they stand. */
  readonly preview: Fields[];
}

const SAMPLE_BYTES = 256 * 1024;
const SAMPLE_RECORDS = 200;
const PLACE_RECORDS = 80;
const PREVIEW_ROWS = 100;

const readHead = async (path: string): Promise<{ bytes: Buffer; whole: boolean }> => {
  const { size } = await stat(path);
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min(size, SAMPLE_BYTES));
    await file.read(bytes, 0, bytes.length, 0);
    return { bytes, whole: size <= SAMPLE_BYTES };
  } finally {
    await file.close();
  }
};

const recordsOf = (lines: readonly string[], dialect: Dialect, width: number): CsvRecord[] => {
  const reader = new RecordReader(dialect, width);
  const records: CsvRecord[] = [];
  for (const text of lines) {
    records.push(...reader.push({ text, end: '\n' }));
    if (records.length >= SAMPLE_RECORDS) return records;
  }
  return [...records, ...reader.finish()];
};

const isValue = (cell: string): boolean =>
  isNumberText(cell, 'point') ||
  isNumberText(cell, 'comma') ||
  isIsoMoment(cell) ||
  isTimeText(cell) ||
  isErrorValue(cell) ||
  /^(?:true|false)$/i.test(cell) ||
  /^0\d+$/.test(cell) ||
  formatsOf(cell).length > 0;

const lookedAt = (cell: string | null): LookedAtCell => {
  const text = (cell ?? '').trim();
  if (text === '' || isMissingMarker(text)) return { text, look: 'blank' };
  return { text, look: isValue(text) ? 'value' : 'text' };
};

const usualWidth = (records: readonly CsvRecord[]): number => {
  const counts = new Map<number, number>();
  for (const { fields } of records) {
    const filled = fields.filter((field) => field !== null).length;
    if (filled > 0) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
};

/** Rows that all end with a delimiter have a last cell that is never filled. */
const withTrailingDelimiter = (table: readonly CsvRecord[], width: number): boolean =>
  width > 1 && table.every(({ fields }) => fields.length < width || fields[width - 1] === null);

/** A header with a delimiter too many has a blank where no column is. */
const withoutStrayBlanks = (fields: Fields, width: number): Fields => {
  const blank = fields.indexOf(null);
  if (width === 0 || fields.length <= width || blank < 0) return fields;
  return withoutStrayBlanks([...fields.slice(0, blank), ...fields.slice(blank + 1)], width);
};

const isBlankLine = ({ fields }: CsvRecord): boolean => fields.length === 1 && fields[0] === null;

const quotesEverything = (lines: readonly string[], { delimiter, quote }: Dialect): boolean =>
  quote !== '' &&
  lines.length > 1 &&
  lines.every((line) => line === '' || (line.startsWith(quote) && !line.includes(`${delimiter}${delimiter}`)));

const dialectOf = (lines: string[], options: CsvOptions): Dialect => {
  const detected = detectDialect(lines);
  return {
    delimiter: options.delimiter ?? detected.delimiter,
    quote: options.quote ?? detected.quote,
    escape: options.escape ?? detected.escape,
  };
};

/** Looks at the first 256 KB of a delimited file and finds encoding, dialect, preamble and headers. */
export const detectLayout = async (path: string, options: CsvOptions = {}): Promise<CsvLayout> => {
  const { bytes, whole } = await readHead(path);
  const found = detectEncoding(bytes);
  const encoding = options.encoding ? { name: options.encoding, bom: found.bom } : found;
  const lines = splitLines(iconv.decode(bytes.subarray(encoding.bom), encoding.name));
  if (!whole && lines.length > 1) lines.pop();
  const dialect = dialectOf(lines, options);
  const usual = usualWidth(recordsOf(lines, dialect, 0));
  const records = recordsOf(lines, dialect, usual).filter((record) => !isBlankLine(record));
  const place = placeTable(records.slice(0, PLACE_RECORDS).map(({ fields }) => fields.map(lookedAt)));
  const skip = options.skip === undefined ? place.skip : records.findIndex(({ line }) => line > options.skip!);
  const headerRows = options.headerRows ?? place.headerRows;
  const table = records.slice(Math.max(0, skip));
  const body = table.slice(headerRows);
  const bodyWidth = usualWidth(body);
  const headerFields = table.slice(0, headerRows).map(({ fields }) => withoutStrayBlanks(fields, bodyWidth));
  const fullWidth = Math.max(bodyWidth, headerFields.at(-1)?.length ?? 0);
  const width = fullWidth - Number(withTrailingDelimiter(table, fullWidth));
  const firstBody = body[0]?.line;
  return {
    encoding,
    dialect,
    preambleLines: (table[0]?.line ?? 1) - 1,
    linesBefore: firstBody === undefined ? Number.MAX_SAFE_INTEGER : firstBody - 1,
    headerRows,
    headers:
      headerRows === 0
        ? []
        : joinHeaders(
            headerFields.map((row) => row.map((field) => field ?? '')),
            width,
          ),
    width,
    quotesEverything: quotesEverything(lines, dialect),
    preview: body.slice(0, PREVIEW_ROWS).map(({ fields }) => fields),
  };
};
