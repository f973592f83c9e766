import {
  type ICellData,
  type IRange,
  type Injector,
  type IStyleData,
  type Nullable,
  type Workbook,
  type Worksheet,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaDataModel } from '@univerjs/preset-sheets-core';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import { intersect, sheetLimits, type Area, type SheetArea } from '../address.js';
import { styleOf } from './cells.js';
import { areaOf, rangeOf } from './range.js';
import { unitId } from './sheet-data.js';

type CellTable = Record<number, Record<number, ICellData>>;

/** From this many cells on, values without formulas are written past the engine. */
const plainLimit = 500;

export const nothingDirty = {
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
};

/** More cells than this are never styled one by one; whole columns get a default style instead. */
const styleLimit = 500_000;

export type StyleKey = keyof IStyleData;
type PerCell = (row: number, column: number) => unknown;

/** Univer's workbook in terms of areas: reading, writing and styling blocks of cells. */
export class Grid {
  constructor(
    readonly api: FUniver,
    readonly injector: Injector,
    readonly workbook: FWorkbook,
  ) {}

  get model(): Workbook {
    return this.workbook.getWorkbook();
  }
  sheet(id: string): FWorksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new Error(`There is no sheet ${id}.`);
    return sheet;
  }
  worksheet(id: string): Worksheet {
    return this.sheet(id).getSheet();
  }
  do(command: string, params: object): void {
    this.api.syncExecuteCommand(command, params);
  }

  read<V>(area: SheetArea, pick: (cell: ICellData | null, row: number, column: number) => V): V[][] {
    const matrix = this.worksheet(area.sheet).getCellMatrix();
    const spilled = this.injector.get(FormulaDataModel).getArrayFormulaCellData()[unitId]?.[area.sheet];
    const rows: V[][] = [];
    for (let row = area.row; row < area.row + area.rows; row++) {
      const cells: V[] = [];
      const spilledRow = spilled?.[row];
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = matrix.getValue(row, column);
        const own = cell && (cell.f || cell.si || (cell.v !== undefined && cell.v !== null) || cell.p);
        cells.push(pick((own ? cell : (spilledRow?.[column] ?? cell)) ?? null, row, column));
      }
      rows.push(cells);
    }
    return rows;
  }

  /** The cells in use, what formulas spill included. */
  used(sheet: string, valuesOnly: boolean): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    this.worksheet(sheet)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        const filled =
          cell && (cell.f || cell.si || cell.p || (cell.v !== undefined && cell.v !== null && cell.v !== ''));
        if (!filled && (valuesOnly || !cell?.s)) return;
        top = Math.min(top, row);
        left = Math.min(left, column);
        bottom = Math.max(bottom, row);
        right = Math.max(right, column);
      });
    for (const spilled of this.spills(sheet)) {
      top = Math.min(top, spilled.row);
      left = Math.min(left, spilled.column);
      bottom = Math.max(bottom, spilled.row + spilled.rows - 1);
      right = Math.max(right, spilled.column + spilled.columns - 1);
    }
    return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
  /** Makes the grid large enough for an area. */
  grow(area: SheetArea): void {
    const sheet = this.sheet(area.sheet);
    const rows = area.row + area.rows;
    const columns = area.column + area.columns;
    if (rows > sheet.getMaxRows()) sheet.setRowCount(Math.min(sheetLimits.rows, rows + 1_000));
    if (columns > sheet.getMaxColumns()) sheet.setColumnCount(Math.min(sheetLimits.columns, columns + 26));
  }

  /** The part of an area that lies in the grid. */
  shown(area: SheetArea): SheetArea {
    const sheet = this.sheet(area.sheet);
    const grid = { row: 0, column: 0, rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
    return { ...area, ...(intersect(area, grid) ?? { rows: 1, columns: 1 }) };
  }

  /** Whole rows and columns of the grid mean whole rows and columns of Excel's. */
  whole(area: SheetArea): SheetArea {
    const sheet = this.sheet(area.sheet);
    return {
      ...area,
      rows: area.row === 0 && area.rows >= sheet.getMaxRows() ? sheetLimits.rows : area.rows,
      columns: area.column === 0 && area.columns >= sheet.getMaxColumns() ? sheetLimits.columns : area.columns,
    };
  }

  put(area: SheetArea, cell: (row: number, column: number) => ICellData | undefined): void {
    this.grow(area);
    const value: CellTable = {};
    let any = false;
    for (let row = area.row; row < area.row + area.rows; row++) {
      const cells: Record<number, ICellData> = {};
      for (let column = area.column; column < area.column + area.columns; column++) {
        const data = cell(row, column);
        if (!data) continue;
        cells[column] = data;
        any = true;
      }
      value[row] = cells;
    }
    if (!any) return;
    if (this.#isPlain(area, value)) this.#putPlain(area, value);
    else this.do('sheet.command.set-range-values', { unitId, subUnitId: area.sheet, range: rangeOf(area), value });
  }

  /** Many values, with no formula in them or under them. */
  #isPlain(area: SheetArea, value: CellTable): boolean {
    if (area.rows * area.columns < plainLimit) return false;
    if (Object.values(value).some((row) => Object.values(row).some(({ f }) => f))) return false;
    return this.read(area, (cell) => !cell?.f && !cell?.si).every((row) => row.every(Boolean));
  }

  /**
   * The command looks through the formulas of the whole workbook for every write. Values without formulas need but the cells
   * that depend on them calculated.
   */
  #putPlain(area: SheetArea, cellValue: CellTable): void {
    const range = rangeOf(area);
    const change = { unitId, subUnitId: area.sheet, cellValue };
    this.api.syncExecuteCommand('sheet.mutation.set-range-values', change, { onlyLocal: true });
    const dirty = { ...nothingDirty, dirtyRanges: [{ unitId, sheetId: area.sheet, range }] };
    void this.api.executeCommand('formula.mutation.set-trigger-formula-calculation-start', dirty, { onlyLocal: true });
  }

  /** One property of the cells' style: the same for all, or one per cell by row and column inside the area. */
  dress(area: SheetArea, type: StyleKey, value: unknown): void {
    this.grow(area);
    if (typeof value === 'function' && area.rows * area.columns >= plainLimit)
      return this.#dressPlain(area, type, value as PerCell);
    const styled =
      typeof value === 'function'
        ? Array.from({ length: area.rows }, (_, row) =>
            Array.from({ length: area.columns }, (_unused, column) => (value as PerCell)(row, column)),
          )
        : value;
    const style = { type, value: styled };
    this.do('sheet.command.set-style', { unitId, subUnitId: area.sheet, range: rangeOf(area), style });
  }

  /** The command looks at the whole sheet for every block; many cells' styles are merged without it. */
  #dressPlain(area: SheetArea, type: StyleKey, value: PerCell): void {
    const cellValue: CellTable = {};
    for (let row = 0; row < area.rows; row++) {
      const cells: Record<number, ICellData> = {};
      for (let column = 0; column < area.columns; column++)
        cells[area.column + column] = { s: { [type]: value(row, column) } };
      cellValue[area.row + row] = cells;
    }
    const change = { unitId, subUnitId: area.sheet, cellValue };
    this.api.syncExecuteCommand('sheet.mutation.set-range-values', change, { onlyLocal: true });
  }

  look(area: SheetArea, row: number, column: number): Nullable<IStyleData> {
    const cell = this.worksheet(area.sheet).getCellRaw(area.row + row, area.column + column);
    return styleOf(cell, this.model.getStyles());
  }

  /** Whole rows and columns cut to the cells in use. */
  finite(area: SheetArea): SheetArea {
    if (!this.isVast(area)) return area;
    const used = this.used(area.sheet, false);
    const common = used && intersect(area, used);
    return { ...(common ?? { ...area, rows: 1, columns: 1 }), sheet: area.sheet };
  }

  /** Whether an area is too large to style its cells. */
  isVast(area: Area): boolean {
    return area.rows * area.columns > styleLimit;
  }

  /** What cells of whole columns look like until they are styled themselves. */
  setDefaultStyle(area: SheetArea, style: IStyleData): void {
    const sheet = this.sheet(area.sheet);
    if (area.rows < sheetLimits.rows) return;
    for (let column = area.column; column < area.column + Math.min(area.columns, 256); column++) {
      const before = sheet.getColumnDefaultStyle(column);
      sheet.setColumnDefaultStyle(column, { ...(typeof before === 'object' ? before : {}), ...style });
    }
  }

  /** The mutation, because the command measures the height of every row of the sheet anew. */
  setColumnPixels(columns: SheetArea, pixels: number): void {
    const shown = this.shown({ ...columns, rows: sheetLimits.rows });
    this.do('sheet.mutation.set-worksheet-col-width', {
      unitId,
      subUnitId: columns.sheet,
      ranges: [rangeOf(shown)],
      colWidth: pixels,
    });
  }

  /** Where array formulas of a sheet spill, their own cells included. */
  spills(sheet: string): Area[] {
    const ranges = this.injector.get(FormulaDataModel).getArrayFormulaRange()[unitId]?.[sheet] ?? {};
    return Object.values(ranges).flatMap((row) => Object.values(row ?? {}).map((range) => areaOf(range as IRange)));
  }
}
