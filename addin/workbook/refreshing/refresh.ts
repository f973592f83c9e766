import type { Answer } from '#shared/answers/answer.js';
import { AppError } from '#shared/errors/app-error.js';
import { areaAddress, cellsOf, sheetAddress, type Area } from '../addresses.js';
import { rangeAt } from '../blocks.js';
import { inExcel } from '../excel-run.js';
import { checksumOf } from '../undo/checksum.js';
import type { InsertionRecord } from '../undo/records.js';
import { takeContents, type CellSnapshot } from '../undo/snapshot.js';
import type { InsertOptions } from '../workbook.js';
import { writeLines, writeTableFormats, writeTableValues } from '../writing/cells.js';
import type { InsertEnvironment } from '../writing/insert.js';
import { HEADER_ROW, planSheet, type PlannedLine, type SheetPlan } from '../writing/plan.js';
import { verifyTables } from '../writing/verify.js';
import { restoreTable } from './restore-table.js';
import { checkRoom, findTable, growthOf, type TablePlace } from './table-place.js';

/** What a refresh wrote over, with everything needed to put it back. */
export interface Refreshed {
  readonly sheet: string;
  readonly before: Area;
  readonly after: Area;
  /** The single cells above the table that were written anew. */
  readonly lines: readonly Area[];
  readonly snapshots: readonly CellSnapshot[];
  /** Of everything the refresh wrote, and of what the first insertion vouches for. */
  readonly checksums: { readonly written: string; readonly first: string };
}

/** Cells whose contents can be kept for taking a refresh back. */
const KEPT_CELLS = 4_000_000;

const cellOf = ({ row, column }: PlannedLine): Area => ({ row, column, rows: 1, columns: 1 });

const planAt = (answer: Answer, { area }: TablePlace, environment: InsertEnvironment): SheetPlan =>
  planSheet(answer, { origin: { row: area.row - HEADER_ROW, column: area.column }, ...environment });

/** Lines are written anew only where those of the first load still stand: the user may have moved the table. */
const linesToWrite = async (
  context: Excel.RequestContext,
  { sheet, area }: TablePlace,
  plan: SheetPlan,
): Promise<readonly PlannedLine[]> => {
  if (area.row < HEADER_ROW) return [];
  const provenance = sheet.getRangeByIndexes(area.row - HEADER_ROW + 1, area.column, 1, 1);
  provenance.load('values');
  await context.sync();
  return String(provenance.values[0]?.[0]).startsWith('From ') ? plan.lines : [];
};

/** A sentence of the earlier load that the new one has no more, such as "the first n of N rows". */
const staleSentence = ({ lines, tables }: SheetPlan, written: readonly PlannedLine[]): Area[] => {
  const [table] = tables;
  if (!table || written.length === 0 || lines.some(({ look }) => look === 'sentences')) return [];
  return [{ row: table.area.row - 1, column: table.area.column, rows: 1, columns: 1 }];
};

const fill = async (
  context: Excel.RequestContext,
  { sheet, table, area }: TablePlace,
  { plan, lines, options }: { plan: SheetPlan; lines: readonly PlannedLine[]; options: InsertOptions },
): Promise<void> => {
  const [planned] = plan.tables;
  if (!planned) throw new AppError('no-rows', 'There is no table to refresh with. Nothing was changed.');
  await writeTableValues(context, sheet, planned, options);
  table.resize(rangeAt(sheet, planned.area));
  for (const left of growthOf(planned.area, area)) rangeAt(sheet, left).clear('All');
  writeTableFormats(sheet, planned, { fresh: false });
  for (const stale of staleSentence(plan, lines)) rangeAt(sheet, stale).clear('Contents');
  writeLines(sheet, lines);
  await context.sync();
  await verifyTables(context, sheet, [planned], [table.name]);
};

const agree = async (record: InsertionRecord, place: TablePlace, edited: boolean, options: InsertOptions) => {
  if (!edited) return;
  const address = sheetAddress(place.sheet.name, areaAddress(place.area));
  if (await options.confirmOverwrite?.({ address, cells: cellsOf(place.area) })) return;
  throw new AppError('cancelled', `${record.sheet} was edited since, and was left as it is.`);
};

const write = async (
  context: Excel.RequestContext,
  record: InsertionRecord,
  job: { answer: Answer; options: InsertOptions; environment: InsertEnvironment },
): Promise<Refreshed> => {
  const place = await findTable(context, record);
  const plan = planAt(job.answer, place, job.environment);
  const after = plan.tables[0]?.area ?? place.area;
  const growth = growthOf(place.area, after);
  await checkRoom(context, place.sheet, growth);
  const lines = await linesToWrite(context, place, plan);
  const written = [...lines.map(cellOf), ...staleSentence(plan, lines)];
  if (cellsOf(place.area) > KEPT_CELLS) {
    throw new AppError('too-large', 'The table is too large to be refreshed in place. Load it to a new sheet.');
  }
  const snapshots = await takeContents(context, place.sheet, [place.area, ...written]);
  try {
    await fill(context, place, { plan, lines, options: job.options });
    return {
      sheet: place.sheet.name,
      before: place.area,
      after,
      lines: written,
      snapshots,
      checksums: {
        written: await checksumOf(context, place.sheet, [after, ...written]),
        first: await checksumOf(context, place.sheet, record.createdSheet ? null : record.areas),
      },
    };
  } catch (thrown) {
    await restoreTable(context, { ...place, before: place.area, after, snapshots });
    throw thrown;
  }
};

/**
 * Writes a table anew where an earlier insertion put it, growing or shrinking it as needed, as a whole or not at all.
 * @throws AppError `not-found` when it is gone, `conflict` when cells are in the way, `cancelled`
 */
export const refreshTable = async (
  record: InsertionRecord,
  answer: Answer,
  options: InsertOptions,
  environment: InsertEnvironment,
): Promise<Refreshed> => {
  const { place, edited } = await inExcel(async (context) => {
    const found = await findTable(context, record);
    const checksum = await checksumOf(context, found.sheet, record.createdSheet ? null : record.areas);
    return { place: found, edited: checksum !== record.checksum };
  });
  await agree(record, place, edited, options);
  return inExcel((context) => write(context, record, { answer, options, environment }));
};
