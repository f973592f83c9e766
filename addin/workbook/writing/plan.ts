import type { Answer } from '#shared/answers/answer.js';
import type { Chart } from '#shared/answers/chart.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { AppError } from '#shared/errors/app-error.js';
import { count, counted } from '#shared/wording/numbers.js';
import { SHEET_COLUMNS, SHEET_ROWS, enclosing, type Area } from '../addresses.js';
import { formatOfColumn } from '../number-formats.js';
import { provenanceLine } from '../provenance.js';
import { CELL_CHARACTERS, asText, cellValue, cutText, type CellValue } from './cell-values.js';

export interface PlannedLine {
  readonly row: number;
  readonly column: number;
  readonly text: CellValue;
  readonly look: 'title' | 'provenance' | 'sentences' | 'caption' | 'reading';
}

/** `area` includes the header row and is what becomes the Excel table. */
export interface PlannedTable {
  readonly area: Area;
  readonly header: readonly CellValue[];
  readonly body: readonly (readonly CellValue[])[];
  /** One number format per column. */
  readonly formats: readonly string[];
  /** Ending of the Excel table's name; empty for the first table. */
  readonly suffix: string;
}

export interface PlannedChart {
  readonly chart: Chart;
  readonly table: PlannedTable;
}

/** Everything an answer puts on a sheet, before a single cell is touched. Charts are placed when widths are known. */
export interface SheetPlan {
  readonly lines: readonly PlannedLine[];
  readonly tables: readonly PlannedTable[];
  readonly charts: readonly PlannedChart[];
  /** The rectangle of all lines and tables. */
  readonly area: Area;
}

export interface PlanOptions {
  readonly origin: { readonly row: number; readonly column: number };
  readonly minutesEast: number;
  readonly date1904: boolean;
}

/** Row of the first table's header below the origin: title, provenance, sentences, header. */
export const HEADER_ROW = 3;

/** Non-empty and unique whatever the case, as Excel demands of table headers. */
const uniqueHeader = (names: readonly string[]): CellValue[] => {
  const taken = new Set<string>();
  return names.map((given, index) => {
    const name = given.trim() === '' ? `Column ${index + 1}` : given.slice(0, 250);
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name} ${n}`;
    taken.add(unique.toLowerCase());
    return asText(unique);
  });
};

const planTable = (table: AnswerTable, row: number, suffix: string, options: PlanOptions): PlannedTable => {
  const columns = table.columns.length;
  const body = table.rows.map((cells) =>
    table.columns.map(({ type }, index) => cellValue(cells[index] ?? null, type, options.date1904)),
  );
  return {
    area: { row, column: options.origin.column, rows: Math.max(body.length, 1) + 1, columns },
    header: uniqueHeader(table.columns.map(({ name }) => name)),
    body: body.length > 0 ? body : [Array<CellValue>(columns).fill('')],
    formats: table.columns.map((column, index) =>
      formatOfColumn(
        column,
        table.rows.map((cells) => cells[index] ?? null),
      ),
    ),
    suffix,
  };
};

const cutCells = (tables: readonly AnswerTable[]): number =>
  tables.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string' && cell.length > CELL_CHARACTERS)
    .length;

const remarks = (answer: Answer): string[] => {
  const partial = answer.tables
    .filter(({ rows, totalRows }) => rows.length < totalRows)
    .map(({ name, rows, totalRows }) => `${name}: ${count(rows.length)} of ${counted(totalRows, 'row')}.`);
  const cut = cutCells(answer.tables);
  return cut === 0
    ? partial
    : [...partial, `${counted(cut, 'text')} cut to ${count(CELL_CHARACTERS)} characters, Excel's limit.`];
};

const heading = (answer: Answer, { origin, minutesEast }: PlanOptions): PlannedLine[] => {
  const line = (offset: number, text: string, look: PlannedLine['look']): PlannedLine => ({
    row: origin.row + offset,
    column: origin.column,
    text: asText(cutText(text)),
    look,
  });
  const sentences = [...answer.sentences, ...remarks(answer)].join(' ');
  return [
    line(0, answer.headline, 'title'),
    line(1, provenanceLine(answer.receipt, minutesEast), 'provenance'),
    ...(sentences === '' ? [] : [line(2, sentences, 'sentences')]),
  ];
};

const checkFits = (area: Area): void => {
  if (area.row + area.rows <= SHEET_ROWS && area.column + area.columns <= SHEET_COLUMNS) return;
  throw new AppError(
    'too-large',
    `The result needs ${counted(area.rows, 'row')} and ${counted(area.columns, 'column')}, more than fit here. Nothing was written. Choose another cell or fewer rows.`,
  );
};

/**
 * Lays an answer out: title, provenance and sentences, then its tables below each other, the first header in row 4.
 * @throws AppError `too-large` when it does not fit on a sheet
 */
export const planSheet = (answer: Answer, options: PlanOptions): SheetPlan => {
  const lines = heading(answer, options);
  const tables: PlannedTable[] = [];
  let row = options.origin.row + HEADER_ROW;
  answer.tables.forEach((table, index) => {
    if (index > 0 && table.name !== '') {
      lines.push({ row, column: options.origin.column, text: asText(cutText(table.name)), look: 'caption' });
      row += 1;
    }
    const planned = planTable(table, row, index === 0 ? '' : `_${table.name || index + 1}`, options);
    tables.push(planned);
    row += planned.area.rows + 1;
  });
  const area = enclosing([
    ...tables.map((table) => table.area),
    ...lines.map((line) => ({ row: line.row, column: line.column, rows: 1, columns: 1 })),
  ]);
  checkFits(area);
  const charts = answer.charts.flatMap((chart) => {
    const table = tables[chart.table];
    return table && (answer.tables[chart.table]?.rows.length ?? 0) > 0 ? [{ chart, table }] : [];
  });
  return { lines, tables, charts, area };
};
