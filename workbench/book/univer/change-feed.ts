import { sheetLimits, type SheetArea } from '../address.js';
import type { BookEvent } from '../book.js';
import type { WorkbookObjects } from '../objects.js';
import type { Shift } from '../shift.js';
import type { Grid } from './grid.js';
import { seenChange, type CommandOptions, type SeenChange } from './mutations.js';

/** Turns what Univer's commands did into the book's events, and keeps the objects on their cells. */
export class ChangeFeed {
  readonly #listeners: ((event: BookEvent) => void)[] = [];
  readonly #names = new Map<string, string>();
  #byAddIn = false;
  #active: string;
  #lastSelection = '';

  /** @param onCells called when cells changed that formulas may depend on */
  constructor(
    private readonly grid: Grid,
    private readonly objects: WorkbookObjects,
    private readonly onCells: () => void,
  ) {
    this.#active = grid.workbook.getActiveSheet().getSheetId();
    for (const sheet of grid.workbook.getSheets()) this.#names.set(sheet.getSheetId(), sheet.getSheetName());
    grid.api.onCommandExecuted((command, options) => {
      const change = seenChange(command.id, command.params, options as CommandOptions | undefined);
      if (change) this.#seen(change);
    });
  }

  on(listener: (event: BookEvent) => void): void {
    this.#listeners.push(listener);
  }

  /** Marks what happens between the two calls as done by the add-in. */
  batch(open: boolean): void {
    this.#byAddIn = open;
  }

  #emit(event: BookEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #seen(change: SeenChange): void {
    switch (change.kind) {
      case 'cells': {
        this.onCells();
        const area = { ...change.area, sheet: change.sheet };
        return this.#emit({ type: 'cells', area, change: 'RangeEdited', byAddIn: this.#byAddIn });
      }
      case 'format':
        return this.#emit({ type: 'format', area: { ...change.area, sheet: change.sheet } });
      case 'shift':
        return this.#shifted(change.shift);
      case 'selection':
        return this.#selected(this.grid.whole({ ...change.area, sheet: change.sheet }));
      case 'activated': {
        const previous = this.#active;
        if (previous === change.sheet) return;
        this.#active = change.sheet;
        return this.#emit({ type: 'activated', sheet: change.sheet, previous });
      }
      case 'sheetAdded':
        this.#names.set(change.sheet, this.grid.sheet(change.sheet).getSheetName());
        return this.#emit({ type: 'sheetAdded', sheet: change.sheet });
      case 'sheetRemoved':
        this.objects.removeSheet(change.sheet);
        return this.#emit({ type: 'sheetRemoved', sheet: change.sheet });
      case 'renamed': {
        const before = this.#names.get(change.sheet) ?? '';
        this.#names.set(change.sheet, change.name);
        return this.#emit({ type: 'sheetRenamed', sheet: change.sheet, before, after: change.name });
      }
    }
  }

  #shifted(shift: Shift): void {
    this.onCells();
    this.objects.shift(shift);
    this.#emit({ type: 'shifted', shift });
    const rows = shift.along === 'rows';
    const size = Math.abs(shift.count);
    const area = rows
      ? { sheet: shift.sheet, row: shift.at, column: 0, rows: size, columns: sheetLimits.columns }
      : { sheet: shift.sheet, row: 0, column: shift.at, rows: sheetLimits.rows, columns: size };
    const change = rows
      ? shift.count > 0
        ? 'RowInserted'
        : 'RowDeleted'
      : shift.count > 0
        ? 'ColumnInserted'
        : 'ColumnDeleted';
    this.#emit({ type: 'cells', area, change, byAddIn: this.#byAddIn });
  }

  /** Univer tells a selection several times while it is made. */
  #selected(area: SheetArea): void {
    const key = [area.sheet, area.row, area.column, area.rows, area.columns].join();
    if (key === this.#lastSelection) return;
    this.#lastSelection = key;
    this.#emit({ type: 'selection', area });
  }
}
