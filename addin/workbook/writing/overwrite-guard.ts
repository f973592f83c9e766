import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import { areaAddress, cellsOf, sheetAddress, type Area } from '../addresses.js';
import { bandsOf, rangeAt, usedPart } from '../blocks.js';
import type { InsertOptions } from '../workbook.js';

/** Cells that can be kept for an undo; more than that goes to a new sheet only. */
const SNAPSHOT_CELLS = 200_000;

const occupiedIn = async (context: Excel.RequestContext, sheet: Excel.Worksheet, area: Area): Promise<number> => {
  const used = await usedPart(context, sheet, area);
  if (!used) return 0;
  let occupied = 0;
  for (const band of bandsOf(used)) {
    const range = rangeAt(sheet, band);
    range.load('formulas');
    await context.sync();
    occupied += range.formulas.flat().filter((formula) => formula !== '').length;
  }
  return occupied;
};

/** How many cells of these areas are not empty. A formula that shows nothing counts. */
export const occupiedCells = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Area[],
): Promise<number> => {
  let occupied = 0;
  for (const area of areas) occupied += await occupiedIn(context, sheet, area);
  return occupied;
};

/** @throws AppError when the cells about to be written are more than an undo can keep */
export const checkUndoable = (areas: readonly Area[]): void => {
  const cells = areas.reduce((sum, area) => sum + cellsOf(area), 0);
  if (cells <= SNAPSHOT_CELLS) return;
  throw new AppError(
    'too-large',
    `The result covers ${counted(cells, 'cell')}; up to ${counted(SNAPSHOT_CELLS, 'cell')} can be undone in place. Nothing was written. Insert it as a new sheet.`,
  );
};

export const overwriteRefused = (address: string, cells: number): AppError =>
  new AppError(
    'conflict',
    `${counted(cells, 'cell')} of ${address} ${cells === 1 ? 'is' : 'are'} not empty. Nothing was written. Choose an empty place or a new sheet.`,
  );

/**
 * Lets only the user decide about cells that hold something.
 * @returns how many of them may be overwritten
 * @throws AppError `conflict` when the user keeps them, or was not asked
 */
export const askToOverwrite = async (
  occupied: number,
  place: { sheet: string; area: Area },
  confirm: InsertOptions['confirmOverwrite'],
): Promise<number> => {
  if (occupied === 0) return 0;
  const address = sheetAddress(place.sheet, areaAddress(place.area));
  if (await confirm?.({ address, cells: occupied })) return occupied;
  throw overwriteRefused(address, occupied);
};
