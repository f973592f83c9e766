import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted, listed } from '#shared/wording/numbers.js';
import type { SqlSession } from '#server/engine/sql-session.js';
import { joinHeaders, placeTable, type TablePlace } from './header-row.js';
import type { NumberFormat } from './number-format.js';
import type { Staging } from './staging.js';
import { lookOf, stageCell, WorksheetColumn } from './worksheet-cells.js';

/** A row of a worksheet: values as the workbook stores them, each with its number format where that is known. */
export interface WorksheetRow {
  readonly cells: readonly (Cell | undefined)[];
  readonly formats: readonly (NumberFormat | null)[];
}

export interface WorksheetOptions {
  /** Whether the first row holds headers; null detects it. */
  readonly headers: boolean | null;
  readonly date1904: boolean;
}

/** Rows looked at before the place of the headers is decided. */
const HEAD_ROWS = 60;
const SAMPLE_SPREAD = 1_000;

const isEmpty = ({ cells }: WorksheetRow): boolean =>
  cells.every((cell) => cell === '' || cell === null || cell === undefined);

const placeWarnings = ({ skip, headerRows }: TablePlace): string[] => [
  ...(skip > 0 ? [`${counted(skip, 'row')} above the table ${skip === 1 ? 'was' : 'were'} left out.`] : []),
  ...(headerRows > 1 ? [`The headers stand in ${headerRows} rows and were joined.`] : []),
  ...(headerRows === 0 ? ['There is no header row; the columns are numbered.'] : []),
];

/** Collects the rows of a worksheet and finds where its table starts. Blank rows and columns at the ends are dropped. */
export class WorksheetTable {
  readonly #options: WorksheetOptions;
  readonly #columns: WorksheetColumn[] = [];
  #rows = 0;
  #head: WorksheetRow[] | null = [];
  #place: TablePlace = { skip: 0, headerRows: 0 };
  #headers: string[] = [];
  #blankRows: WorksheetRow[] = [];

  constructor(options: WorksheetOptions) {
    this.#options = options;
  }

  add(row: WorksheetRow): void {
    if (!this.#head) this.#addData(row);
    else if (this.#head.push(row) === HEAD_ROWS) this.#settle();
  }

  get isEmpty(): boolean {
    return this.#rows === 0 && (this.#head ?? []).every(isEmpty);
  }

  /**
   * Loads what was collected as the staging table.
   *
   * @throws AppError `too-little-data` when there are no data below the headers
   */
  async stage(session: SqlSession): Promise<Staging> {
    if (this.#head) this.#settle();
    while (this.#columns.at(-1)?.isBlank && !this.#headers[this.#columns.length - 1]) this.#columns.pop();
    if (this.#columns.every(({ isBlank }) => isBlank)) {
      throw new AppError('too-little-data', 'There are no data below the headers. Select the cells of a table.');
    }
    const warnings = [...placeWarnings(this.#place), ...this.#dateWarnings()];
    const columns = this.#columns.flatMap((column, index) => column.tableColumns(index));
    await session.createTable('staged cells', columns);
    const numbered = this.#place.headerRows === 0;
    return {
      relation: '"staged cells"',
      columns: this.#columns.map((column, index) => column.staged(numbered ? null : (this.#headers[index] ?? ''))),
      sample: `rowid % ${Math.max(1, Math.floor(this.#rows / SAMPLE_SPREAD))} = 0`,
      warnings,
      rowsBefore: this.#place.skip + this.#place.headerRows,
    };
  }

  #settle(): void {
    const head = this.#head ?? [];
    this.#head = null;
    const width = Math.max(0, ...head.map(({ cells }) => cells.length));
    const staged = head.map(({ cells, formats }) =>
      Array.from({ length: width }, (_, column) =>
        stageCell(cells[column], formats[column] ?? null, this.#options.date1904),
      ),
    );
    this.#place = this.#placeOf(staged.map((row) => row.map(lookOf)));
    const { skip, headerRows } = this.#place;
    const texts = staged.slice(skip, skip + headerRows).map((row) => row.map(({ text }) => text ?? ''));
    this.#headers = headerRows === 0 ? [] : joinHeaders(texts, width);
    this.#headers.forEach((header, index) => header && this.#column(index));
    for (const row of head.slice(skip + headerRows)) this.#addData(row);
  }

  #placeOf(looks: Parameters<typeof placeTable>[0]): TablePlace {
    if (this.#options.headers === false) return { skip: 0, headerRows: 0 };
    const place = placeTable(looks);
    return this.#options.headers === true ? { skip: place.skip, headerRows: Math.max(1, place.headerRows) } : place;
  }

  /** Holds blank rows back until data follow: a whole-column selection reaches far beyond its data. */
  #addData(row: WorksheetRow): void {
    if (isEmpty(row)) {
      this.#blankRows.push(row);
      return;
    }
    for (const held of this.#blankRows.splice(0)) this.#append(held);
    this.#append(row);
  }

  #append({ cells, formats }: WorksheetRow): void {
    for (let index = 0; index < Math.max(cells.length, this.#columns.length); index += 1) {
      const format = formats[index] ?? null;
      this.#column(index).add(stageCell(cells[index], format, this.#options.date1904), format);
    }
    this.#rows += 1;
  }

  #column(index: number): WorksheetColumn {
    while (this.#columns.length <= index) {
      const column = new WorksheetColumn();
      column.pad(this.#rows);
      this.#columns.push(column);
    }
    return this.#columns[index]!;
  }

  #dateWarnings(): string[] {
    const dated = this.#columns.flatMap((column, index) => {
      const header = this.#headers[index] ?? '';
      return column.readSerialsAsDates(header, this.#options.date1904) ? [header] : [];
    });
    return dated.length > 0 ? [`${listed(dated)}: whole numbers were read as dates, going by the header.`] : [];
  }
}
