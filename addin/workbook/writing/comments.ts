import { counted } from '#shared/wording/numbers.js';
import { splitAddress } from '../addresses.js';
import { sheetOf } from '../excel-run.js';
import type { CellComment } from '../workbook.js';

/** More would bury the sheet; how many were left out is said. */
const MOST = 50;
const PREFIX = '[DataVision] ';

export interface WrittenComments {
  readonly ids: readonly string[];
  readonly remark: string | null;
}

const addressesWithComments = async (context: Excel.RequestContext): Promise<Set<string>> => {
  const { comments } = context.workbook;
  comments.load('items/id');
  await context.sync();
  const places = comments.items.map((comment) => comment.getLocation());
  for (const place of places) place.load('address');
  await context.sync();
  return new Set(places.map(({ address }) => address.toLowerCase()));
};

const cellsOf = async (context: Excel.RequestContext, wanted: readonly CellComment[]) => {
  const cells = wanted.map(({ address, text }) => {
    const { sheet, local } = splitAddress(address);
    const cell = sheetOf(context, sheet).getRange(local);
    cell.load('address');
    return { cell, text };
  });
  await context.sync();
  return cells;
};

const remarkOn = (written: number, wanted: number): string | null =>
  written === wanted ? null : `${written} of ${counted(wanted, 'cell')} commented.`;

const writeComments = async (
  context: Excel.RequestContext,
  wanted: readonly CellComment[],
): Promise<WrittenComments> => {
  if (wanted.length === 0) return { ids: [], remark: null };
  const taken = await addressesWithComments(context);
  const cells = await cellsOf(context, wanted.slice(0, MOST));
  const free = cells.filter(({ cell }) => {
    const address = cell.address.toLowerCase();
    return !taken.has(address) && Boolean(taken.add(address));
  });
  const added = free.map(({ cell, text }) => context.workbook.comments.add(cell, PREFIX + text));
  for (const comment of added) comment.load('id');
  await context.sync();
  return { ids: added.map(({ id }) => id), remark: remarkOn(added.length, wanted.length) };
};

/**
 * Comments in the user's name, marked as ours. A cell that has a comment keeps it. What the host refuses, for example on a
 * protected sheet, is said in the remark and does not undo the result.
 */
export const addComments = (context: Excel.RequestContext, wanted: readonly CellComment[]): Promise<WrittenComments> =>
  writeComments(context, wanted).catch(() => ({
    ids: [],
    remark: 'No cell was commented: the sheet is protected, or this Excel knows no comments.',
  }));

/** Takes our comments away again; one the user deleted already is no fault. */
export const removeComments = async (context: Excel.RequestContext, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const { comments } = context.workbook;
  comments.load('items/id');
  await context.sync();
  const ours = new Set(ids);
  for (const comment of comments.items) if (ours.has(comment.id)) comment.delete();
  await context.sync();
};
