import type { SheetArea } from '../book/address.js';
import { ApiError, invalidArgument, invalidOperation } from '../host/api-error.js';
import { areaAt } from './guards.js';
import { mapProperties } from './members.js';
import { ModelObject, type Model } from './model.js';
import { Range } from './range.js';

abstract class SheetPart extends ModelObject {
  constructor(
    model: Model,
    readonly sheet: string,
  ) {
    super(model);
  }
  changed(): void {
    this.book.objects.changed('sheet', this.sheet);
  }
}

export class WorksheetFreezePanes extends SheetPart {
  static override readonly className = 'WorksheetFreezePanes';

  FreezeRows(count = 1): void {
    this.book.freeze(this.sheet, count, 0);
  }
  FreezeColumns(count = 1): void {
    this.book.freeze(this.sheet, 0, count);
  }
  FreezeAt(frozen: unknown): void {
    const area = frozen instanceof Range ? frozen.area : areaAt(this.book, frozen, this.sheet, 'FreezePanes.freezeAt');
    this.book.freeze(this.sheet, area.row + area.rows, area.column + area.columns);
  }
  Unfreeze(): void {
    this.book.freeze(this.sheet, 0, 0);
  }
  GetLocation(): Range {
    const location = this.GetLocationOrNullObject();
    if (!location) throw invalidOperation('FreezePanes.getLocation', 'No panes are frozen.');
    return location;
  }
  GetLocationOrNullObject(): Range | null {
    const { rows, columns } = this.book.frozen(this.sheet);
    if (rows === 0 && columns === 0) return null;
    const all = { sheet: this.sheet, row: 0, column: 0, rows: 1_048_576, columns: 16_384 };
    return new Range(this.model, { ...all, ...(rows && { rows }), ...(columns && { columns }) });
  }
}

export class WorksheetProtection extends SheetPart {
  static override readonly className = 'WorksheetProtection';
  static override readonly scalars = ['Options', 'Protected'];

  get Protected(): boolean {
    return this.book.objects.sheet(this.sheet).protected;
  }
  get Options(): unknown {
    return this.book.objects.sheet(this.sheet).options;
  }
  Protect(options: Record<string, unknown> | null = null, password: string | null = null): void {
    const record = this.book.objects.sheet(this.sheet);
    if (record.protected) throw invalidOperation('WorksheetProtection.protect', 'The sheet is protected already.');
    Object.assign(record, { protected: true, password: password ?? null, options: options ?? {} });
    this.changed();
  }
  Unprotect(password: string | null = null): void {
    const record = this.book.objects.sheet(this.sheet);
    if (record.password !== null && record.password !== password) {
      throw new ApiError('AccessDenied', 'The password is not correct.', 'WorksheetProtection.unprotect', 403);
    }
    Object.assign(record, { protected: false, password: null });
    this.changed();
  }
}

/** Print settings are kept and given back; the workbench does not print. */
export class PageLayout extends SheetPart {
  static override readonly className = 'PageLayout';
  static override readonly scalars = [
    ...['BlackAndWhite', 'BottomMargin', 'CenterHorizontally', 'CenterVertically', 'FooterMargin', 'HeaderMargin'],
    ...[
      'LeftMargin',
      'Orientation',
      'PaperSize',
      'PrintGridlines',
      'PrintHeadings',
      'RightMargin',
      'TopMargin',
      'Zoom',
    ],
  ];

  SetPrintTitleRows(rows: unknown): void {
    this.book.objects.sheet(this.sheet).printTitleRows = this.#area(rows, 'PageLayout.setPrintTitleRows');
  }
  GetPrintTitleRowsOrNullObject(): Range | null {
    const rows = this.book.objects.sheet(this.sheet).printTitleRows;
    return rows && new Range(this.model, rows);
  }
  SetPrintArea(area: unknown): void {
    this.book.objects.sheet(this.sheet).printArea = this.#area(area, 'PageLayout.setPrintArea');
  }
  #area(value: unknown, location: string): SheetArea {
    if (value instanceof Range) return value.area;
    if (typeof value !== 'string') throw invalidArgument(location);
    return areaAt(this.book, value, this.sheet, location);
  }
}
mapProperties<PageLayout, Record<string, unknown>>(PageLayout, {
  record: (layout) => layout.book.objects.sheet(layout.sheet).page,
  fields: Object.fromEntries(PageLayout.scalars.map((name) => [name, name])),
  changed: (layout) => layout.changed(),
  defaults: {
    ...{ BlackAndWhite: false, CenterHorizontally: false, CenterVertically: false },
    ...{ PrintGridlines: false, PrintHeadings: false, Orientation: 'Portrait', PaperSize: 'Letter' },
    ...{ LeftMargin: 50.4, RightMargin: 50.4, TopMargin: 54, BottomMargin: 54, HeaderMargin: 21.6, FooterMargin: 21.6 },
    Zoom: { scale: 100 },
  },
});
