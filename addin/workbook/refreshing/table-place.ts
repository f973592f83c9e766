import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import type { Area } from '../addresses.js';
import { AREA_PROPERTIES, areaOf } from '../blocks.js';
import type { InsertionRecord } from '../undo/records.js';
import { occupiedCells } from '../writing/overwrite-guard.js';

/** The table an insertion wrote, where it stands now. */
export interface TablePlace {
  readonly sheet: Excel.Worksheet;
  readonly table: Excel.Table;
  readonly area: Area;
}

const gone = (): AppError =>
  new AppError(
    'not-found',
    'The table that was loaded is no longer in this workbook, so nothing was refreshed. Load it again.',
  );

export const findTable = async (context: Excel.RequestContext, record: InsertionRecord): Promise<TablePlace> => {
  const sheet = context.workbook.worksheets.getItemOrNullObject(record.sheetId);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) throw gone();
  const table = sheet.tables.getItemOrNullObject(record.tables[0] ?? '');
  table.load('name');
  await context.sync();
  if (table.isNullObject) throw gone();
  const range = table.getRange();
  range.load(AREA_PROPERTIES);
  await context.sync();
  return { sheet, table, area: areaOf(range) };
};

/** What `next` covers and `now` does not: the rows below and the columns to the right. */
export const growthOf = (now: Area, next: Area): Area[] => {
  const below = { ...next, row: now.row + now.rows, rows: next.rows - now.rows };
  const right = {
    ...next,
    column: now.column + now.columns,
    columns: next.columns - now.columns,
    rows: Math.min(now.rows, next.rows),
  };
  return [below, right].filter(({ rows, columns }) => rows > 0 && columns > 0);
};

/** @throws AppError `conflict` when something stands where the table has to grow */
export const checkRoom = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  growth: readonly Area[],
): Promise<void> => {
  const filled = await occupiedCells(context, sheet, growth);
  if (filled === 0) return;
  throw new AppError(
    'conflict',
    `The table grew, and ${counted(filled, 'filled cell')} beside or below it ${filled === 1 ? 'is' : 'are'} in the way. Nothing was changed. Move them, or load the table to a new sheet.`,
  );
};
