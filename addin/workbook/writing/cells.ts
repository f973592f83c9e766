import { AppError } from '#shared/errors/app-error.js';
import { limits } from '#shared/contract/datasets.js';
import { CELLS_PER_SYNC, rangeAt } from '../blocks.js';
import { GENERAL } from '../number-formats.js';
import type { CellValue } from './cell-values.js';
import type { PlannedLine, PlannedTable } from './plan.js';

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

/** Neighbouring columns of one format are dressed together; cells of a sheet that was just made are General already. */
export const writeTableFormats = (
  sheet: Excel.Worksheet,
  { area, formats }: PlannedTable,
  { fresh }: { fresh: boolean },
): void => {
  for (const { format, from, columns } of runsOf(formats)) {
    if (fresh && format === GENERAL) continue;
    const block = { row: area.row + 1, column: area.column + from, rows: area.rows - 1, columns };
    // One format for all cells: Excel takes a single value where the typings ask for a matrix.
    rangeAt(sheet, block).numberFormat = format as unknown as string[][];
  }
};

const runsOf = (formats: readonly string[]): { format: string; from: number; columns: number }[] => {
  const runs: { format: string; from: number; columns: number }[] = [];
  formats.forEach((format, index) => {
    const last = runs.at(-1);
    if (last?.format === format) last.columns += 1;
    else runs.push({ format, from: index, columns: 1 });
  });
  return runs;
};
