import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import { quoteText, type SqlSession } from '#server/engine/sql-session.js';
import { cellColumn, type Staging } from '../../ingest/staging.js';
import type { Fields } from './dialect.js';
import { detectLayout, type CsvLayout, type CsvOptions } from './layout.js';
import type { Repair } from './records.js';
import { ReadingReport, tableRows } from './table-rows.js';
import { cleanLine, withoutEmptyTexts, writeLines } from './write-clean.js';

const MAX_COLUMNS = 16_384;

const relationOf = (path: string, width: number, options: string): string => {
  const columns = Array.from({ length: width }, (_, index) => `'${cellColumn(index)}': 'VARCHAR'`).join(', ');
  return `read_csv(${quoteText(path)}, auto_detect = false, header = false, columns = {${columns}}, nullstr = '',
    strict_mode = true, null_padding = false, ${options})`;
};

const MENDED = `delim = ',', quote = '"', escape = '"', max_line_size = 33554432, buffer_size = 67108864`;

/** DuckDB reads a regular UTF-8 file by the book, and much faster; whatever it stumbles over goes through the mending reader. */
const isSimple = ({ encoding, dialect, linesBefore }: CsvLayout): boolean =>
  encoding.name === 'utf8' &&
  dialect.delimiter.length === 1 &&
  dialect.delimiter !== ' ' &&
  linesBefore !== Number.MAX_SAFE_INTEGER;

const asItStands = (path: string, { dialect, linesBefore, width, quotesEverything }: CsvLayout): string =>
  relationOf(
    path,
    width,
    `delim = ${quoteText(dialect.delimiter)}, quote = ${quoteText(dialect.quote)}, escape = ${quoteText(
      dialect.escape === 'backslash' ? '\\' : dialect.quote,
    )}, skip = ${linesBefore}, allow_quoted_nulls = ${quotesEverything}`,
  );

const repairSentences: Record<Repair['kind'], (rows: number, line: number) => string> = {
  'stray-quote': (rows, line) =>
    `${counted(rows, 'row')} with a quote left open ${was(rows)} mended, first in line ${line}.`,
  'other-delimiter': (rows, line) =>
    `${counted(rows, 'row')} with another delimiter ${was(rows)} mended, first in line ${line}.`,
  'missing-cells': (rows, line) =>
    `${counted(rows, 'row')} ${has(rows)} fewer cells than the others, first in line ${line}.`,
  'extra-cells': (rows, line) =>
    `${counted(rows, 'row')} ${has(rows)} more cells than the others, first in line ${line}; they stand in the column Extra cells.`,
  'shifted-cells': (rows, line) =>
    `${counted(rows, 'row')} with a delimiter too many or too few ${was(rows)} put in place, first in line ${line}.`,
};
const was = (rows: number): string => (rows === 1 ? 'was' : 'were');
const has = (rows: number): string => (rows === 1 ? 'has' : 'have');

const reportWarnings = (report: ReadingReport): string[] => [
  ...[...report.repairs].map(([kind, { rows, firstLine }]) => repairSentences[kind](rows, firstLine)),
  ...(report.footerLines > 0
    ? [`${counted(report.footerLines, 'line')} below the table ${was(report.footerLines)} left out.`]
    : []),
];

const delimiterNames: Record<string, string> = {
  '\t': 'tab',
  ' ': 'space',
  ';': 'semicolon',
  ',': 'comma',
  '|': 'bar',
};

const layoutWarnings = ({ encoding, dialect, preambleLines, headerRows }: CsvLayout): string[] => [
  ...(encoding.name === 'utf8' ? [] : [`The file was read as ${encoding.name}.`]),
  ...(dialect.delimiter === ','
    ? []
    : [`Cells are separated by ${delimiterNames[dialect.delimiter] ?? `"${dialect.delimiter}"`}.`]),
  ...(preambleLines > 0 ? [`${counted(preambleLines, 'line')} above the table ${was(preambleLines)} left out.`] : []),
  ...(headerRows > 1 ? [`The headers stand in ${headerRows} rows and were joined.`] : []),
  ...(headerRows === 0 ? ['There is no header row; the columns are numbered.'] : []),
];

const padded = (fields: Fields, width: number): Fields => [
  ...Array.from({ length: width }, (_, index) => fields[index] ?? null),
  fields.length > width ? cleanLine(fields.slice(width)).trimEnd() : null,
];

/** Rewrites the rows as a clean file; returns whether any row had more cells than it should. */
const mend = async (path: string, clean: string, layout: CsvLayout, report: ReadingReport): Promise<boolean> => {
  let extra = false;
  async function* lines(): AsyncGenerator<string> {
    for await (const { fields } of tableRows(path, layout, report)) {
      extra ||= fields.length > layout.width;
      const cells = layout.quotesEverything ? withoutEmptyTexts(fields) : fields;
      yield cleanLine(padded(cells, layout.width));
    }
  }
  await writeLines(clean, lines());
  return extra;
};

export interface StagedCsv {
  readonly staging: Staging;
  readonly layout: CsvLayout;
}

/**
 * Stages a delimited text file.
 *
 * @param clean - a file name that may be used for a mended copy
 * @throws AppError `unreadable-file` when it is empty or no table, `too-large` above 16,384 columns
 */
export const stageCsv = async (
  session: SqlSession,
  { path, clean }: { path: string; clean: string },
  options: CsvOptions,
): Promise<StagedCsv> => {
  const layout = await detectLayout(path, options);
  if (layout.width === 0)
    throw new AppError('unreadable-file', 'The file is empty: it holds no cells. Choose another file.');
  if (layout.width > MAX_COLUMNS) {
    throw new AppError('too-large', `The file has ${counted(layout.width, 'column')}; at most 16,384 can be read.`);
  }
  const headers: (string | null)[] = Array.from({ length: layout.width }, (_, index) =>
    layout.headerRows === 0 ? null : (layout.headers[index] ?? ''),
  );
  const staged = (relation: string, more: string[] = []): Staging => ({
    relation,
    columns: headers.map((header) => ({ header })),
    sample: 'true',
    warnings: [...layoutWarnings(layout), ...more],
    rowsBefore: layout.linesBefore,
  });
  const mended = async (): Promise<Staging> => {
    const report = new ReadingReport();
    if (await mend(path, clean, layout, report)) headers.push('Extra cells');
    const relation = relationOf(clean, layout.width + 1, MENDED);
    const columns = headers.map((_, index) => cellColumn(index)).join(', ');
    return staged(`(SELECT ${columns} FROM ${relation})`, reportWarnings(report));
  };
  if (!isSimple(layout)) return { layout, staging: await mended() };
  return { layout, staging: { ...staged(asItStands(path, layout)), mend: mended } };
};
