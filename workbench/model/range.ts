import type { CellValue, ClearWhat } from '../book/book.js';
import { bounding, formatArea, intersect, quoteSheet, sheetLimits, type SheetArea } from '../book/address.js';
import { ApiError, invalidArgument, itemNotFound } from '../host/api-error.js';
import { areaAt, asCells, asGrid, assertWritable, insideGrid } from './guards.js';
import { edge, surroundingRegion, type Direction } from './regions.js';
import { RangeFormat } from './range-format.js';
import { readCellProperties, writeCellProperties, type PropertyTree } from './cell-properties.js';
import { ConditionalFormatCollection } from './conditional-format.js';
import { CellsObject } from './model.js';
import type { TableCollection } from './table.js';
import type { Worksheet } from './worksheet.js';

/** Cells Excel reads in one request on any platform. */
const readLimit = 5_000_000;

const pixelsPerPoint = 96 / 72;

export class Range extends CellsObject {
  static override readonly className = 'Range';
  static override readonly scalars = [
    ...[
      'Address',
      'AddressLocal',
      'CellCount',
      'ColumnCount',
      'ColumnHidden',
      'ColumnIndex',
      'Formulas',
      'FormulasLocal',
    ],
    ...['HasSpill', 'Height', 'Hidden', 'IsEntireColumn', 'IsEntireRow', 'Left', 'NumberFormat', 'NumberFormatLocal'],
    ...['RowCount', 'RowHidden', 'RowIndex', 'Text', 'Top', 'ValueTypes', 'Values', 'Width'],
  ];

  get Address(): string {
    const name = this.book.sheets().find((sheet) => sheet.id === this.area.sheet)?.name;
    if (name === undefined) throw itemNotFound('Range');
    return `${quoteSheet(name)}!${formatArea(this.area)}`;
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get RowCount(): number {
    return this.area.rows;
  }
  get ColumnCount(): number {
    return this.area.columns;
  }
  get RowIndex(): number {
    return this.area.row;
  }
  get ColumnIndex(): number {
    return this.area.column;
  }
  /** Excel answers -1 beyond 2^31 - 1. */
  get CellCount(): number {
    const count = this.area.rows * this.area.columns;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get IsEntireColumn(): boolean {
    return this.area.rows === sheetLimits.rows;
  }
  get IsEntireRow(): boolean {
    return this.area.columns === sheetLimits.columns;
  }
  get Hidden(): boolean {
    return false;
  }
  get RowHidden(): boolean {
    return false;
  }
  get ColumnHidden(): boolean {
    return false;
  }
  get HasSpill(): boolean {
    return this.book.spill(this.area) !== null;
  }

  get Values(): CellValue[][] {
    return this.book.values(this.#readable());
  }
  set Values(value: unknown) {
    this.#write(value, 'Range.values');
  }
  get Formulas(): CellValue[][] {
    return this.book.formulas(this.#readable());
  }
  set Formulas(value: unknown) {
    this.#write(value, 'Range.formulas');
  }
  get FormulasLocal(): CellValue[][] {
    return this.Formulas;
  }
  set FormulasLocal(value: unknown) {
    this.#write(value, 'Range.formulasLocal');
  }
  get Text(): string[][] {
    return this.book.texts(this.#readable());
  }
  get NumberFormat(): string[][] {
    return this.book.formats(this.#readable());
  }
  set NumberFormat(value: unknown) {
    assertWritable(this.book, this.area.sheet, 'Range.numberFormat');
    this.book.setFormats(this.area, asGrid(value, this.area, 'Range.numberFormat'));
  }
  get NumberFormatLocal(): string[][] {
    return this.NumberFormat;
  }
  set NumberFormatLocal(value: unknown) {
    this.NumberFormat = value as string[][];
  }
  get ValueTypes(): string[][] {
    return this.Values.map((row) => row.map(valueType));
  }

  get Left(): number {
    return sum(this.area.column, (column) => this.book.columnWidth(this.area.sheet, column));
  }
  get Top(): number {
    return sum(this.area.row, (row) => this.book.rowHeight(this.area.sheet, row));
  }
  get Width(): number {
    return sum(this.area.columns, (i) => this.book.columnWidth(this.area.sheet, this.area.column + i));
  }
  get Height(): number {
    return sum(this.area.rows, (i) => this.book.rowHeight(this.area.sheet, this.area.row + i));
  }

  get Format(): RangeFormat {
    return new RangeFormat(this.model, this.area);
  }
  get Worksheet(): Worksheet {
    return this.model.worksheet(this.area.sheet);
  }
  get ConditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.model, this.area);
  }

  GetCell(row: number, column: number): Range {
    return this.#at({ row: this.area.row + row, column: this.area.column + column, rows: 1, columns: 1 });
  }
  GetRow(row: number): Range {
    if (row < 0 || row >= this.area.rows) throw invalidArgument('Range.getRow');
    return this.#at({ row: this.area.row + row, rows: 1 });
  }
  GetColumn(column: number): Range {
    if (column < 0 || column >= this.area.columns) throw invalidArgument('Range.getColumn');
    return this.#at({ column: this.area.column + column, columns: 1 });
  }
  GetLastRow(): Range {
    return this.GetRow(this.area.rows - 1);
  }
  GetLastColumn(): Range {
    return this.GetColumn(this.area.columns - 1);
  }
  GetLastCell(): Range {
    return this.GetCell(this.area.rows - 1, this.area.columns - 1);
  }
  GetOffsetRange(rows: number, columns: number): Range {
    return this.#at({ row: this.area.row + rows, column: this.area.column + columns });
  }
  GetResizedRange(rows: number, columns: number): Range {
    return this.#at({ rows: this.area.rows + rows, columns: this.area.columns + columns });
  }
  GetAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.#at({ rows, columns });
  }
  GetRowsBelow(count = 1): Range {
    return this.#at({ row: count > 0 ? this.area.row + this.area.rows : this.area.row + count, rows: Math.abs(count) });
  }
  GetRowsAbove(count = 1): Range {
    return this.#at({ row: this.area.row - count, rows: count });
  }
  GetColumnsAfter(count = 1): Range {
    return this.#at({ column: this.area.column + this.area.columns, columns: count });
  }
  GetColumnsBefore(count = 1): Range {
    return this.#at({ column: this.area.column - count, columns: count });
  }
  GetEntireColumn(): Range {
    return this.#at({ row: 0, rows: sheetLimits.rows });
  }
  GetEntireRow(): Range {
    return this.#at({ column: 0, columns: sheetLimits.columns });
  }
  GetBoundingRect(other: unknown): Range {
    return this.#at(bounding(this.area, this.#other(other, 'Range.getBoundingRect')));
  }
  GetIntersection(other: unknown): Range {
    const common = this.GetIntersectionOrNullObject(other);
    if (!common) throw itemNotFound('Range.getIntersection');
    return common;
  }
  GetIntersectionOrNullObject(other: unknown): Range | null {
    const area = this.#other(other, 'Range.getIntersection');
    const common = area.sheet === this.area.sheet ? intersect(this.area, area) : null;
    return common && this.#at(common);
  }
  GetUsedRange(valuesOnly = false): Range {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }
  GetUsedRangeOrNullObject(valuesOnly = false): Range | null {
    const used = this.book.used(this.area.sheet, valuesOnly);
    const common = used && intersect(this.area, used);
    return common && this.#at(common);
  }
  GetSurroundingRegion(): Range {
    return this.#at(surroundingRegion(this.book, this.area));
  }
  GetRangeEdge(direction: Direction): Range {
    const from = { ...this.area, rows: 1, columns: 1 };
    return this.#at(edge(this.book, from, direction, { row: 0, column: 0, ...sheetLimits }));
  }
  GetExtendedRange(direction: Direction): Range {
    return this.#at(bounding(this.area, this.GetRangeEdge(direction).area));
  }
  GetSpillingToRange(): Range {
    const range = this.GetSpillingToRangeOrNullObject();
    if (!range) throw itemNotFound('Range.getSpillingToRange');
    return range;
  }
  GetSpillingToRangeOrNullObject(): Range | null {
    const spill = this.book.spill(this.area);
    return spill && this.#at(spill);
  }
  GetTables(fullyContained = false): TableCollection {
    return this.model.tables({ within: this.area, fullyContained });
  }

  GetCellProperties(properties: PropertyTree): unknown {
    return readCellProperties(this, properties);
  }
  SetCellProperties(values: readonly (readonly Record<string, unknown>[])[]): void {
    assertWritable(this.book, this.area.sheet, 'Range.setCellProperties');
    writeCellProperties(this, asGrid(values, this.area, 'Range.setCellProperties'));
  }
  Select(): void {
    this.book.select(this.area);
  }
  Clear(applyTo: 'All' | 'Contents' | 'Formats' | 'RemoveHyperlinks' | 'Hyperlinks' = 'All'): void {
    assertWritable(this.book, this.area.sheet, 'Range.clear');
    if (applyTo === 'Hyperlinks' || applyTo === 'RemoveHyperlinks') return;
    this.book.clear(this.area, applyTo.toLowerCase() as ClearWhat);
  }
  Insert(shift: 'Down' | 'Right'): Range {
    assertWritable(this.book, this.area.sheet, 'Range.insert');
    const rows = this.#wholeLines('Range.insert', shift === 'Down');
    const { sheet, row, column } = this.area;
    if (rows) this.book.insert({ sheet, along: 'rows', at: row, count: this.area.rows });
    else this.book.insert({ sheet, along: 'columns', at: column, count: this.area.columns });
    return this.#at({});
  }
  Delete(shift: 'Up' | 'Left'): void {
    assertWritable(this.book, this.area.sheet, 'Range.delete');
    const rows = this.#wholeLines('Range.delete', shift === 'Up');
    const { sheet, row, column } = this.area;
    if (rows) this.book.insert({ sheet, along: 'rows', at: row, count: -this.area.rows });
    else this.book.insert({ sheet, along: 'columns', at: column, count: -this.area.columns });
  }
  Merge(across = false): void {
    assertWritable(this.book, this.area.sheet, 'Range.merge');
    this.book.merge(this.area, across);
  }
  Unmerge(): void {
    assertWritable(this.book, this.area.sheet, 'Range.unmerge');
    this.book.unmerge(this.area);
  }
  Calculate(): void {
    this.book.calculate();
  }
  /** office.js asks this before it writes large arrays in chunks. */
  _ValidateArraySize(): null {
    return null;
  }

  /** Only whole rows or columns can be moved; shifting single cells is not emulated. */
  #wholeLines(location: string, vertical: boolean): boolean {
    if (vertical && this.IsEntireRow) return true;
    if (!vertical && this.IsEntireColumn) return false;
    throw new ApiError('NotImplemented', 'The workbench moves whole rows or columns only.', location, 501);
  }

  #at(area: Partial<SheetArea>): Range {
    return new Range(this.model, insideGrid({ ...this.area, ...area }, 'Range'));
  }

  #other(other: unknown, location: string): SheetArea {
    return other instanceof Range ? other.area : areaAt(this.book, other, this.area.sheet, location);
  }

  #readable(): SheetArea {
    if (this.area.rows * this.area.columns > readLimit) {
      const message = 'The response payload size has exceeded the limit.';
      throw new ApiError('ResponsePayloadSizeLimitExceeded', message, 'Range', 413);
    }
    return this.area;
  }

  #write(value: unknown, location: string): void {
    assertWritable(this.book, this.area.sheet, location);
    this.book.write(this.area, asCells(value, this.area, location));
  }
}

function valueType(value: CellValue): string {
  if (value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return errorValue.test(value) ? 'Error' : 'String';
}

const errorValue =
  /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|CONNECT!|BLOCKED!|FIELD!|GETTING_DATA)$/;

function sum(count: number, size: (index: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += size(i);
  return Math.round(total * pixelsPerPoint) / pixelsPerPoint;
}
