import { AppError } from '#shared/errors/app-error.js';
import { inExcel } from '../excel-run.js';
import type { UndoOptions } from '../workbook.js';
import { restoreTable } from '../refreshing/restore-table.js';
import { findTable } from '../refreshing/table-place.js';
import { checksumOf } from './checksum.js';
import type { InsertionRecord } from './records.js';
import type { CellSnapshot } from './snapshot.js';
import type { SnapshotStore } from './snapshot-store.js';
import { removeComments } from '../writing/comments.js';
import { takeBack } from './take-back.js';

interface Present {
  readonly sheet: string;
  readonly protected: boolean;
  readonly edited: boolean;
}

/** How the written cells stand now; null when their sheet is gone. */
const lookAt = (record: InsertionRecord): Promise<Present | null> =>
  inExcel(async (context) => {
    const { worksheets, protection } = context.workbook;
    const sheet = worksheets.getItemOrNullObject(record.sheetId);
    sheet.load('name');
    protection.load('protected');
    await context.sync();
    if (sheet.isNullObject) return null;
    sheet.protection.load('protected');
    const checksum = await checksumOf(context, sheet, record.createdSheet ? null : record.areas);
    return {
      sheet: sheet.name,
      protected: record.createdSheet ? protection.protected : sheet.protection.protected,
      edited: checksum !== record.checksum,
    };
  });

const checkAllowed = async (record: InsertionRecord, present: Present, options: UndoOptions): Promise<void> => {
  if (present.protected) {
    throw new AppError(
      'conflict',
      `${record.createdSheet ? 'The workbook' : present.sheet} is protected, so nothing was undone. Unprotect it on the Review tab, then undo again.`,
    );
  }
  if (!present.edited) return;
  if (await options.confirmRemoval?.({ sheet: present.sheet, address: record.address })) return;
  throw new AppError(
    'conflict',
    `${present.sheet} was edited since, so nothing was undone. Confirm the removal, or keep the result.`,
  );
};

const keptCells = async (record: InsertionRecord, store: SnapshotStore): Promise<CellSnapshot[]> => {
  if (record.createdSheet) return [];
  const snapshots = await store.load(record.id);
  if (snapshots) return snapshots;
  throw new AppError(
    'not-found',
    'The overwritten cells were kept on another computer, so nothing was undone. Undo it there, or remove the result by hand.',
  );
};

/**
 * Takes an insertion back as a whole. A sheet that is already gone counts as taken back.
 * @throws AppError `conflict` when it was edited since and the user keeps it, or the sheet is protected
 */
export const undoInsertion = async (
  record: InsertionRecord,
  store: SnapshotStore,
  options: UndoOptions,
): Promise<void> => {
  const present = await lookAt(record);
  if (!present) return inExcel((context) => removeComments(context, record.comments));
  await checkAllowed(record, present, options);
  const snapshots = await keptCells(record, store);
  const { refresh } = record;
  await inExcel(async (context) => {
    if (refresh) await takeRefreshBack(context, record, refresh, snapshots);
    else await takeBack(context, record, snapshots);
  });
};

const takeRefreshBack = async (
  context: Excel.RequestContext,
  record: InsertionRecord,
  { before, after }: NonNullable<InsertionRecord['refresh']>,
  snapshots: readonly CellSnapshot[],
): Promise<void> => {
  const { sheet, table } = await findTable(context, record);
  await restoreTable(context, { sheet, table, before, after, snapshots });
};
