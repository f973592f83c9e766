import { AppError } from '#shared/errors/app-error.js';
import { listed } from '#shared/wording/numbers.js';
import type { SqlSession } from '#server/engine/sql-session.js';
import type { Staging } from '../../ingest/staging.js';
import { WorksheetTable } from '../../ingest/worksheet-table.js';
import { Archive } from './archive.js';
import { sheetRows } from './sheet-rows.js';
import { readSharedStrings, readWorkbook, type Worksheet } from './workbook.js';

export interface XlsxOptions {
  /** Name of the worksheet; the first visible one with data otherwise. */
  readonly sheet?: string;
}

export interface StagedXlsx {
  readonly staging: Staging;
  readonly sheets: string[];
}

const chosen = (sheets: readonly Worksheet[], name: string | undefined): Worksheet[] => {
  if (name === undefined) return [...sheets].sort((a, b) => Number(b.visible) - Number(a.visible));
  const sheet = sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (sheet) return [sheet];
  throw new AppError(
    'not-found',
    `The workbook has no sheet named ${name}. It has ${listed(sheets.map((each) => each.name))}.`,
    {
      suggestions: sheets.map((each) => each.name),
    },
  );
};

/**
 * Stages one worksheet of an .xlsx file, dates by the number format of their cells, formulas by their stored values.
 *
 * @throws AppError `unreadable-file`, `too-large`, `not-found` for an unknown sheet, `too-little-data` without data
 */
export const stageXlsx = async (session: SqlSession, path: string, options: XlsxOptions): Promise<StagedXlsx> => {
  const archive = await Archive.open(path);
  try {
    const workbook = await readWorkbook(archive);
    const sheets = workbook.sheets.map(({ name }) => name);
    const strings = await readSharedStrings(archive, workbook.strings);
    for (const sheet of chosen(workbook.sheets, options.sheet)) {
      const table = new WorksheetTable({ headers: null, date1904: workbook.date1904 });
      for await (const row of sheetRows(archive, sheet.part, { workbook, strings })) table.add(row);
      if (table.isEmpty && options.sheet === undefined) continue;
      const staging = await table.stage(session);
      const others = sheets.length > 1 ? [`The sheet ${sheet.name} was read, one of ${sheets.length}.`] : [];
      return { staging: { ...staging, warnings: [...others, ...staging.warnings] }, sheets };
    }
    throw new AppError('too-little-data', 'The workbook holds no data.');
  } finally {
    archive.close();
  }
};
