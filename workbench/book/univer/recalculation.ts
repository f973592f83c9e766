import { CellValueType, type ICellData, type Injector } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaDataModel, IDependencyManagerService } from '@univerjs/preset-sheets-core';
import type { CellValue } from '../book.js';
import type { FunctionCell, FunctionCells } from '../../functions/function-cells.js';
import { nothingDirty } from './grid.js';
import { isSingleCall } from '../../functions/single-call.js';
import { rangeOf } from './range.js';
import { unitId } from './sheet-data.js';

/** Cells per step, so that the page never waits long for one. */
const stepSize = 500;
const gatherMilliseconds = 40;

interface Plain extends FunctionCell {
  readonly value: CellValue;
}

/**
 * Brings function results into their cells: gathered for a moment, one calculation at a time. A single value on which no
 * formula depends is put into its cell at once; everything else goes through the formula engine.
 */
export class Recalculation {
  #scheduled = false;
  #calculating = false;
  #disposed = false;

  constructor(
    private readonly api: FUniver,
    private readonly injector: Injector,
    private readonly functions: FunctionCells,
  ) {
    const formula = api.getFormula();
    formula.calculationStart(() => {
      this.#calculating = true;
      functions.beginCalculation();
    });
    formula.calculationEnd(() => {
      this.#calculating = false;
    });
  }

  /** Whether a calculation runs or is due. */
  get running(): boolean {
    return this.#calculating || this.#scheduled;
  }

  request(): void {
    if (this.#scheduled || this.#disposed) return;
    this.#scheduled = true;
    setTimeout(() => this.#step(), gatherMilliseconds);
  }

  dispose(): void {
    this.#disposed = true;
  }

  #step(): void {
    this.#scheduled = false;
    if (this.#disposed) return;
    if (this.#calculating) return this.request();
    const cells = this.functions.takeFinished(stepSize);
    if (cells.length === 0) return;
    const plain = cells.flatMap((cell) => this.#plain(cell) ?? []);
    const direct = plain.length > 0 && !this.#haveDependents(plain) ? plain : [];
    this.#show(direct);
    const shown = new Set(direct.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`));
    this.#calculate(cells.filter(({ sheet, row, column }) => !shown.has(`${sheet} ${row} ${column}`)));
    this.request();
  }

  #plain(cell: FunctionCell): Plain | null {
    const value = this.functions.onlyValue(cell);
    if (value === null) return null;
    const formula = this.injector
      .get(FormulaDataModel)
      .getFormulaStringByCell(cell.row, cell.column, cell.sheet, unitId);
    return formula && isSingleCall(formula) ? { ...cell, value } : null;
  }

  #haveDependents(cells: readonly FunctionCell[]): boolean {
    return this.injector.get(IDependencyManagerService).searchDependency(unitRanges(cells)).size > 0;
  }

  #show(cells: readonly Plain[]): void {
    for (const subUnitId of new Set(cells.map(({ sheet }) => sheet))) {
      const cellValue: Record<number, Record<number, ICellData>> = {};
      for (const { sheet, row, column, value } of cells) {
        if (sheet === subUnitId) (cellValue[row] ??= {})[column] = shownData(value);
      }
      this.api.syncExecuteCommand(
        'sheet.mutation.set-range-values',
        { unitId, subUnitId, cellValue },
        { onlyLocal: true, fromFormula: true },
      );
    }
  }

  #calculate(cells: readonly FunctionCell[]): void {
    if (cells.length === 0) return;
    const changes = { ...nothingDirty, dirtyRanges: unitRanges(cells) };
    const command = 'formula.mutation.set-trigger-formula-calculation-start';
    void this.api.executeCommand(command, changes, { onlyLocal: true });
  }
}

/** The value and its type only: the cell keeps its formula. */
function shownData(value: CellValue): ICellData {
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: CellValueType.STRING };
}

/** Cells below each other become one range. */
function unitRanges(cells: readonly FunctionCell[]) {
  const sorted = [...cells].sort((a, b) => a.sheet.localeCompare(b.sheet) || a.column - b.column || a.row - b.row);
  const runs: { sheet: string; row: number; column: number; rows: number; columns: number }[] = [];
  for (const { sheet, row, column } of sorted) {
    const last = runs.at(-1);
    if (last && last.sheet === sheet && last.column === column && last.row + last.rows === row) last.rows++;
    else runs.push({ sheet, row, column, rows: 1, columns: 1 });
  }
  return runs.map(({ sheet, ...area }) => ({ unitId, sheetId: sheet, range: rangeOf(area) }));
}
