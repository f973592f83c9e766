import { OfficeWorkbook } from '../../addin/workbook/office-workbook.js';
import type { MemoryBook } from '../../workbench/book/memory-book.js';
import { startOffice, type OfficeInJsdom } from '../../workbench/testing/office-window.js';

export interface OpenExcel extends OfficeInJsdom {
  readonly workbook: OfficeWorkbook;
}

/** The add-in's workbook over the real office.js and a book in memory. */
export const openExcel = async (book?: MemoryBook): Promise<OpenExcel> => {
  const office = await startOffice(book);
  Object.assign(globalThis, { Excel: office.window.Excel, Office: office.window.Office });
  return { ...office, workbook: new OfficeWorkbook({ now: () => new Date('2026-10-05T07:52:00.000Z') }) };
};

/** Runs a few lines against the book as a user would, beside the add-in. */
export const asUser = <T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> => Excel.run(batch);

export const fill = (address: string, values: unknown[][]): Promise<void> =>
  asUser(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange(address).values = values;
    await context.sync();
  });

export const sheetNames = (): Promise<string[]> =>
  asUser(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    return sheets.items.map(({ name }) => name);
  });

/** Everything a user could notice on a small sheet: contents, formats, looks, tables and charts. */
export const snapshotOf = (name: string) =>
  asUser(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const range = sheet.getRange('A1:P30').load('values,formulas,numberFormat');
    const looks = range.getCellProperties({
      format: { fill: { color: true }, font: { bold: true, color: true, size: true } },
    });
    const columns = ['A1', 'B1', 'C1'].map((address) => sheet.getRange(address).load('format/columnWidth'));
    const tables = sheet.tables.load('items/name');
    const charts = sheet.charts.load('items/name');
    await context.sync();
    return {
      values: range.values as unknown[][],
      formulas: range.formulas as unknown[][],
      numberFormat: range.numberFormat as unknown[][],
      looks: looks.value,
      widths: columns.map(({ format }) => format.columnWidth),
      tables: tables.items.map((table) => table.name),
      charts: charts.items.map((chart) => chart.name),
    };
  });
