import { limits, type RangeChunk } from '#shared/contract/datasets.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted } from '#shared/wording/numbers.js';
import { bytesOf, piecesThatFit } from '../client/pieces.js';
import { cellsOf, splitAddress, type Area } from './addresses.js';
import { AREA_PROPERTIES, CELLS_PER_SYNC, areaOf, rangeAt } from './blocks.js';
import { inExcel, sheetOf } from './excel-run.js';
import { formatRuns } from './number-formats.js';
import { trimmed, usedOf } from './selection.js';
import type { ReadOptions } from './workbook.js';

const FIRST_READ_CELLS = 5_000;
/** Values and number formats of one sync; the host refuses 5 MB. */
const BYTES_PER_SYNC = 2_000_000;

/** @throws AppError saying why this range cannot be analysed */
const checkReadable = (area: Area | null, address: string): Area => {
  const refuse = (code: 'too-little-data' | 'too-large', detail: string): never => {
    throw new AppError(code, detail);
  };
  if (!area) return refuse('too-little-data', `${address} is empty. Select the cells that hold your data.`);
  if (cellsOf(area) === 1)
    return refuse('too-little-data', 'Only one cell is selected. Select the whole table, headers included.');
  if (area.columns > limits.rangeColumns)
    return refuse(
      'too-large',
      `${address} has ${counted(area.columns, 'column')}; up to ${count(limits.rangeColumns)} can be read. Select fewer columns.`,
    );
  if (cellsOf(area) > limits.rangeCells)
    return refuse(
      'too-large',
      `${address} has ${counted(cellsOf(area), 'cell')}; up to ${count(limits.rangeCells)} can be read. Choose a smaller range or load the data from a file or database.`,
    );
  return area;
};

const locate = (address: string): Promise<Area> =>
  inExcel(async (context) => {
    const { sheet: name, local } = splitAddress(address);
    const sheet = sheetOf(context, name);
    const range = sheet.getRange(local);
    const used = usedOf(range);
    range.load(AREA_PROPERTIES);
    await context.sync();
    return checkReadable(trimmed(areaOf(range), used), address);
  });

interface Block {
  readonly rows: Cell[][];
  readonly formats: unknown[][];
}

const loadBlock = (sheetName: string | null, area: Area): Promise<Block> =>
  inExcel(async (context) => {
    const range = rangeAt(sheetOf(context, sheetName), area);
    range.load('values,numberFormat');
    await context.sync();
    return { rows: range.values as Cell[][], formats: range.numberFormat };
  });

/** Long texts further down can break the host's limit whatever the rows above measured: then half the rows. */
const readBlock = async (sheetName: string | null, area: Area): Promise<Block> => {
  try {
    return await loadBlock(sheetName, area);
  } catch (thrown) {
    if (!(thrown instanceof AppError && thrown.code === 'too-large') || area.rows === 1) throw thrown;
    return readBlock(sheetName, { ...area, rows: Math.ceil(area.rows / 2) });
  }
};

/** Splits a block until each piece is small enough to upload in one request. */
const chunksOf = ({ rows, formats }: Block): RangeChunk[] =>
  piecesThatFit(rows.length, (from, to) => ({
    rows: rows.slice(from, to),
    formats: formatRuns(formats.slice(from, to)),
  }));

const rowsOfNextRead = (block: Block, columns: number): number => {
  const bytesPerRow = (bytesOf(block.rows) + bytesOf(block.formats)) / block.rows.length;
  const byBytes = Math.floor(BYTES_PER_SYNC / bytesPerRow);
  return Math.max(1, Math.min(byBytes, Math.floor(CELLS_PER_SYNC / columns)));
};

const checkGoingOn = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new AppError('cancelled', 'Reading was cancelled. Nothing was changed.');
};

/**
 * Reads a range in blocks of whole rows: one sync each, at most 50,000 cells and about 2 MB by the bytes measured so far.
 * The same cells always give the same chunks.
 * @throws AppError for an empty range, one cell, too many cells or columns, or when the signal aborts
 */
export async function* readRange(address: string, options: ReadOptions = {}): AsyncGenerator<RangeChunk> {
  checkGoingOn(options.signal);
  const area = await locate(address);
  const { sheet } = splitAddress(address);
  let rows = Math.max(1, Math.floor(FIRST_READ_CELLS / area.columns));
  for (let read = 0; read < area.rows;) {
    checkGoingOn(options.signal);
    const block = await readBlock(sheet, { ...area, row: area.row + read, rows: Math.min(rows, area.rows - read) });
    yield* chunksOf(block);
    read += block.rows.length;
    rows = rowsOfNextRead(block, area.columns);
    options.onProgress?.(read, area.rows);
  }
}
