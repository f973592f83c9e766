import type { Area, SheetArea } from './address.js';
import type { WorkbookObjects } from './objects.js';
import type { Shift } from './shift.js';

/** A cell's value as Excel's API gives it: '' when empty, errors as their text (`#N/A`). */
export type CellValue = string | number | boolean;

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
}

export type HorizontalAlignment = 'General' | 'Left' | 'Center' | 'Right' | 'Fill' | 'Justify';
export type VerticalAlignment = 'Top' | 'Center' | 'Bottom';
export type BorderSide = 'top' | 'bottom' | 'left' | 'right';

/** Only what is set differs from the workbook's default style. Colours are `#RRGGBB`, font sizes points. */
export interface CellStyle {
  readonly fill?: string | null;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly color?: string | null;
  readonly size?: number;
  readonly font?: string;
  readonly wrap?: boolean;
  readonly horizontal?: HorizontalAlignment;
  readonly vertical?: VerticalAlignment;
  readonly indent?: number;
  readonly borders?: Partial<Record<BorderSide, { readonly style: string; readonly color: string } | null>>;
}

export const defaultStyle = {
  fill: '#FFFFFF',
  color: '#000000',
  size: 11,
  font: 'Aptos Narrow',
  horizontal: 'General',
  vertical: 'Bottom',
} as const satisfies CellStyle;

export type BookEvent =
  | {
      readonly type: 'cells';
      readonly area: SheetArea;
      readonly change: 'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted';
      /** Whether the add-in wrote it or the user. */
      readonly byAddIn: boolean;
    }
  | { readonly type: 'format'; readonly area: SheetArea }
  | { readonly type: 'selection'; readonly area: SheetArea }
  | { readonly type: 'activated'; readonly sheet: string; readonly previous: string }
  | { readonly type: 'sheetAdded' | 'sheetRemoved' | 'calculated'; readonly sheet: string }
  | { readonly type: 'sheetRenamed'; readonly sheet: string; readonly before: string; readonly after: string }
  | { readonly type: 'shifted'; readonly shift: Shift };

export type ClearWhat = 'all' | 'contents' | 'formats';

/** The cells of the open workbook, whoever keeps them. Areas lie inside the grid; grids have the area's size. */
export interface Book {
  readonly objects: WorkbookObjects;
  readonly name: string;

  sheets(): SheetInfo[];
  addSheet(name?: string): string;
  removeSheet(sheet: string): void;
  renameSheet(sheet: string, name: string): void;
  moveSheet(sheet: string, position: number): void;
  hideSheet(sheet: string, hidden: boolean): void;
  activeSheet(): string;
  activate(sheet: string): void;
  selection(): SheetArea;
  select(area: SheetArea): void;

  values(area: SheetArea): CellValue[][];
  /** Formula text with `=`, or the value. */
  formulas(area: SheetArea): CellValue[][];
  /** As shown: number formats applied. */
  texts(area: SheetArea): string[][];
  formats(area: SheetArea): string[][];
  /** A number as a cell of this number format shows it. */
  formatNumber(value: number, format: string): string;
  /** Text starting with `=` is a formula, `'` forces text, null leaves a cell as it is. Much is written in slices: see `written`. */
  write(area: SheetArea, cells: readonly (readonly (CellValue | null)[])[]): void;
  /** Resolves when the cells hold what was written. */
  written(): Promise<void>;
  setFormats(area: SheetArea, formats: readonly (readonly (string | null)[])[]): void;
  clear(area: SheetArea, what: ClearWhat): void;
  /** The cells in use: with content, or (unless `valuesOnly`) with a format. */
  used(sheet: string, valuesOnly: boolean): Area | null;
  /** Where the array formula at this cell spills, itself included. */
  spill(area: SheetArea): Area | null;

  /** Style of the area's first cell. */
  style(area: SheetArea): CellStyle;
  setStyle(area: SheetArea, style: CellStyle): void;
  /** A style per cell, by row and column inside the area; undefined leaves a cell as it is. */
  setStyles(area: SheetArea, style: (row: number, column: number) => CellStyle | undefined): void;
  merges(sheet: string): Area[];
  merge(area: SheetArea, across: boolean): void;
  unmerge(area: SheetArea): void;

  /** Points. */
  columnWidth(sheet: string, column: number): number;
  setColumnWidth(sheet: string, column: number, columns: number, points: number): void;
  rowHeight(sheet: string, row: number): number;
  setRowHeight(sheet: string, row: number, rows: number, points: number): void;
  autofitColumns(area: SheetArea): void;
  autofitRows(area: SheetArea): void;
  insert(shift: Shift): void;
  freeze(sheet: string, rows: number, columns: number): void;
  frozen(sheet: string): { readonly rows: number; readonly columns: number };

  /** Resolves when every formula is up to date with the cells. */
  settle(): Promise<void>;
  calculate(): void;
  on(listener: (event: BookEvent) => void): void;
}
