import { CellAlertManagerService } from '@univerjs/preset-sheets-core';
import type { SheetArea } from '../address.js';
import type { Grid } from './grid.js';
import { headers, unitId } from './sheet-data.js';

/** Where cells stand on the page, and which one is under the pointer. */
export class GridPointer {
  constructor(private readonly grid: Grid) {}

  /** Tells the cell under the pointer, null when it leaves the cells. */
  onHover(listener: (cell: SheetArea | null) => void): void {
    this.grid.api.addEvent(this.grid.api.Event.CellHover, ({ worksheet, row, column }) =>
      listener({ sheet: worksheet.getSheetId(), row, column, rows: 1, columns: 1 }),
    );
  }
  /** Takes away Univer's own words on an error cell, where the function has a message. */
  hideErrorHint(): void {
    this.grid.injector.get(CellAlertManagerService).removeAlert('SHEET_FORMULA_ALERT');
  }
  /** Where the first cell of an area stands on the page, as far as the grid is scrolled now. */
  place({ sheet: id, row, column }: SheetArea): DOMRect {
    const sheet = this.grid.sheet(id);
    const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
    const { xSplit, ySplit } = sheet.getFreeze();
    const width = (index: number): number => sheet.getColumnWidth(index);
    const height = (index: number): number => sheet.getRowHeight(index);
    const x = distance(column, { frozen: xSplit, first: sheetViewStartColumn, offset: offsetX, size: width });
    const y = distance(row, { frozen: ySplit, first: sheetViewStartRow, offset: offsetY, size: height });
    const canvas = document.getElementById(`univer-sheet-main-canvas_${unitId}`)?.getBoundingClientRect();
    const left = (canvas?.x ?? 0) + headers.width + x;
    const top = (canvas?.y ?? 0) + headers.height + y;
    return new DOMRect(left, top, width(column), height(row));
  }
}

interface Axis {
  readonly frozen: number;
  /** First row or column shown below or right of the frozen ones, counted from there. */
  readonly first: number;
  readonly offset: number;
  readonly size: (index: number) => number;
}

/** Pixels from the grid's edge to a row or column. */
function distance(index: number, { frozen, first, offset, size }: Axis): number {
  const sum = (from: number, to: number): number => {
    let total = 0;
    for (let i = from; i < to; i++) total += size(i);
    return total;
  };
  if (index < frozen) return sum(0, index);
  return sum(0, frozen) + sum(frozen + first, index) - offset;
}
