import type { Receipt } from '#shared/answers/receipt.js';
import { freeSheetName, kindOf } from './sheet-names.js';
import { inExcel } from './excel-run.js';
import { asText, cutText, serialOf, type CellValue } from './writing/cell-values.js';

const SHEET = 'DV Log';
const TABLE = 'dv_log';

const columns = [
  'Run',
  'Time (UTC)',
  'Action',
  'Source',
  'Query or method',
  'Parameters',
  'Rows in',
  'Rows out',
  'Output',
  'Engine',
  'AI model',
  'Status',
] as const;
const TIME_COLUMN = columns.indexOf('Time (UTC)');
const TIME_FORMAT = 'yyyy-mm-dd hh:mm:ss';
const OUTPUT_COLUMN = columns.indexOf('Output');
const STATUS_COLUMN = columns.indexOf('Status');

/** One line of the log: what was run and where its result stands. */
export interface LogEntry {
  readonly receipt: Receipt;
  readonly rowsOut: number;
  readonly output: string;
  readonly insertedAt: string;
}

const rowOf = ({ receipt, rowsOut, output, insertedAt }: LogEntry): CellValue[] => {
  const text = (value: string): CellValue => asText(cutText(value));
  return [
    text(receipt.runId),
    serialOf(insertedAt) ?? text(insertedAt),
    text(kindOf(receipt)),
    text(receipt.source.label),
    text(receipt.query ?? receipt.method),
    text(JSON.stringify(receipt.parameters)),
    receipt.rowsRead,
    rowsOut,
    text(output),
    text(receipt.engine),
    text(receipt.model?.model ?? 'none'),
    text('done'),
  ];
};

const createLog = async (context: Excel.RequestContext, row: CellValue[]): Promise<void> => {
  const sheets = context.workbook.worksheets;
  sheets.load('items/name');
  await context.sync();
  const sheet = sheets.add(
    freeSheetName(
      SHEET,
      sheets.items.map(({ name }) => name),
    ),
  );
  const range = sheet.getRangeByIndexes(0, 0, 2, columns.length);
  range.values = [[...columns], row];
  sheet.getRangeByIndexes(1, TIME_COLUMN, 1, 1).numberFormat = [[TIME_FORMAT]];
  const table = sheet.tables.add(range, true);
  table.name = TABLE;
  table.style = 'TableStyleMedium2';
  sheet.freezePanes.freezeRows(1);
  range.format.autofitColumns();
  await context.sync();
};

/** Appends a run to the table on `DV Log`, which is made at the first write and found again after a rename. */
export const logRun = (entry: LogEntry): Promise<void> =>
  inExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(TABLE);
    table.load('name');
    await context.sync();
    if (table.isNullObject) return createLog(context, rowOf(entry));
    const line = table.rows.add(undefined, [rowOf(entry)]).getRange();
    line.getCell(0, TIME_COLUMN).numberFormat = [[TIME_FORMAT]];
    await context.sync();
  });

/** Marks the line of a run whose result was taken back. The line itself stays. */
export const logUndone = (runId: string, output: string): Promise<void> =>
  inExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(TABLE);
    table.load('name');
    await context.sync();
    if (table.isNullObject) return;
    const body = table.getDataBodyRange();
    body.load('values');
    await context.sync();
    const line = body.values.findLastIndex((row) => row[0] === runId && row[OUTPUT_COLUMN] === output);
    if (line < 0) return;
    body.getCell(line, STATUS_COLUMN).values = [['undone']];
    await context.sync();
  });
