import type { Answer } from '#shared/answers/answer.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Area } from '../addresses.js';
import { inExcel } from '../excel-run.js';
import { shortRun } from '../provenance.js';
import { kindOf, subjectOf } from '../sheet-names.js';
import { checksumOf } from '../undo/checksum.js';
import { takeSnapshot, type CellSnapshot } from '../undo/snapshot.js';
import { takeBack, type Trace } from '../undo/take-back.js';
import type { CellComment, InsertOptions } from '../workbook.js';
import { writtenArea, writtenAreas } from './areas.js';
import { writeLines, writeTableFormats, writeTableValues } from './cells.js';
import { chartColumn, placeCharts, type PlacedChart } from './chart-places.js';
import { withBridges } from './bridge.js';
import { addCharts } from './charts.js';
import { addComments } from './comments.js';
import { findDestination, type Destination } from './destination.js';
import { addNote } from './note.js';
import { askToOverwrite, checkUndoable, occupiedCells, overwriteRefused } from './overwrite-guard.js';
import { HEADER_ROW, planSheet, type SheetPlan } from './plan.js';
import { addTables, takenTableNames } from './tables.js';
import { verifyTables } from './verify.js';
import { fitColumns, keepWiderColumns } from './widths.js';

/** A result on its way into the workbook. */
interface Job {
  readonly answer: Answer;
  readonly destination: Destination;
  readonly origin: { readonly row: number; readonly column: number };
  readonly plan: SheetPlan;
  readonly options: InsertOptions;
}

export interface InsertEnvironment {
  readonly minutesEast: number;
  readonly date1904: boolean;
}

/** What was written, with everything needed to take it back. */
export interface Written {
  readonly trace: Trace;
  readonly snapshots: readonly CellSnapshot[];
  readonly sheet: string;
  readonly area: Area;
  readonly overwritten: number;
  readonly checksum: string;
  readonly remark: string | null;
}

type MutableTrace = { -readonly [K in keyof Trace]: Trace[K] };

const chartPlaces = async (context: Excel.RequestContext, sheet: Excel.Worksheet, job: Job): Promise<PlacedChart[]> => {
  if (job.plan.charts.length === 0) return [];
  const cell = sheet.getRangeByIndexes(job.origin.row + HEADER_ROW, chartColumn(job.plan), 1, 1);
  cell.load('width,height');
  await context.sync();
  return placeCharts(job.plan, job.origin, cell);
};

const openSheet = async (context: Excel.RequestContext, destination: Destination): Promise<Excel.Worksheet> => {
  const { worksheets } = context.workbook;
  const sheet = destination.kind === 'cell' ? worksheets.getItem(destination.sheet) : worksheets.add(destination.name);
  sheet.load('id,name');
  await context.sync();
  return sheet;
};

const dressNewSheet = (sheet: Excel.Worksheet, { plan, answer }: Job): void => {
  sheet.freezePanes.freezeRows(HEADER_ROW + 1);
  sheet.customProperties.add('dv.run', answer.receipt.runId);
  sheet.pageLayout.orientation = 'Landscape';
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  sheet.pageLayout.setPrintTitleRows(`$1:$${HEADER_ROW + 1}`);
  addNote(sheet, plan, answer.receipt);
};

const fillSheet = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  job: Job,
  charts: readonly PlacedChart[],
  trace: MutableTrace,
): Promise<void> => {
  const { plan, answer, options } = job;
  for (const table of plan.tables) await writeTableValues(context, sheet, table, options);
  writeLines(sheet, [...plan.lines, ...charts.flatMap(({ reading }) => reading)]);
  for (const table of plan.tables) writeTableFormats(sheet, table, { fresh: trace.createdSheet });
  const taken = await takenTableNames(context);
  trace.tables = addTables(sheet, plan.tables, `${kindOf(answer.receipt)}_${subjectOf(answer.receipt)}`, taken);
  await context.sync();
  if (trace.createdSheet) await fitColumns(context, sheet, plan.tables);
  else trace.columnWidths = await keepWiderColumns(context, sheet, plan.tables);
  trace.charts = addCharts(sheet, charts, `dv_${shortRun(answer.receipt.runId)}_${job.origin.row + 1}`);
  if (trace.createdSheet) dressNewSheet(sheet, job);
  await context.sync();
  await verifyTables(context, sheet, plan.tables, trace.tables);
};

/** Shows the new sheet, unless the user went on working elsewhere meanwhile. */
const showSheet = async (context: Excel.RequestContext, sheet: Excel.Worksheet, before: Excel.Range): Promise<void> => {
  const now = context.workbook.getActiveCell();
  now.load('address');
  await context.sync();
  if (now.address !== before.address) return;
  sheet.activate();
  await context.sync();
};

const undoPartly = async (trace: Trace, snapshots: readonly CellSnapshot[], cause: unknown): Promise<never> => {
  try {
    await inExcel((context) => takeBack(context, trace, snapshots));
  } catch {
    throw new AppError(
      'internal',
      'The result was written only partly and could not be taken back. Use Undo in Excel, or delete what was inserted.',
      { cause },
    );
  }
  throw cause;
};

/** Re-reads the place, so that nothing the user typed while deciding is lost. */
const keepOccupied = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Area[],
  allowed: number,
): Promise<{ snapshots: CellSnapshot[]; overwritten: number }> => {
  const overwritten = await occupiedCells(context, sheet, areas);
  if (overwritten > allowed) throw overwriteRefused(`the place on ${sheet.name}`, overwritten);
  return { snapshots: await takeSnapshot(context, sheet, areas), overwritten };
};

const write = async (
  context: Excel.RequestContext,
  job: Job,
  allowed: number,
  comments: readonly CellComment[],
): Promise<Written> => {
  const activeCell = context.workbook.getActiveCell();
  activeCell.load('address');
  const sheet = await openSheet(context, job.destination);
  const createdSheet = job.destination.kind === 'new-sheet';
  let trace: MutableTrace = {
    sheetId: sheet.id,
    createdSheet,
    areas: [],
    tables: [],
    charts: [],
    comments: [],
    columnWidths: [],
  };
  let kept: { snapshots: CellSnapshot[]; overwritten: number } = { snapshots: [], overwritten: 0 };
  try {
    const charts = await chartPlaces(context, sheet, job);
    const areas = writtenAreas(job.plan, charts);
    if (!createdSheet) kept = await keepOccupied(context, sheet, areas, allowed);
    trace = { ...trace, areas };
    await fillSheet(context, sheet, job, charts, trace);
    const checksum = await checksumOf(context, sheet, createdSheet ? null : areas);
    const { ids, remark } = await addComments(context, comments);
    trace.comments = ids;
    if (createdSheet) await showSheet(context, sheet, activeCell);
    return { trace, remark, ...kept, sheet: sheet.name, area: writtenArea(job.plan, charts), checksum };
  } catch (thrown) {
    return undoPartly(trace, kept.snapshots, thrown);
  }
};

const prepare = async (
  context: Excel.RequestContext,
  answer: Answer,
  options: InsertOptions,
  environment: InsertEnvironment,
): Promise<Job> => {
  const destination = await findDestination(context, answer.receipt, options.target);
  const origin = destination.kind === 'cell' ? destination : { row: 0, column: 0 };
  return { answer, destination, origin, plan: planSheet(answer, { origin, ...environment }), options };
};

const permission = async (job: Job, confirm: InsertOptions['confirmOverwrite']): Promise<number> => {
  const { destination } = job;
  if (destination.kind === 'new-sheet') return 0;
  const place = await inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(destination.sheet);
    const charts = await chartPlaces(context, sheet, job);
    const areas = writtenAreas(job.plan, charts);
    checkUndoable(areas);
    return { area: writtenArea(job.plan, charts), occupied: await occupiedCells(context, sheet, areas) };
  });
  return askToOverwrite(place.occupied, { sheet: destination.sheet, area: place.area }, confirm);
};

/**
 * Writes an answer as a whole or not at all: values first, tables second, then charts, then it reads back.
 * @throws AppError with the workbook as it was before
 */
export const insertAnswer = async (
  answer: Answer,
  options: InsertOptions,
  environment: InsertEnvironment,
): Promise<Written> => {
  const job = await inExcel((context) => prepare(context, withBridges(answer), options, environment));
  const allowed = await permission(job, options.confirmOverwrite);
  return inExcel((context) => write(context, job, allowed, options.comments ?? []));
};
