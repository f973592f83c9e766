import { CellValueType, type ICellData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import type { CellContent, SheetContent, WorkbookContent } from '../content.js';
import { emptySheet, newSheetId, pixelsPerPoint, shownGrid, workbookData } from './sheet-data.js';
import { toUniverStyle } from './style.js';
import { rangeOf } from './range.js';

function cell(content: CellContent): ICellData {
  const { value, formula, format, style } = content;
  const data: ICellData = {};
  if (typeof value === 'number') Object.assign(data, { v: value, t: CellValueType.NUMBER });
  else if (typeof value === 'boolean') Object.assign(data, { v: value ? 1 : 0, t: CellValueType.BOOLEAN });
  else if (value !== '') Object.assign(data, { v: value, t: CellValueType.STRING });
  if (formula) data.f = formula;
  if (format || style) data.s = { ...(style && toUniverStyle(style)), ...(format && { n: { pattern: format } }) };
  return data;
}

function cells(rows: SheetContent['rows']): NonNullable<IWorksheetData['cellData']> {
  const matrix: Record<number, Record<number, ICellData>> = {};
  for (const [row, contents] of rows.entries()) {
    const line: Record<number, ICellData> = {};
    for (const [column, content] of contents.entries()) if (content) line[column] = cell(content);
    matrix[row] = line;
  }
  return matrix;
}

const spareRows = 1_000;

function widest(rows: SheetContent['rows']): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** A workbook as Univer opens it. Sheet ids are numbered in order. */
export function toUniverWorkbook(content: WorkbookContent): Partial<IWorkbookData> {
  const sheets = content.sheets.map((sheet, i): Partial<IWorksheetData> => ({
    ...emptySheet(newSheetId(i + 1), sheet.name),
    rowCount: Math.max(shownGrid.rows, sheet.rows.length + spareRows),
    columnCount: Math.max(shownGrid.columns, widest(sheet.rows)),
    cellData: cells(sheet.rows),
    mergeData: sheet.merges.map(rangeOf),
    columnData: Object.fromEntries(
      sheet.columnWidths.flatMap((points, column) =>
        points === undefined ? [] : [[column, { w: Math.round(points * pixelsPerPoint) }]],
      ),
    ),
    freeze: {
      xSplit: sheet.frozen.columns,
      ySplit: sheet.frozen.rows,
      startRow: sheet.frozen.rows > 0 ? sheet.frozen.rows : -1,
      startColumn: sheet.frozen.columns > 0 ? sheet.frozen.columns : -1,
    },
  }));
  return workbookData(content.name, sheets);
}
