import { numfmt, type Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaDataModel, type FWorkbook } from '@univerjs/preset-sheets-core';
import { intersect, type Area, type SheetArea } from '../address.js';
import type { Book, BookEvent, CellStyle, CellValue, ClearWhat, SheetInfo } from '../book.js';
import { WorkbookObjects } from '../objects.js';
import type { Shift } from '../shift.js';
import { cellData, styleOf, textOf, valueOf } from './cells.js';
import { ChangeFeed } from './change-feed.js';
import { fitColumns } from './fit.js';
import { Grid, type StyleKey } from './grid.js';
import { GridPointer } from './pointer.js';
import { areaOf, rangeOf } from './range.js';
import { emptySheet, newSheetId, pixelsPerPoint, unitId } from './sheet-data.js';
import { SlicedWork } from './sliced-work.js';
import { fromUniverStyle, toUniverStyle } from './style.js';

const settleTimeout = 15_000;
const sliceCells = 1_000;

/** The workbook shown in Univer's grid. */
export class UniverBook implements Book {
  readonly objects = new WorkbookObjects();
  readonly pointer: GridPointer;
  /** Before all formulas are calculated, whether or not what they read has changed. */
  beforeFullCalculation: () => void = () => undefined;
  readonly #grid: Grid;
  readonly #changes: ChangeFeed;
  readonly #writing = new SlicedWork();
  #settled: Promise<void> = Promise.resolve();
  #lastSheet: number;

  constructor(api: FUniver, injector: Injector, workbook: FWorkbook) {
    this.#grid = new Grid(api, injector, workbook);
    this.#changes = new ChangeFeed(this.#grid, this.objects, () => this.#touch());
    this.pointer = new GridPointer(this.#grid);
    this.#lastSheet = workbook.getSheets().length;
  }

  get workbook(): FWorkbook {
    return this.#grid.workbook;
  }
  get name(): string {
    return this.workbook.getName();
  }

  /** Marks what happens between the two calls as done by the add-in. */
  batch(open: boolean): void {
    this.#changes.batch(open);
  }
  on(listener: (event: BookEvent) => void): void {
    this.#changes.on(listener);
  }

  sheets(): SheetInfo[] {
    return this.workbook.getSheets().map((sheet) => ({
      id: sheet.getSheetId(),
      name: sheet.getSheetName(),
      hidden: sheet.isSheetHidden(),
    }));
  }
  addSheet(name?: string): string {
    const taken = new Set(this.sheets().map((sheet) => sheet.name.toLowerCase()));
    let number = ++this.#lastSheet;
    while (!name && taken.has(`sheet${number}`)) number = ++this.#lastSheet;
    const id = newSheetId(this.#lastSheet);
    // The mutation, because the command would activate the new sheet, which Excel does not.
    this.#grid.do('sheet.mutation.insert-sheet', {
      unitId,
      index: this.sheets().length,
      sheet: emptySheet(id, name ?? `Sheet${number}`),
    });
    return id;
  }
  removeSheet(sheet: string): void {
    this.workbook.deleteSheet(sheet);
  }
  renameSheet(sheet: string, name: string): void {
    this.#grid.sheet(sheet).setName(name);
  }
  moveSheet(sheet: string, position: number): void {
    const from = this.sheets().findIndex(({ id }) => id === sheet);
    this.#grid.do('sheet.mutation.set-worksheet-order', {
      unitId,
      subUnitId: sheet,
      fromOrder: from,
      toOrder: position,
    });
  }
  hideSheet(sheet: string, hidden: boolean): void {
    if (hidden) this.#grid.sheet(sheet).hideSheet();
    else this.#grid.sheet(sheet).showSheet();
  }
  activeSheet(): string {
    return this.workbook.getActiveSheet().getSheetId();
  }
  activate(sheet: string): void {
    if (sheet !== this.activeSheet()) this.workbook.setActiveSheet(sheet);
  }
  selection(): SheetArea {
    const sheet = this.workbook.getActiveSheet();
    const range = sheet.getSelection()?.getActiveRange()?.getRange();
    const area = range ? areaOf(range) : { row: 0, column: 0, rows: 1, columns: 1 };
    return this.#grid.whole({ ...area, sheet: sheet.getSheetId() });
  }
  select(area: SheetArea): void {
    this.activate(area.sheet);
    this.#grid.grow({ ...area, rows: 1, columns: 1 });
    const sheet = this.#grid.sheet(area.sheet);
    sheet.getRange(rangeOf(this.#grid.shown(area))).activate();
    const visible = sheet.getVisibleRange();
    if (visible && !intersect(areaOf(visible), { ...area, rows: 1, columns: 1 })) {
      sheet.scrollToCell(area.row, area.column);
    }
  }

  values(area: SheetArea): CellValue[][] {
    return this.#grid.read(area, valueOf);
  }
  formulas(area: SheetArea): CellValue[][] {
    const formulas = this.#grid.injector.get(FormulaDataModel);
    return this.#grid.read(area, (cell, row, column) => {
      if (!cell?.f && !cell?.si) return valueOf(cell);
      return formulas.getFormulaStringByCell(row, column, area.sheet, unitId) || valueOf(cell);
    });
  }
  texts(area: SheetArea): string[][] {
    const sheet = this.#grid.worksheet(area.sheet);
    return this.#grid.read(area, (_, row, column) => textOf(sheet.getCell(row, column)));
  }
  formats(area: SheetArea): string[][] {
    const styles = this.#grid.model.getStyles();
    return this.#grid.read(area, (cell) => styleOf(cell, styles)?.n?.pattern ?? 'General');
  }
  formatNumber(value: number, format: string): string {
    return format === 'General' ? String(Number(value.toPrecision(11))) : numfmt.format(format, value);
  }
  write(area: SheetArea, cells: readonly (readonly (CellValue | null)[])[]): void {
    this.#grid.grow(area);
    this.#inSlices(area, (slice, from) => this.#writeSlice(slice, cells.slice(from, from + slice.rows)));
  }
  /** Bands of whole rows, one after the other; `from` is where a band begins in the area. */
  #inSlices(area: SheetArea, work: (slice: SheetArea, from: number) => void): void {
    const rows = Math.max(1, Math.floor(sliceCells / area.columns));
    const slices: (() => void)[] = [];
    for (let from = 0; from < area.rows; from += rows) {
      const slice = { ...area, row: area.row + from, rows: Math.min(rows, area.rows - from) };
      slices.push(() => work(slice, from));
    }
    this.#writing.add(slices);
  }
  #writeSlice(area: SheetArea, cells: readonly (readonly (CellValue | null)[])[]): void {
    const sheet = this.#grid.worksheet(area.sheet);
    const styles = this.#grid.model.getStyles();
    this.#grid.put(area, (row, column) => {
      const value = cells[row - area.row]?.[column - area.column];
      if (value === null || value === undefined) return undefined;
      return cellData(value, styleOf(sheet.getCellRaw(row, column), styles)?.n?.pattern ?? 'General');
    });
  }
  written(): Promise<void> {
    return this.#writing.done;
  }
  setFormats(area: SheetArea, formats: readonly (readonly (string | null)[])[]): void {
    const within = this.#grid.finite(area);
    this.#inSlices(within, (slice, from) => {
      const before = this.formats(slice);
      this.#grid.dress(slice, 'n', (row: number, column: number) => ({
        pattern: formats[from + row]?.[column] ?? before[row]?.[column] ?? 'General',
      }));
    });
  }
  clear(area: SheetArea, what: ClearWhat): void {
    const within = this.#grid.finite(area);
    const range = this.#grid.sheet(area.sheet).getRange(rangeOf(within));
    if (what === 'formats') range.clearFormat();
    else if (what === 'contents') range.clearContent();
    else range.clear();
  }
  used(sheet: string, valuesOnly: boolean): Area | null {
    return this.#grid.used(sheet, valuesOnly);
  }
  spill(area: SheetArea): Area | null {
    return this.#grid.spills(area.sheet).find(({ row, column }) => row === area.row && column === area.column) ?? null;
  }

  style(area: SheetArea): CellStyle {
    return fromUniverStyle(this.#grid.look(area, 0, 0));
  }
  setStyle(area: SheetArea, style: CellStyle): void {
    const wanted = toUniverStyle(style);
    if (this.#grid.isVast(area)) this.#grid.setDefaultStyle(area, wanted);
    const within = this.#grid.finite(area);
    for (const [key, value] of Object.entries(wanted)) this.#grid.dress(within, key as StyleKey, value);
  }
  setStyles(area: SheetArea, style: (row: number, column: number) => CellStyle | undefined): void {
    const wanted = Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_unused, column) => toUniverStyle(style(row, column) ?? {})),
    );
    const keys = new Set(wanted.flat().flatMap((cell) => Object.keys(cell) as StyleKey[]));
    for (const key of keys) {
      this.#grid.dress(area, key, (row: number, column: number) => {
        const cell = wanted[row]?.[column];
        return cell && key in cell ? cell[key] : this.#grid.look(area, row, column)?.[key];
      });
    }
  }
  merges(sheet: string): Area[] {
    return this.#grid
      .sheet(sheet)
      .getMergedRanges()
      .map((range) => areaOf(range.getRange()));
  }
  merge(area: SheetArea, across: boolean): void {
    const range = this.#grid.sheet(area.sheet).getRange(rangeOf(area));
    if (across) range.mergeAcross();
    else range.merge();
  }
  unmerge(area: SheetArea): void {
    this.#grid.sheet(area.sheet).getRange(rangeOf(area)).breakApart();
  }

  columnWidth(sheet: string, column: number): number {
    return this.#grid.worksheet(sheet).getColumnWidth(column) / pixelsPerPoint;
  }
  setColumnWidth(sheet: string, column: number, columns: number, points: number): void {
    this.#grid.setColumnPixels({ sheet, row: 0, column, rows: 1, columns }, Math.round(points * pixelsPerPoint));
  }
  rowHeight(sheet: string, row: number): number {
    return this.#grid.worksheet(sheet).getRowHeight(row) / pixelsPerPoint;
  }
  setRowHeight(sheet: string, row: number, rows: number, points: number): void {
    this.#grid.sheet(sheet).setRowHeightsForced(row, rows, Math.round(points * pixelsPerPoint));
  }
  autofitColumns(area: SheetArea): void {
    const used = this.used(area.sheet, true);
    const within = used && intersect(area, used);
    if (!within) return;
    const texts = this.texts({ ...within, sheet: area.sheet });
    const widths = fitColumns(texts, (row, column) =>
      this.style({ sheet: area.sheet, row: within.row + row, column: within.column + column, rows: 1, columns: 1 }),
    );
    for (const [i, pixels] of widths.entries()) {
      this.#grid.setColumnPixels({ sheet: area.sheet, row: 0, column: within.column + i, rows: 1, columns: 1 }, pixels);
    }
  }
  autofitRows(area: SheetArea): void {
    const within = this.#grid.finite(area);
    this.#grid.sheet(area.sheet).setRowAutoHeight(within.row, within.rows);
  }
  insert({ sheet, along, at, count }: Shift): void {
    const target = this.#grid.sheet(sheet);
    if (along === 'rows') void (count > 0 ? target.insertRows(at, count) : target.deleteRows(at, -count));
    else void (count > 0 ? target.insertColumns(at, count) : target.deleteColumns(at, -count));
  }
  freeze(sheet: string, rows: number, columns: number): void {
    const startRow = rows > 0 ? rows : -1;
    const startColumn = columns > 0 ? columns : -1;
    this.#grid.sheet(sheet).setFreeze({ xSplit: columns, ySplit: rows, startRow, startColumn });
  }
  frozen(sheet: string): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.#grid.sheet(sheet).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  async settle(): Promise<void> {
    await this.#writing.done.catch(() => undefined);
    await this.#settled;
  }
  calculate(): void {
    this.beforeFullCalculation();
    this.#grid.api.getFormula().executeCalculation();
    this.#touch();
  }
  /** Something was changed that formulas may depend on: the next `settle` waits for Univer's calculation. */
  #touch(): void {
    this.#settled = this.#grid.api
      .getFormula()
      .onCalculationResultApplied(settleTimeout)
      .catch(() => undefined);
  }
}
