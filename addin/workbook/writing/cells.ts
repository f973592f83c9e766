import { AppError } from '#shared/errors/app-error.js';
import { limits } from '#shared/contract/datasets.js';
import { CELLS_PER_SYNC, rangeAt } from '../blocks.js';
import type { CellValue } from './cell-values.js';
import type { PlannedLine, PlannedTable } from './plan.js';

const WIDEST_COLUMN = 214; // about 40 characters, in points
const TITLE_COLOR = '#156082';
const QUIET_COLOR = '#6b6b6b';

const cellAt = (sheet: Excel.Worksheet, { row, column }: PlannedLine): Excel.Range =>
  sheet.getRangeByIndexes(row, column, 1, 1);

const looks: Record<PlannedLine['look'], (font: Excel.RangeFont) => void> = {
  title: (font) => {
    font.size = 16;
    font.bold = true;
    font.color = TITLE_COLOR;
  },
  provenance: (font) => {
    font.size = 9;
    font.color = QUIET_COLOR;
  },
  sentences: () => undefined,
  caption: (font) => {
    font.bold = true;
  },
  reading: (font) => {
    font.size = 9;
    font.color = QUIET_COLOR;
  },
};

export const writeLines = (sheet: Excel.Worksheet, lines: readonly PlannedLine[]): void => {
  for (const line of lines) {
    const cell = cellAt(sheet, line);
    cell.values = [[line.text]];
    looks[line.look](cell.format.font);
  }
};

/** How many rows from `start` on stay within one sync's share of cells and bytes. */
const rowsThatFit = (rows: readonly (readonly CellValue[])[], start: number): number => {
  let cells = 0;
  let bytes = 0;
  let taken = 0;
  for (let index = start; index < rows.length; index += 1) {
    const row = rows[index]!;
    cells += row.length;
    bytes += row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length * 3 : 20) + 3, 0);
    if (taken > 0 && (cells > CELLS_PER_SYNC || bytes > limits.chunkBytes)) break;
    taken += 1;
  }
  return taken;
};

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((rowsWritten: number, rows: number) => void) | undefined;
}

/**
 * Values first; the Excel table is laid over them later.
 * @throws AppError `cancelled` between two blocks, when the signal says so
 */
export const writeTableValues = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { area, header, body }: PlannedTable,
  { signal, onProgress }: WriteOptions = {},
): Promise<void> => {
  const rows = [header, ...body];
  for (let start = 0; start < rows.length;) {
    if (signal?.aborted) throw new AppError('cancelled', 'Cancelled. Nothing was changed.');
    const taken = rowsThatFit(rows, start);
    const part = { ...area, row: area.row + start, rows: taken };
    rangeAt(sheet, part).values = rows.slice(start, start + taken).map((row) => [...row]);
    start += taken;
    if (start < rows.length) await context.sync();
    onProgress?.(Math.min(start, rows.length) - 1, body.length);
  }
};

export const writeTableFormats = (sheet: Excel.Worksheet, { area, formats }: PlannedTable): void => {
  formats.forEach((format, index) => {
    const column = { row: area.row + 1, column: area.column + index, rows: area.rows - 1, columns: 1 };
    // One format for all cells: Excel takes a single value where the typings ask for a matrix.
    rangeAt(sheet, column).numberFormat = format as unknown as string[][];
  });
};

const columnsOf = (sheet: Excel.Worksheet, tables: readonly PlannedTable[]): [number, Excel.Range][] => {
  const first = tables[0];
  if (!first) return [];
  const widest = Math.max(...tables.map(({ area }) => area.columns));
  return Array.from({ length: widest }, (_, index) => {
    const column = first.area.column + index;
    return [column, sheet.getRangeByIndexes(first.area.row, column, 1, 1)];
  });
};

const loadWidths = async (context: Excel.RequestContext, columns: readonly [number, Excel.Range][]): Promise<void> => {
  for (const [, cell] of columns) cell.load('format/columnWidth');
  await context.sync();
};

/** Rows a column's width is fitted to: looking at every cell of a large table takes the host many seconds. */
const FITTED_ROWS = 1_000;

const fit = (sheet: Excel.Worksheet, tables: readonly PlannedTable[]): void => {
  for (const { area } of tables) {
    rangeAt(sheet, { ...area, rows: Math.min(area.rows, FITTED_ROWS) }).format.autofitColumns();
  }
};

/** Fits the columns of the tables to their first rows, at most about 40 characters wide. */
export const fitColumns = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
): Promise<void> => {
  const columns = columnsOf(sheet, tables);
  fit(sheet, tables);
  await loadWidths(context, columns);
  for (const [, { format }] of columns) if (format.columnWidth > WIDEST_COLUMN) format.columnWidth = WIDEST_COLUMN;
};

/**
 * Widens columns of the user's own sheet where the result needs it and never narrows one.
 * @returns [column, width before] of each column
 */
export const keepWiderColumns = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
): Promise<[number, number][]> => {
  const columns = columnsOf(sheet, tables);
  await loadWidths(context, columns);
  const before = columns.map(([column, { format }]): [number, number] => [column, format.columnWidth]);
  fit(sheet, tables);
  await loadWidths(context, columns);
  columns.forEach(([, { format }], index) => {
    format.columnWidth = Math.max(before[index]?.[1] ?? 0, Math.min(format.columnWidth, WIDEST_COLUMN));
  });
  return before;
};
