import type { CellValue } from '../book/book.js';
import { formatArea, intersect, type SheetArea } from '../book/address.js';
import type { TableRecord } from '../book/records.js';
import { invalidArgument } from '../host/api-error.js';
import { acceptEvents } from '../host/api-object.js';
import { ModelCollection } from './collection.js';
import { areaAt, asGrid, assertFreeOfTables, assertTableName, assertWritable } from './guards.js';
import { mapProperties } from './members.js';
import { ModelObject, type Model, type TableScope } from './model.js';
import { Range } from './range.js';
import type { Worksheet } from './worksheet.js';

export class Table extends ModelObject {
  static override readonly className = 'Table';
  static override readonly scalars = [
    ...['Id', 'LegacyId', 'Name', 'ShowBandedColumns', 'ShowBandedRows', 'ShowFilterButton'],
    ...['ShowHeaders', 'ShowTotals', 'Style'],
  ];

  constructor(
    model: Model,
    readonly record: TableRecord,
  ) {
    super(model);
  }

  override identity() {
    return { key: 'Id', value: this.record.id } as const;
  }
  get Id(): string {
    return this.record.id;
  }
  get LegacyId(): string {
    return this.record.id.replace(/\D/g, '');
  }
  get Name(): string {
    return this.record.name;
  }
  set Name(value: unknown) {
    assertWritable(this.book, this.record.area.sheet, 'Table.name');
    this.record.name = assertTableName(this.book, value, this.record.id);
    this.changed();
  }
  get Worksheet(): Worksheet {
    return this.model.worksheet(this.record.area.sheet);
  }
  get Columns(): TableColumnCollection {
    return new TableColumnCollection(this.model, this.record);
  }
  get Rows(): TableRowCollection {
    return new TableRowCollection(this.model, this.record);
  }

  GetRange(): Range {
    return new Range(this.model, this.record.area);
  }
  GetHeaderRowRange(): Range {
    if (!this.record.showHeaders) throw invalidArgument('Table.getHeaderRowRange');
    return this.GetRange().GetRow(0);
  }
  GetDataBodyRange(): Range {
    return new Range(this.model, bodyOf(this.record));
  }
  GetTotalRowRange(): Range {
    if (!this.record.showTotals) throw invalidArgument('Table.getTotalRowRange');
    return this.GetRange().GetLastRow();
  }
  Resize(address: unknown): void {
    assertWritable(this.book, this.record.area.sheet, 'Table.resize');
    this.record.area =
      address instanceof Range ? address.area : areaAt(this.book, address, this.record.area.sheet, 'Table.resize');
    this.changed();
  }
  ConvertToRange(): Range {
    this.#remove('Table.convertToRange');
    return new Range(this.model, this.record.area);
  }
  /** Deletes the table and the cells it stands on, as Excel does. */
  Delete(): void {
    this.#remove('Table.delete');
    this.book.clear(this.record.area, 'all');
  }

  changed(): void {
    this.book.objects.changed('table', this.record.id);
  }
  #remove(location: string): void {
    assertWritable(this.book, this.record.area.sheet, location);
    this.book.objects.remove('table', this.book.objects.tables, this.record);
  }
}
mapProperties(Table, {
  record: (table) => table.record,
  fields: {
    Style: 'style',
    ShowHeaders: 'showHeaders',
    ShowTotals: 'showTotals',
    ShowBandedRows: 'showBandedRows',
    ShowBandedColumns: 'showBandedColumns',
    ShowFilterButton: 'showFilterButton',
  },
  changed: (table) => table.changed(),
});
acceptEvents(Table, ['DataChangedEvent', 'SelectionChangedEvent']);

function bodyOf({ area, showHeaders, showTotals }: TableRecord): SheetArea {
  const rows = area.rows - Number(showHeaders) - Number(showTotals);
  return { ...area, row: area.row + Number(showHeaders), rows: Math.max(1, rows) };
}

export class TableColumn extends ModelObject {
  static override readonly className = 'TableColumn';
  static override readonly scalars = ['Id', 'Index', 'Name', 'Values'];

  constructor(
    model: Model,
    readonly table: TableRecord,
    readonly index: number,
  ) {
    super(model);
  }

  override identity() {
    return { key: 'Id', value: this.index + 1 } as const;
  }
  get Id(): number {
    return this.index + 1;
  }
  get Index(): number {
    return this.index;
  }
  get Name(): string {
    return String(this.#range(this.table.area).GetRow(0).Values[0]?.[0] ?? '');
  }
  set Name(value: unknown) {
    this.#range(this.table.area).GetRow(0).Values = [[String(value)]];
  }
  get Values(): CellValue[][] {
    return this.GetRange().Values;
  }
  set Values(value: unknown) {
    this.GetRange().Values = value as CellValue[][];
  }
  GetRange(): Range {
    return this.#range(this.table.area);
  }
  GetHeaderRowRange(): Range {
    return this.#range(this.table.area).GetRow(0);
  }
  GetDataBodyRange(): Range {
    return this.#range(bodyOf(this.table));
  }
  #range(area: SheetArea): Range {
    return new Range(this.model, area).GetColumn(this.index);
  }
}

export class TableColumnCollection extends ModelCollection<TableColumn> {
  static override readonly className = 'TableColumnCollection';
  static override readonly scalars = ['Count'];

  constructor(
    model: Model,
    readonly table: TableRecord,
  ) {
    super(model);
  }
  items(): TableColumn[] {
    return Array.from({ length: this.table.area.columns }, (_, i) => new TableColumn(this.model, this.table, i));
  }
  /** Excel numbers columns by id from 1 here, unlike its other collections. */
  override item(key: string | number): TableColumn | null {
    return typeof key === 'number' ? (this.items()[key - 1] ?? null) : super.item(key);
  }
}

export class TableRow extends ModelObject {
  static override readonly className = 'TableRow';
  static override readonly scalars = ['Index', 'Values'];

  constructor(
    model: Model,
    readonly table: TableRecord,
    readonly index: number,
  ) {
    super(model);
  }
  override identity() {
    return { key: '_Id', value: this.index } as const;
  }
  get Index(): number {
    return this.index;
  }
  get Values(): CellValue[][] {
    return this.GetRange().Values;
  }
  set Values(value: unknown) {
    this.GetRange().Values = value as CellValue[][];
  }
  GetRange(): Range {
    return new Range(this.model, bodyOf(this.table)).GetRow(this.index);
  }
}

export class TableRowCollection extends ModelCollection<TableRow> {
  static override readonly className = 'TableRowCollection';
  static override readonly scalars = ['Count'];

  constructor(
    model: Model,
    readonly table: TableRecord,
  ) {
    super(model);
  }
  items(): TableRow[] {
    return Array.from({ length: bodyOf(this.table).rows }, (_, i) => new TableRow(this.model, this.table, i));
  }
  /** Adds rows at the end; Excel can also insert at an index, which is not emulated. */
  Add(index: number | null, values: unknown): TableRow {
    const { area } = this.table;
    assertWritable(this.book, area.sheet, 'TableRowCollection.add');
    const rows = Array.isArray(values) && Array.isArray(values[0]) ? (values as unknown[]) : [values];
    if (index !== null && index !== undefined && index < this.items().length) {
      throw invalidArgument('TableRowCollection.add', 'The workbench adds table rows at the end only.');
    }
    const added = { ...area, row: area.row + area.rows, rows: rows.length };
    this.book.write(added, asGrid<CellValue | null>(rows, added, 'TableRowCollection.add'));
    this.table.area = { ...area, rows: area.rows + rows.length };
    this.book.objects.changed('table', this.table.id);
    return new TableRow(this.model, this.table, this.items().length - rows.length);
  }
}

export class TableCollection extends ModelCollection<Table> {
  static override readonly className = 'TableCollection';
  static override readonly scalars = ['Count'];

  constructor(
    model: Model,
    readonly scope: TableScope,
  ) {
    super(model);
  }

  items(): Table[] {
    const { sheet, within, fullyContained } = this.scope;
    return this.book.objects.tables
      .filter(({ area }) => !sheet || area.sheet === sheet)
      .filter(({ area }) => !within || touches(area, within, fullyContained === true))
      .map((record) => new Table(this.model, record));
  }

  Add(address: unknown, hasHeaders: boolean): Table {
    const at = this.scope.sheet ?? this.book.activeSheet();
    const given = address instanceof Range ? address.area : areaAt(this.book, address, at, 'TableCollection.add');
    assertWritable(this.book, given.sheet, 'TableCollection.add');
    const area = hasHeaders ? given : this.#withHeaderRow(given);
    assertFreeOfTables(this.book, area, 'TableCollection.add');
    const { objects } = this.book;
    const number = objects.nextId();
    const record: TableRecord = {
      id: `{T-${number}}`,
      name: this.#freeName(),
      area,
      style: 'TableStyleMedium2',
      showHeaders: true,
      showTotals: false,
      showBandedRows: true,
      showBandedColumns: false,
      showFilterButton: true,
    };
    this.#nameHeaders(area);
    objects.add('table', objects.tables, record);
    return new Table(this.model, record);
  }

  #freeName(): string {
    const taken = new Set(this.book.objects.tables.map((table) => table.name.toLowerCase()));
    let number = this.book.objects.tables.length + 1;
    while (taken.has(`table${number}`)) number++;
    return `Table${number}`;
  }

  /** Without headers Excel pushes the cells down one row and writes its own. */
  #withHeaderRow(area: SheetArea): SheetArea {
    const values = this.book.formulas(area);
    const grown = { ...area, rows: area.rows + 1 };
    this.book.write({ ...area, row: area.row + 1 }, values);
    this.book.write({ ...area, rows: 1 }, [Array.from({ length: area.columns }, (_, i) => `Column${i + 1}`)]);
    return grown;
  }

  /** Table headers are unique, non-empty text in Excel. */
  #nameHeaders(area: SheetArea): void {
    const headers = this.book.texts({ ...area, rows: 1 })[0] ?? [];
    const seen = new Set<string>();
    const unique = headers.map((header, i) => {
      const base = header === '' ? `Column${i + 1}` : header;
      let name = base;
      for (let n = 2; seen.has(name.toLowerCase()); n++) name = `${base}${n}`;
      seen.add(name.toLowerCase());
      return name;
    });
    if (unique.some((name, i) => name !== headers[i])) this.book.write({ ...area, rows: 1 }, [unique]);
  }
}
acceptEvents(TableCollection, ['AddedEvent', 'DeletedEvent', 'DataChangedEvent']);

function touches(area: SheetArea, within: SheetArea, fully: boolean): boolean {
  if (area.sheet !== within.sheet) return false;
  const common = intersect(area, within);
  return common !== null && (!fully || formatArea(common) === formatArea(area));
}
