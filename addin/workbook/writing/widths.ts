import { rangeAt } from '../blocks.js';
import type { PlannedTable } from './plan.js';

const WIDEST_COLUMN = 214; // about 40 characters, in points

/** Rows a column's width is fitted to: looking at every cell of a large table takes the host many seconds. */
const FITTED_ROWS = 1_000;

/** Tables up to here are read row by row; in longer ones the rows keep their height and long text is cut off to the eye. */
const WRAPPED_ROWS = 100;

type Widths = Map<number, number>;

const columnCells = (sheet: Excel.Worksheet, { area }: PlannedTable): [number, Excel.Range][] =>
  Array.from({ length: area.columns }, (_, index) => {
    const cell = sheet.getRangeByIndexes(area.row, area.column + index, 1, 1);
    cell.load('format/columnWidth');
    return [area.column + index, cell];
  });

/** The widths the tables need together: each table's fit replaces the one before it, so the widest of all is kept aside. */
const neededWidths = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
): Promise<Widths> => {
  const fitted = tables.map((table) => {
    rangeAt(sheet, { ...table.area, rows: Math.min(table.area.rows, FITTED_ROWS) }).format.autofitColumns();
    return columnCells(sheet, table);
  });
  await context.sync();
  const widths: Widths = new Map();
  for (const [column, { format }] of fitted.flat())
    widths.set(column, Math.max(widths.get(column) ?? 0, format.columnWidth));
  return widths;
};

const setWidth = (sheet: Excel.Worksheet, column: number, points: number): void => {
  sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = points;
};

const wrapLongTexts = (sheet: Excel.Worksheet, tables: readonly PlannedTable[], widths: Widths): void => {
  for (const { area } of tables) {
    const columns = Array.from({ length: area.columns }, (_, index) => area.column + index);
    const long = columns.filter((column) => (widths.get(column) ?? 0) > WIDEST_COLUMN);
    if (long.length === 0 || area.rows > WRAPPED_ROWS) continue;
    const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
    for (const column of long) rangeAt(sheet, { ...body, column, columns: 1 }).format.wrapText = true;
    const { format } = rangeAt(sheet, body);
    format.verticalAlignment = 'Top';
    format.autofitRows();
  }
};

/** Fits the columns of the tables to their first rows, at most about 40 characters wide; longer text is wrapped. */
export const fitColumns = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
): Promise<void> => {
  const widths = await neededWidths(context, sheet, tables);
  for (const [column, points] of widths) setWidth(sheet, column, Math.min(points, WIDEST_COLUMN));
  wrapLongTexts(sheet, tables, widths);
};

/**
 * Widens columns of the user's own sheet where the result needs it, never narrows one, and leaves the height of its rows.
 * @returns [column, width before] of each column
 */
export const keepWiderColumns = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
): Promise<[number, number][]> => {
  const cells = tables.flatMap((table) => columnCells(sheet, table));
  await context.sync();
  const before: Widths = new Map(cells.map(([column, { format }]) => [column, format.columnWidth]));
  const needed = await neededWidths(context, sheet, tables);
  for (const [column, points] of needed)
    setWidth(sheet, column, Math.max(before.get(column) ?? 0, Math.min(points, WIDEST_COLUMN)));
  return [...before];
};
