import { SHEET_COLUMNS, SHEET_ROWS, areaAddress, sheetAddress, type Area } from './addresses.js';
import { AREA_PROPERTIES, areaOf, rangeAt } from './blocks.js';
import { inExcel } from './excel-run.js';
import type { Selection } from './workbook.js';

const PREVIEW_ROWS = 3;
const PREVIEW_COLUMNS = 200;

/** Whole columns or rows mean "the data in them". */
const isWhole = (area: Area): boolean => area.rows >= SHEET_ROWS || area.columns >= SHEET_COLUMNS;

const remarkOn = (area: Area): string | null => {
  if (area.rows >= SHEET_ROWS) return 'Whole columns were cut to the rows in use.';
  return area.columns >= SHEET_COLUMNS ? 'Whole rows were cut to the columns in use.' : null;
};

/** What is in use of a range: loaded with the range, and decided with `trimmed` after the sync. */
export const usedOf = (range: Excel.Range): Excel.Range => {
  const used = range.getUsedRangeOrNullObject(true);
  used.load(AREA_PROPERTIES);
  return used;
};

/** The area without the empty rest of whole columns or rows; null when nothing is in use there. */
export const trimmed = (area: Area, used: Excel.Range): Area | null => {
  if (used.isNullObject) return null;
  return isWhole(area) ? areaOf(used) : area;
};

const previewOf = async (context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<string[][]> => {
  const rows = Math.min(area.rows, PREVIEW_ROWS);
  const first = rangeAt(sheet, { ...area, rows, columns: Math.min(area.columns, PREVIEW_COLUMNS) });
  first.load('text');
  await context.sync();
  return first.text;
};

const describe = async (context: Excel.RequestContext, range: Excel.Range): Promise<Selection> => {
  const tables = range.getTables(false);
  const used = usedOf(range);
  range.load(AREA_PROPERTIES);
  range.worksheet.load('name');
  tables.load('items/name');
  await context.sync();
  const sheet = range.worksheet;
  const selected = areaOf(range);
  const area = trimmed(selected, used);
  const base = { sheet: sheet.name, table: tables.items[0]?.name ?? null };
  const address = sheetAddress(sheet.name, areaAddress(area ?? selected));
  if (!area) return { ...base, address, rows: 0, columns: 0, remark: 'The selected cells are empty.', preview: [] };
  const preview = await previewOf(context, sheet, area);
  return { ...base, address, rows: area.rows, columns: area.columns, remark: remarkOn(selected), preview };
};

/** The selected block, trimmed to what is in use. */
export const readSelection = (): Promise<Selection> =>
  inExcel((context) => describe(context, context.workbook.getSelectedRange()));

/** The Excel table the selection is in, else the continuous block of data around it (Ctrl+A): lines above a table touch it. */
export const readCurrentRegion = (): Promise<Selection> =>
  inExcel(async (context) => {
    const selected = context.workbook.getSelectedRange();
    const tables = selected.getTables(false);
    tables.load('items/name');
    await context.sync();
    const [table] = tables.items;
    return describe(context, table ? table.getRange() : selected.getSurroundingRegion());
  });

/** Calls the listener after each change of the selection until the returned function is called. */
export const watchSelection = async (listener: () => void): Promise<() => void> => {
  const handler = await inExcel(async (context) => {
    const added = context.workbook.onSelectionChanged.add(() => {
      listener();
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  return () => {
    void Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
  };
};

export const selectAddress = (sheet: string | null, local: string): Promise<void> =>
  inExcel(async (context) => {
    const { worksheets } = context.workbook;
    const target = sheet === null ? worksheets.getActiveWorksheet() : worksheets.getItem(sheet);
    target.activate();
    target.getRange(local).select();
    await context.sync();
  });
