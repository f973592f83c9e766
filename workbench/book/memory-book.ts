import { bounding, intersect, type Area, type SheetArea } from './address.js';
import type { Book, BookEvent, CellStyle, CellValue, ClearWhat, SheetInfo } from './book.js';
import { WorkbookObjects } from './objects.js';
import { shiftArea, shiftSpan, type Shift } from './shift.js';

interface Cell {
  value: CellValue;
  formula?: string;
  format?: string;
  style?: CellStyle;
}

interface Sheet {
  readonly id: string;
  name: string;
  hidden: boolean;
  cells: Map<string, Cell>;
  merges: Area[];
  frozen: { rows: number; columns: number };
  readonly widths: Map<number, number>;
  readonly heights: Map<number, number>;
}

const standardWidth = 48;
const standardHeight = 15;

function* cellsOf(area: Area): Generator<[row: number, column: number]> {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) yield [row, column];
  }
}

/**
 * A workbook in memory, for tests without a browser. It keeps cells and formats and raises events; it does not calculate:
 * a formula's value is what `evaluate` says.
 */
export class MemoryBook implements Book {
  readonly objects = new WorkbookObjects();
  readonly name = 'Workbench';
  #sheets: Sheet[] = [];
  #active: string;
  #selection: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  #lastSheet = 0;
  readonly #listeners: ((event: BookEvent) => void)[] = [];

  constructor(private readonly evaluate: (formula: string) => CellValue = () => 0) {
    this.#active = this.addSheet();
  }

  on(listener: (event: BookEvent) => void): void {
    this.#listeners.push(listener);
  }
  #emit(event: BookEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  sheets(): SheetInfo[] {
    return this.#sheets.map(({ id, name, hidden }) => ({ id, name, hidden }));
  }
  addSheet(name?: string): string {
    const number = ++this.#lastSheet;
    const id = `{${String(number).padStart(8, '0')}-0001-0000-0000-000000000000}`;
    this.#sheets.push({
      id,
      name: name ?? `Sheet${number}`,
      hidden: false,
      cells: new Map(),
      merges: [],
      frozen: { rows: 0, columns: 0 },
      widths: new Map(),
      heights: new Map(),
    });
    this.#emit({ type: 'sheetAdded', sheet: id });
    return id;
  }
  removeSheet(id: string): void {
    this.#sheets = this.#sheets.filter((sheet) => sheet.id !== id);
    this.objects.removeSheet(id);
    if (this.#active === id) this.#active = this.#sheets[0]?.id ?? '';
    this.#emit({ type: 'sheetRemoved', sheet: id });
  }
  renameSheet(id: string, name: string): void {
    const sheet = this.#sheet(id);
    const before = sheet.name;
    sheet.name = name;
    this.#emit({ type: 'sheetRenamed', sheet: id, before, after: name });
  }
  moveSheet(id: string, position: number): void {
    const sheet = this.#sheet(id);
    this.#sheets = this.#sheets.filter((other) => other !== sheet);
    this.#sheets.splice(position, 0, sheet);
  }
  hideSheet(id: string, hidden: boolean): void {
    this.#sheet(id).hidden = hidden;
  }
  activeSheet(): string {
    return this.#active;
  }
  activate(id: string): void {
    const previous = this.#active;
    if (previous === id) return;
    this.#active = id;
    this.#emit({ type: 'activated', sheet: id, previous });
  }
  selection(): SheetArea {
    return { ...this.#selection, sheet: this.#active };
  }
  select(area: SheetArea): void {
    this.activate(area.sheet);
    this.#selection = area;
    this.#emit({ type: 'selection', area });
  }

  values(area: SheetArea): CellValue[][] {
    return this.#read(area, (cell) => cell?.value ?? '');
  }
  formulas(area: SheetArea): CellValue[][] {
    return this.#read(area, (cell) => cell?.formula ?? cell?.value ?? '');
  }
  texts(area: SheetArea): string[][] {
    return this.#read(area, (cell) =>
      String(cell?.value ?? '').replace(/^(true|false)$/, (word) => word.toUpperCase()),
    );
  }
  formats(area: SheetArea): string[][] {
    return this.#read(area, (cell) => cell?.format ?? 'General');
  }
  formatNumber(value: number): string {
    return String(value);
  }
  write(area: SheetArea, cells: readonly (readonly (CellValue | null)[])[]): void {
    for (const [row, column] of cellsOf(area)) {
      const value = cells[row - area.row]?.[column - area.column];
      if (value !== null && value !== undefined) this.#put(area.sheet, row, column, value);
    }
    this.#emit({ type: 'cells', area, change: 'RangeEdited', byAddIn: true });
  }
  setFormats(area: SheetArea, formats: readonly (readonly (string | null)[])[]): void {
    for (const [row, column] of cellsOf(area)) {
      const format = formats[row - area.row]?.[column - area.column];
      if (format) this.#cell(area.sheet, row, column).format = format;
    }
    this.#emit({ type: 'format', area });
  }
  clear(area: SheetArea, what: ClearWhat): void {
    const { cells } = this.#sheet(area.sheet);
    for (const [key, cell] of cells) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      if (!intersect(area, { row, column, rows: 1, columns: 1 })) continue;
      if (what === 'all') cells.delete(key);
      else if (what === 'formats')
        cells.set(key, { value: cell.value, ...(cell.formula && { formula: cell.formula }) });
      else cells.set(key, { ...withoutFormula(cell), value: '' });
    }
    this.#emit({ type: 'cells', area, change: 'RangeEdited', byAddIn: true });
  }
  used(id: string, valuesOnly: boolean): Area | null {
    let used: Area | null = null;
    for (const [key, cell] of this.#sheet(id).cells) {
      if (cell.value === '' && !cell.formula && (valuesOnly || !(cell.style ?? cell.format))) continue;
      const [row = 0, column = 0] = key.split(',').map(Number);
      const here = { row, column, rows: 1, columns: 1 };
      used = used ? bounding(used, here) : here;
    }
    return used;
  }
  spill(): Area | null {
    return null;
  }

  style(area: SheetArea): CellStyle {
    return this.#sheet(area.sheet).cells.get(`${area.row},${area.column}`)?.style ?? {};
  }
  setStyle(area: SheetArea, style: CellStyle): void {
    this.setStyles(area, () => style);
  }
  setStyles(area: SheetArea, styleAt: (row: number, column: number) => CellStyle | undefined): void {
    for (const [row, column] of cellsOf(area)) {
      const style = styleAt(row - area.row, column - area.column);
      if (!style) continue;
      const cell = this.#cell(area.sheet, row, column);
      const borders = style.borders && { ...cell.style?.borders, ...style.borders };
      cell.style = { ...cell.style, ...style, ...(borders && { borders }) };
    }
    this.#emit({ type: 'format', area });
  }
  merges(id: string): Area[] {
    return this.#sheet(id).merges;
  }
  merge(area: SheetArea, across: boolean): void {
    const rows = across
      ? Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 }))
      : [area];
    this.#sheet(area.sheet).merges.push(...rows);
  }
  unmerge(area: SheetArea): void {
    const sheet = this.#sheet(area.sheet);
    sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area));
  }

  columnWidth(id: string, column: number): number {
    return this.#sheet(id).widths.get(column) ?? standardWidth;
  }
  setColumnWidth(id: string, column: number, columns: number, points: number): void {
    for (let i = 0; i < columns; i++) this.#sheet(id).widths.set(column + i, points);
  }
  rowHeight(id: string, row: number): number {
    return this.#sheet(id).heights.get(row) ?? standardHeight;
  }
  setRowHeight(id: string, row: number, rows: number, points: number): void {
    for (let i = 0; i < rows; i++) this.#sheet(id).heights.set(row + i, points);
  }
  autofitColumns(area: SheetArea): void {
    const pointsPerCharacter = 5.5;
    for (let i = 0; i < area.columns; i++) {
      const texts = this.texts({ ...area, column: area.column + i, columns: 1 }).flat();
      const longest = Math.max(0, ...texts.map((text) => text.length));
      this.setColumnWidth(area.sheet, area.column + i, 1, (longest + 2) * pointsPerCharacter);
    }
  }
  autofitRows(area: SheetArea): void {
    this.setRowHeight(area.sheet, area.row, area.rows, standardHeight);
  }
  insert(shift: Shift): void {
    const sheet = this.#sheet(shift.sheet);
    const moved = new Map<string, Cell>();
    const rows = shift.along === 'rows';
    for (const [key, cell] of sheet.cells) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      const to = shiftSpan(rows ? row : column, 1, shift);
      if (to) moved.set(rows ? `${to[0]},${column}` : `${row},${to[0]}`, cell);
    }
    sheet.cells = moved;
    sheet.merges = sheet.merges.flatMap((merge) => shiftArea(merge, shift) ?? []);
    this.objects.shift(shift);
    this.#emit({ type: 'shifted', shift });
  }
  freeze(id: string, rows: number, columns: number): void {
    this.#sheet(id).frozen = { rows, columns };
  }
  frozen(id: string): { rows: number; columns: number } {
    return this.#sheet(id).frozen;
  }

  written(): Promise<void> {
    return Promise.resolve();
  }
  settle(): Promise<void> {
    return Promise.resolve();
  }
  calculate(): void {
    for (const { cells } of this.#sheets) {
      for (const cell of cells.values()) if (cell.formula) cell.value = this.evaluate(cell.formula);
    }
  }

  #sheet(id: string): Sheet {
    const sheet = this.#sheets.find((candidate) => candidate.id === id);
    if (!sheet) throw new Error(`There is no sheet ${id}.`);
    return sheet;
  }
  #cell(id: string, row: number, column: number): Cell {
    const { cells } = this.#sheet(id);
    const key = `${row},${column}`;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { value: '' }));
    return cell;
  }
  #put(id: string, row: number, column: number, value: CellValue): void {
    const cell = this.#cell(id, row, column);
    delete cell.formula;
    if (typeof value === 'string' && value.startsWith('=') && value.length > 1) {
      cell.formula = value;
      cell.value = this.evaluate(value);
    } else cell.value = typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value;
  }
  #read<V>(area: SheetArea, pick: (cell: Cell | undefined) => V): V[][] {
    const { cells } = this.#sheet(area.sheet);
    return Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_, column) => pick(cells.get(`${area.row + row},${area.column + column}`))),
    );
  }
}

function withoutFormula({ formula: _formula, ...cell }: Cell): Cell {
  return cell;
}
