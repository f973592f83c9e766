import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/errors/app-error.js';
import type { Fields } from './dialect.js';
import { detectLayout, type CsvLayout } from './layout.js';
import { ReadingReport, tableRows } from './table-rows.js';
import { cleanLine, withoutEmptyTexts, writeLines } from './write-clean.js';

export interface ConvertedFile {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** null when the file was read. */
  readonly problem: string | null;
}

const delimited = /\.(?:csv|tsv|tab|txt|dat)$/i;

const headerOf = ({ headers, width }: CsvLayout): Fields =>
  headers.length > 0 ? headers : Array.from({ length: width }, (_, index) => `Column ${index + 1}`);

const padded = (fields: Fields, width: number): Fields =>
  fields.length >= width ? fields : [...fields, ...Array<null>(width - fields.length).fill(null)];

/** One delimited file as clean UTF-8 with commas: one header row, no preamble, no footer, cell text as it stood. */
const convertCsvFile = async (source: string, target: string): Promise<Omit<ConvertedFile, 'name' | 'problem'>> => {
  const layout = await detectLayout(source);
  if (layout.width === 0) {
    await writeFile(target, '');
    return { rows: 0, columns: 0 };
  }
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    yield cleanLine(withoutEmptyTexts(headerOf(layout)));
    for await (const { fields } of tableRows(source, layout, new ReadingReport())) {
      rows += 1;
      yield cleanLine(withoutEmptyTexts(padded(fields, layout.width)));
    }
  }
  await writeLines(target, lines());
  return { rows, columns: layout.width };
};

/**
 * Every delimited file of a folder as clean UTF-8 comma CSV under the same name. A file that cannot be read is reported and
 * does not stop the others.
 */
export const convertCsv = async (folder: string, out: string): Promise<ConvertedFile[]> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AppError('not-found', `The folder ${folder} cannot be opened.`, { cause });
  });
  await mkdir(out, { recursive: true });
  const converted: ConvertedFile[] = [];
  for (const name of names.filter((each) => delimited.test(each)).sort()) {
    try {
      const counts = await convertCsvFile(path.join(folder, name), path.join(out, name));
      converted.push({ name, ...counts, problem: null });
    } catch (error) {
      const problem = error instanceof AppError ? error.detail : 'The file cannot be read.';
      converted.push({ name, rows: 0, columns: 0, problem });
    }
  }
  return converted;
};
