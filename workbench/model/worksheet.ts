import { sheetLimits, type Area } from '../book/address.js';
import { invalidArgument, invalidOperation, itemNotFound } from '../host/api-error.js';
import { acceptEvents } from '../host/api-object.js';
import { ChartCollection } from './chart.js';
import { ModelCollection } from './collection.js';
import { CommentCollection } from './comment.js';
import { areaAt, assertSheetName } from './guards.js';
import { WorksheetCustomPropertyCollection } from './key-values.js';
import { mapProperties } from './members.js';
import { ModelObject, type Model } from './model.js';
import { NamedItemCollection } from './name.js';
import { Range } from './range.js';
import { assertStructureWritable } from './workbook-protection.js';
import { PageLayout, WorksheetFreezePanes, WorksheetProtection } from './sheet-parts.js';
import { TableCollection } from './table.js';

export class Worksheet extends ModelObject {
  static override readonly className = 'Worksheet';
  static override readonly scalars = [
    ...['Id', 'Name', 'Position', 'ShowGridlines', 'ShowHeadings', 'StandardHeight', 'StandardWidth'],
    ...['TabColor', 'Visibility'],
  ];

  constructor(
    model: Model,
    readonly id: string,
  ) {
    super(model);
  }

  override identity() {
    return { key: 'Id', value: this.id } as const;
  }
  get Id(): string {
    return this.id;
  }
  get Name(): string {
    return this.#info.name;
  }
  set Name(value: unknown) {
    this.book.renameSheet(this.id, assertSheetName(this.book, value, 'Worksheet.name', this.id));
  }
  get Position(): number {
    return this.book.sheets().findIndex((sheet) => sheet.id === this.id);
  }
  set Position(value: unknown) {
    const position = Number(value);
    if (!(position >= 0 && position < this.book.sheets().length)) throw invalidArgument('Worksheet.position');
    this.book.moveSheet(this.id, position);
  }
  get Visibility(): string {
    return this.#info.hidden ? 'Hidden' : 'Visible';
  }
  set Visibility(value: unknown) {
    if (value !== 'Visible') this.#assertNotLast('Worksheet.visibility');
    this.book.hideSheet(this.id, value !== 'Visible');
  }
  get StandardHeight(): number {
    return 15;
  }
  get StandardWidth(): number {
    return 8.43;
  }

  get Tables(): TableCollection {
    return new TableCollection(this.model, { sheet: this.id });
  }
  get Charts(): ChartCollection {
    return new ChartCollection(this.model, this.id);
  }
  get Comments(): CommentCollection {
    return new CommentCollection(this.model, this.id);
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.model, this.id);
  }
  get CustomProperties(): WorksheetCustomPropertyCollection {
    const { objects } = this.book;
    const { properties } = objects.sheet(this.id);
    return new WorksheetCustomPropertyCollection(this.model, {
      values: properties,
      changed: () => objects.changed('sheet', this.id),
    });
  }
  get FreezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this.model, this.id);
  }
  get Protection(): WorksheetProtection {
    return new WorksheetProtection(this.model, this.id);
  }
  get PageLayout(): PageLayout {
    return new PageLayout(this.model, this.id);
  }

  GetRange(address: unknown = null): Range {
    if (address === null || address === '') return this.#range({ row: 0, column: 0, ...sheetLimits });
    const named = typeof address === 'string' ? this.#named(address) : null;
    return named ?? new Range(this.model, areaAt(this.book, address, this.id, 'Worksheet.getRange'));
  }
  GetRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    return this.#range({ row: 0, column: 0, rows: 1, columns: 1 })
      .GetOffsetRange(row, column)
      .GetAbsoluteResizedRange(rows, columns);
  }
  GetCell(row: number, column: number): Range {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }
  GetUsedRange(valuesOnly = false): Range {
    return this.GetRange().GetUsedRange(valuesOnly);
  }
  GetUsedRangeOrNullObject(valuesOnly = false): Range | null {
    return this.GetRange().GetUsedRangeOrNullObject(valuesOnly);
  }
  GetNext(visibleOnly = false): Worksheet {
    const next = this.GetNextOrNullObject(visibleOnly);
    if (!next) throw itemNotFound('Worksheet.getNext');
    return next;
  }
  GetNextOrNullObject(visibleOnly = false): Worksheet | null {
    return this.#neighbour(1, visibleOnly);
  }
  GetPrevious(visibleOnly = false): Worksheet {
    const previous = this.GetPreviousOrNullObject(visibleOnly);
    if (!previous) throw itemNotFound('Worksheet.getPrevious');
    return previous;
  }
  GetPreviousOrNullObject(visibleOnly = false): Worksheet | null {
    return this.#neighbour(-1, visibleOnly);
  }
  Activate(): void {
    if (this.#info.hidden) throw invalidOperation('Worksheet.activate', 'A hidden sheet cannot be activated.');
    this.book.activate(this.id);
  }
  Calculate(): void {
    this.book.calculate();
  }
  Delete(): void {
    assertStructureWritable(this.book, 'Worksheet.delete');
    if (!this.#info.hidden) this.#assertNotLast('Worksheet.delete');
    this.book.removeSheet(this.id);
  }

  get #info() {
    const info = this.book.sheets().find((sheet) => sheet.id === this.id);
    if (!info) throw itemNotFound('Worksheet');
    return info;
  }
  #assertNotLast(location: string): void {
    if (this.book.sheets().filter((sheet) => !sheet.hidden).length > 1) return;
    throw invalidOperation(location, 'A workbook must contain at least one visible worksheet.');
  }
  #range(area: Area): Range {
    return new Range(this.model, { ...area, sheet: this.id });
  }
  /** Names and table names are addresses too. */
  #named(address: string): Range | null {
    const wanted = address.toLowerCase();
    const { names, tables } = this.book.objects;
    const name = names.find((record) => record.name.toLowerCase() === wanted);
    if (name?.area) return new Range(this.model, name.area);
    const table = tables.find((record) => record.name.toLowerCase() === wanted);
    return table ? this.model.tables({}).GetItem(table.id).GetDataBodyRange() : null;
  }
  #neighbour(step: number, visibleOnly: boolean): Worksheet | null {
    const sheets = this.book.sheets();
    for (let i = this.Position + step; i >= 0 && i < sheets.length; i += step) {
      const sheet = sheets[i];
      if (sheet && (!visibleOnly || !sheet.hidden)) return new Worksheet(this.model, sheet.id);
    }
    return null;
  }
}
mapProperties(Worksheet, {
  record: (sheet) => sheet.book.objects.sheet(sheet.id),
  fields: { TabColor: 'tabColor', ShowGridlines: 'showGridlines', ShowHeadings: 'showHeadings' },
  changed: (sheet) => sheet.book.objects.changed('sheet', sheet.id),
});

const sheetEvents = [
  ...['DataChangedEvent', 'SelectionChangedEvent', 'ActivatedEvent', 'DeactivatedEvent', 'CalculatedEvent'],
  ...['FormatChangedEvent', 'EventNameChanged', 'ProtectionChangedEvent'],
];
acceptEvents(Worksheet, sheetEvents);

export class WorksheetCollection extends ModelCollection<Worksheet> {
  static override readonly className = 'WorksheetCollection';

  items(): Worksheet[] {
    return this.book.sheets().map((sheet) => this.model.worksheet(sheet.id));
  }
  override GetCount(visibleOnly = false): number {
    return this.book.sheets().filter((sheet) => !visibleOnly || !sheet.hidden).length;
  }
  /** Adds at the end, unlike the button on the page, and does not activate. */
  Add(name: unknown = null): Worksheet {
    assertStructureWritable(this.book, 'WorksheetCollection.add');
    const valid =
      name === null || name === '' ? undefined : assertSheetName(this.book, name, 'WorksheetCollection.add', null);
    return this.model.worksheet(this.book.addSheet(valid));
  }
  GetActiveWorksheet(): Worksheet {
    return this.model.worksheet(this.book.activeSheet());
  }
  GetFirst(visibleOnly = false): Worksheet {
    return this.#visible(visibleOnly).at(0) as Worksheet;
  }
  GetLast(visibleOnly = false): Worksheet {
    return this.#visible(visibleOnly).at(-1) as Worksheet;
  }
  #visible(visibleOnly: boolean): Worksheet[] {
    const sheets = this.book.sheets().filter((sheet) => !visibleOnly || !sheet.hidden);
    return sheets.map((sheet) => this.model.worksheet(sheet.id));
  }
}
acceptEvents(WorksheetCollection, [...sheetEvents, 'AddedEvent', 'DeletedEvent']);
