import type { SheetArea } from './address.js';
import { shiftArea, type Shift } from './shift.js';
import type {
  ChartRecord,
  CommentRecord,
  ConditionalFormatRecord,
  NameRecord,
  SeriesRecord,
  SheetRecord,
  TableRecord,
} from './records.js';

export type ObjectKind = 'table' | 'chart' | 'comment' | 'name' | 'conditionalFormat' | 'sheet' | 'setting';
export type ObjectChange = 'added' | 'changed' | 'removed';
export type ObjectListener = (kind: ObjectKind, id: string, change: ObjectChange) => void;

function newSheetRecord(): SheetRecord {
  return {
    protected: false,
    password: null,
    options: {},
    showGridlines: true,
    showHeadings: true,
    tabColor: '',
    properties: new Map(),
    page: {},
    printTitleRows: null,
    printArea: null,
  };
}

/** Everything in the workbook that is not a cell. Views listen and paint; the object model reads and writes. */
export class WorkbookObjects {
  readonly tables: TableRecord[] = [];
  readonly charts: ChartRecord[] = [];
  readonly comments: CommentRecord[] = [];
  readonly names: NameRecord[] = [];
  readonly conditionalFormats: ConditionalFormatRecord[] = [];
  readonly settings = new Map<string, unknown>();
  readonly properties = new Map<string, unknown>();
  structureProtected = false;
  readonly #sheets = new Map<string, SheetRecord>();
  readonly #listeners: ObjectListener[] = [];
  #lastId = 0;

  nextId(): number {
    return ++this.#lastId;
  }

  sheet(id: string): SheetRecord {
    let record = this.#sheets.get(id);
    if (!record) this.#sheets.set(id, (record = newSheetRecord()));
    return record;
  }

  onChange(listener: ObjectListener): void {
    this.#listeners.push(listener);
  }

  changed(kind: ObjectKind, id: string, change: ObjectChange = 'changed'): void {
    for (const listener of this.#listeners) listener(kind, id, change);
  }

  add<R extends { readonly id: string }>(kind: ObjectKind, list: R[], record: R): R {
    list.push(record);
    this.changed(kind, record.id, 'added');
    return record;
  }

  remove<R extends { readonly id: string }>(kind: ObjectKind, list: R[], record: R): void {
    const index = list.indexOf(record);
    if (index < 0) return;
    list.splice(index, 1);
    this.changed(kind, record.id, 'removed');
  }

  removeSheet(sheet: string): void {
    this.#removeWhere('table', this.tables, (table) => table.area.sheet === sheet);
    this.#removeWhere('chart', this.charts, (chart) => chart.sheet === sheet);
    this.#removeWhere('comment', this.comments, (comment) => comment.area.sheet === sheet);
    this.#removeWhere('conditionalFormat', this.conditionalFormats, (format) => format.area.sheet === sheet);
    this.#removeWhere('name', this.names, (name) => name.scope === sheet);
    this.#sheets.delete(sheet);
  }

  /** Keeps every record on its cells after rows or columns were inserted or deleted. */
  shift(shift: Shift): void {
    this.#shiftAll('table', this.tables, shift);
    this.#shiftAll('comment', this.comments, shift);
    this.#shiftAll('conditionalFormat', this.conditionalFormats, shift);
    for (const name of this.names) name.area = shiftReference(name.area, shift);
    for (const chart of this.charts) {
      for (const series of chart.series) shiftSeries(series, shift);
      this.changed('chart', chart.id);
    }
  }

  #removeWhere<R extends { readonly id: string }>(kind: ObjectKind, list: R[], doomed: (record: R) => boolean): void {
    for (const record of list.filter(doomed)) this.remove(kind, list, record);
  }

  #shiftAll<R extends { readonly id: string; area: SheetArea }>(kind: ObjectKind, list: R[], shift: Shift): void {
    for (const record of [...list]) {
      const area = shiftReference(record.area, shift);
      if (area) record.area = area;
      else this.remove(kind, list, record);
    }
  }
}

function shiftReference(area: SheetArea | null, shift: Shift): SheetArea | null {
  return area && area.sheet === shift.sheet ? shiftArea(area, shift) : area;
}

function shiftSeries(series: SeriesRecord, shift: Shift): void {
  series.values = shiftReference(series.values, shift);
  series.categories = shiftReference(series.categories, shift);
}
