import { formatArea, parseReference, quoteSheet, type SheetArea } from '../book/address.js';
import type { NameRecord } from '../book/records.js';
import { invalidArgument, itemExists, itemNotFound } from '../host/api-error.js';
import { ModelCollection } from './collection.js';
import { sheetByName } from './guards.js';
import { ModelObject, type Model } from './model.js';
import { Range } from './range.js';
import type { Worksheet } from './worksheet.js';

export class NamedItem extends ModelObject {
  static override readonly className = 'NamedItem';
  static override readonly scalars = ['Comment', 'Formula', 'Name', 'Scope', 'Type', 'Value', 'Visible', '_Id'];
  constructor(
    model: Model,
    readonly record: NameRecord,
  ) {
    super(model);
  }

  override identity() {
    return { key: '_Id', value: this.record.id } as const;
  }
  get _Id(): string {
    return this.record.id;
  }
  get Name(): string {
    return this.record.name;
  }
  get Scope(): string {
    return this.record.scope ? 'Worksheet' : 'Workbook';
  }
  get Type(): string {
    return this.record.area ? 'Range' : 'String';
  }
  get Formula(): string {
    const { area, formula } = this.record;
    if (!area) return formula;
    const sheet = this.book.sheets().find(({ id }) => id === area.sheet)?.name ?? '#REF!';
    return `=${quoteSheet(sheet)}!${absolute(area)}`;
  }
  get Value(): string {
    return this.Formula.slice(1);
  }
  get Comment(): string {
    return this.record.comment;
  }
  set Comment(value: unknown) {
    this.record.comment = String(value);
  }
  get Visible(): boolean {
    return this.record.visible;
  }
  set Visible(value: unknown) {
    this.record.visible = Boolean(value);
  }
  get Worksheet(): Worksheet {
    const sheet = this.WorksheetOrNullObject;
    if (!sheet) throw itemNotFound('NamedItem.worksheet');
    return sheet;
  }
  get WorksheetOrNullObject(): Worksheet | null {
    return this.record.scope ? this.model.worksheet(this.record.scope) : null;
  }
  GetRange(): Range {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound('NamedItem.getRange');
    return range;
  }
  GetRangeOrNullObject(): Range | null {
    return this.record.area && new Range(this.model, this.record.area);
  }
  Delete(): void {
    this.book.objects.remove('name', this.book.objects.names, this.record);
  }
}

function absolute(area: SheetArea): string {
  return formatArea(area).replace(/[A-Z]+|\d+/g, '$$$&');
}

export class NamedItemCollection extends ModelCollection<NamedItem> {
  static override readonly className = 'NamedItemCollection';
  constructor(
    model: Model,
    readonly scope: string | null,
  ) {
    super(model);
  }

  items(): NamedItem[] {
    return this.book.objects.names
      .filter((record) => record.scope === this.scope)
      .map((record) => new NamedItem(this.model, record));
  }

  Add(name: unknown, reference: unknown, comment = ''): NamedItem {
    const location = 'NamedItemCollection.add';
    const valid = typeof name === 'string' && /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && !parseReference(name);
    if (!valid) throw invalidArgument(location, 'The name is not valid.');
    if (this.item(name)) throw itemExists(location);
    const formula = reference instanceof Range ? `=${reference.Address}` : String(reference);
    const { objects } = this.book;
    const record: NameRecord = {
      id: `{N-${objects.nextId()}}`,
      name,
      scope: this.scope,
      area: reference instanceof Range ? reference.area : this.#area(formula),
      formula,
      comment: comment ?? '',
      visible: true,
    };
    return new NamedItem(this.model, objects.add('name', objects.names, record));
  }

  #area(formula: string): SheetArea | null {
    const reference = parseReference(formula.replace(/^=/, ''));
    const sheet = reference?.sheetName ? sheetByName(this.book, reference.sheetName) : null;
    return reference && sheet ? { ...reference.area, sheet } : null;
  }
}
