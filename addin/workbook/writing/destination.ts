import type { Receipt } from '#shared/answers/receipt.js';
import { AppError } from '#shared/errors/app-error.js';
import { splitAddress } from '../addresses.js';
import { sheetOf } from '../excel-run.js';
import { freeSheetName, kindOf, subjectOf } from '../sheet-names.js';
import type { InsertOptions } from '../workbook.js';

/** Where a result goes. A new sheet has no id and no cell to spare yet. */
export type Destination =
  | { readonly kind: 'new-sheet'; readonly name: string }
  | { readonly kind: 'cell'; readonly sheet: string; readonly row: number; readonly column: number };

const newSheet = async (context: Excel.RequestContext, receipt: Receipt): Promise<Destination> => {
  const { protection, worksheets } = context.workbook;
  protection.load('protected');
  worksheets.load('items/name');
  await context.sync();
  if (protection.protected) {
    throw new AppError(
      'conflict',
      'The workbook is protected, so no sheet can be added. Nothing was written. Unprotect it (Review, Protect Workbook) or choose a cell.',
    );
  }
  const taken = worksheets.items.map(({ name }) => name);
  return { kind: 'new-sheet', name: freeSheetName(`DV ${kindOf(receipt)} ${subjectOf(receipt)}`, taken) };
};

const cellTarget = async (context: Excel.RequestContext, address: string): Promise<Destination> => {
  const { sheet: name, local } = splitAddress(address);
  const sheet = sheetOf(context, name);
  const cell = sheet.getRange(local).getCell(0, 0);
  sheet.load('name');
  sheet.protection.load('protected');
  cell.load('rowIndex,columnIndex');
  await context.sync();
  if (sheet.protection.protected) {
    throw new AppError(
      'conflict',
      `${sheet.name} is protected, so nothing was written. Write to a new sheet, or unprotect it first (Review, Unprotect Sheet).`,
    );
  }
  return { kind: 'cell', sheet: sheet.name, row: cell.rowIndex, column: cell.columnIndex };
};

/** @throws AppError `conflict` when the workbook or sheet is protected */
export const findDestination = (
  context: Excel.RequestContext,
  receipt: Receipt,
  target: InsertOptions['target'],
): Promise<Destination> => (target?.kind === 'cell' ? cellTarget(context, target.address) : newSheet(context, receipt));
