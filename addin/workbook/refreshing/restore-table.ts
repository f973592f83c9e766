import type { Area } from '../addresses.js';
import { rangeAt } from '../blocks.js';
import { restoreContents, type CellSnapshot } from '../undo/snapshot.js';
import { growthOf } from './table-place.js';

interface RefreshedTable {
  readonly sheet: Excel.Worksheet;
  readonly table: Excel.Table;
  readonly before: Area;
  readonly after: Area;
  readonly snapshots: readonly CellSnapshot[];
}

/** Puts a table back to the size and the contents it had before a refresh. */
export const restoreTable = async (
  context: Excel.RequestContext,
  { sheet, table, before, after, snapshots }: RefreshedTable,
): Promise<void> => {
  table.resize(rangeAt(sheet, before));
  for (const area of growthOf(before, after)) rangeAt(sheet, area).clear('All');
  await context.sync();
  await restoreContents(context, sheet, snapshots);
};
