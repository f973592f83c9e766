import type { Area } from '../addresses.js';
import { rangeAt } from '../blocks.js';
import { removeComments } from '../writing/comments.js';
import { restoreSnapshot, type CellSnapshot } from './snapshot.js';

/** What an insertion left in the workbook. */
export interface Trace {
  readonly sheetId: string;
  readonly createdSheet: boolean;
  readonly areas: readonly Area[];
  readonly tables: readonly string[];
  readonly charts: readonly string[];
  /** Ids of the comments put on cells elsewhere. */
  readonly comments: readonly string[];
  /** [column, width in points] before they were widened. */
  readonly columnWidths: readonly (readonly [number, number])[];
}

const removeObjects = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { tables, charts }: Trace,
): Promise<void> => {
  const drawn = charts.map((name) => sheet.charts.getItemOrNullObject(name));
  const laid = tables.map((name) => sheet.tables.getItemOrNullObject(name));
  for (const object of [...drawn, ...laid]) object.load('name');
  await context.sync();
  for (const chart of drawn) if (!chart.isNullObject) chart.delete();
  for (const table of laid) if (!table.isNullObject) table.convertToRange();
  await context.sync();
};

/**
 * Removes what an insertion created and puts back what it overwrote. A sheet it made goes as a whole.
 * @returns false when its sheet is gone already
 */
export const takeBack = async (
  context: Excel.RequestContext,
  trace: Trace,
  snapshots: readonly CellSnapshot[],
): Promise<boolean> => {
  await removeComments(context, trace.comments);
  const sheet = context.workbook.worksheets.getItemOrNullObject(trace.sheetId);
  sheet.load('name');
  await context.sync();
  if (sheet.isNullObject) return false;
  if (trace.createdSheet) {
    sheet.delete();
    await context.sync();
    return true;
  }
  await removeObjects(context, sheet, trace);
  for (const area of trace.areas) rangeAt(sheet, area).clear('All');
  for (const [column, width] of trace.columnWidths) {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width;
  }
  await context.sync();
  await restoreSnapshot(context, sheet, snapshots);
  return true;
};
