import {
  BooleanNumber,
  LocaleType,
  VerticalAlign,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from '@univerjs/core';

export const pixelsPerPoint = 96 / 72;
export const unitId = 'workbench';

/**
 * The grid a sheet starts with; it grows when something is written beyond. With all of Excel's 1,048,576 rows Univer
 * measures row heights for seconds after a column was resized.
 */
export const shownGrid = { rows: 10_000, columns: 128 } as const;

/** Pixels of the row numbers and column letters. */
export const headers = { width: 44, height: 20 } as const;

const defaultColumnPixels = 64;
const defaultRowPixels = 20;

/** Excel's default font first, then fonts of the same width class on other systems. */
export const sheetFont = 'Aptos Narrow, Calibri, Carlito, Liberation Sans, Arial, sans-serif';

const defaultStyle: IStyleData = { ff: sheetFont, fs: 11, vt: VerticalAlign.MIDDLE };

export function newSheetId(number: number): string {
  return `{${String(number).padStart(8, '0')}-0001-0000-0000-000000000000}`;
}

/** An empty sheet. */
export function emptySheet(id: string, name: string): Partial<IWorksheetData> {
  return {
    id,
    name,
    rowCount: shownGrid.rows,
    columnCount: shownGrid.columns,
    defaultColumnWidth: defaultColumnPixels,
    defaultRowHeight: defaultRowPixels,
    rowHeader: { width: headers.width, hidden: BooleanNumber.FALSE },
    columnHeader: { height: headers.height, hidden: BooleanNumber.FALSE },
    defaultStyle,
    freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
    mergeData: [],
    cellData: {},
    rowData: {},
    columnData: {},
    tabColor: '',
    hidden: BooleanNumber.FALSE,
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    showGridlines: BooleanNumber.TRUE,
    rightToLeft: BooleanNumber.FALSE,
  };
}

export function workbookData(name: string, sheets: readonly Partial<IWorksheetData>[]): Partial<IWorkbookData> {
  return {
    id: unitId,
    name,
    locale: LocaleType.EN_US,
    sheetOrder: sheets.map((sheet) => sheet.id ?? ''),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id ?? '', sheet])),
  };
}
