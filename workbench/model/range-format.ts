import { defaultStyle, type BorderSide, type CellStyle } from '../book/book.js';
import type { SheetArea } from '../book/address.js';
import { invalidArgument } from '../host/api-error.js';
import { ApiCollection } from '../host/api-object.js';
import { assertWritable } from './guards.js';
import { CellsObject, type Model } from './model.js';

abstract class Styled extends CellsObject {
  protected get style(): CellStyle {
    return this.book.style(this.area);
  }

  protected change(style: CellStyle): void {
    assertWritable(this.book, this.area.sheet, this.type.className);
    this.book.setStyle(this.area, style);
  }
}

/** Excel takes `#RRGGBB` and CSS names, and answers in upper case. */
function color(value: unknown, location: string): string {
  if (typeof value !== 'string' || value === '') throw invalidArgument(location);
  return value.startsWith('#') ? value.toUpperCase() : value;
}

export class RangeFill extends Styled {
  static override readonly className = 'RangeFill';
  static override readonly scalars = ['Color', 'Pattern'];

  get Color(): string {
    return this.style.fill ?? defaultStyle.fill;
  }
  set Color(value: unknown) {
    this.change({ fill: value === '' ? null : color(value, 'RangeFill.color') });
  }
  get Pattern(): string {
    return this.style.fill ? 'Solid' : 'None';
  }
  Clear(): void {
    this.change({ fill: null });
  }
}

export class RangeFont extends Styled {
  static override readonly className = 'RangeFont';
  static override readonly scalars = ['Bold', 'Color', 'Italic', 'Name', 'Size', 'Strikethrough', 'Underline'];

  get Bold(): boolean {
    return this.style.bold ?? false;
  }
  set Bold(value: unknown) {
    this.change({ bold: Boolean(value) });
  }
  get Italic(): boolean {
    return this.style.italic ?? false;
  }
  set Italic(value: unknown) {
    this.change({ italic: Boolean(value) });
  }
  get Strikethrough(): boolean {
    return this.style.strikethrough ?? false;
  }
  set Strikethrough(value: unknown) {
    this.change({ strikethrough: Boolean(value) });
  }
  get Underline(): string {
    return this.style.underline ? 'Single' : 'None';
  }
  set Underline(value: unknown) {
    this.change({ underline: value !== 'None' });
  }
  get Color(): string {
    return this.style.color ?? defaultStyle.color;
  }
  set Color(value: unknown) {
    this.change({ color: color(value, 'RangeFont.color') });
  }
  get Size(): number {
    return this.style.size ?? defaultStyle.size;
  }
  set Size(value: unknown) {
    this.change({ size: Number(value) });
  }
  get Name(): string {
    return this.style.font ?? defaultStyle.font;
  }
  set Name(value: unknown) {
    this.change({ font: String(value) });
  }
}

const sides: Readonly<Record<string, BorderSide>> = {
  EdgeTop: 'top',
  EdgeBottom: 'bottom',
  EdgeLeft: 'left',
  EdgeRight: 'right',
};
const noBorder = { style: 'None', color: '#000000' };

export class RangeBorder extends CellsObject {
  static override readonly className = 'RangeBorder';
  static override readonly scalars = ['Color', 'SideIndex', 'Style', 'Weight'];
  #weight = 'Thin';

  constructor(
    model: Model,
    area: SheetArea,
    readonly index: string,
  ) {
    super(model, area);
  }

  override identity() {
    return { key: '_Id', value: this.index } as const;
  }
  get SideIndex(): string {
    return this.index;
  }
  get Style(): string {
    return this.#border().style;
  }
  set Style(value: unknown) {
    this.#change({ ...this.#border(), style: String(value) });
  }
  get Color(): string {
    return this.#border().color;
  }
  set Color(value: unknown) {
    const style = this.#border().style;
    this.#change({ style: style === 'None' ? 'Continuous' : style, color: color(value, 'RangeBorder.color') });
  }
  get Weight(): string {
    return this.#weight;
  }
  set Weight(value: unknown) {
    this.#weight = String(value);
    const style = this.#border().style;
    this.#change({ ...this.#border(), style: style === 'None' ? 'Continuous' : style });
  }

  get #side(): BorderSide {
    return sides[this.index] ?? 'bottom';
  }
  /** The cells whose edge this is: the first row for the top edge, and so on. */
  get #edge(): SheetArea {
    const { row, column, rows, columns } = this.area;
    switch (this.#side) {
      case 'top':
        return { ...this.area, rows: 1 };
      case 'bottom':
        return { ...this.area, row: row + rows - 1, rows: 1 };
      case 'left':
        return { ...this.area, columns: 1 };
      case 'right':
        return { ...this.area, column: column + columns - 1, columns: 1 };
    }
  }
  #border(): { readonly style: string; readonly color: string } {
    return this.book.style(this.#edge).borders?.[this.#side] ?? noBorder;
  }
  #change(border: { readonly style: string; readonly color: string }): void {
    assertWritable(this.book, this.area.sheet, 'RangeBorder');
    this.book.setStyle(this.#edge, { borders: { [this.#side]: border.style === 'None' ? null : border } });
  }
}

export class RangeBorderCollection extends ApiCollection<RangeBorder> {
  static override readonly className = 'RangeBorderCollection';
  static override readonly scalars = ['Count'];

  constructor(
    readonly model: Model,
    readonly area: SheetArea,
  ) {
    super();
  }
  get Count(): number {
    return this.items().length;
  }
  items(): RangeBorder[] {
    return Object.keys(sides).map((index) => new RangeBorder(this.model, this.area, index));
  }
  item(index: string | number): RangeBorder | null {
    return sides[index] ? new RangeBorder(this.model, this.area, String(index)) : null;
  }
  GetItemAt(index: number): RangeBorder {
    const border = this.items()[index];
    if (!border) throw invalidArgument('RangeBorderCollection.getItemAt');
    return border;
  }
}

export class RangeFormat extends Styled {
  static override readonly className = 'RangeFormat';
  static override readonly scalars = [
    ...['ColumnWidth', 'HorizontalAlignment', 'IndentLevel', 'RowHeight', 'VerticalAlignment', 'WrapText'],
  ];

  get Fill(): RangeFill {
    return new RangeFill(this.model, this.area);
  }
  get Font(): RangeFont {
    return new RangeFont(this.model, this.area);
  }
  get Borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.model, this.area);
  }
  get ColumnWidth(): number {
    return this.book.columnWidth(this.area.sheet, this.area.column);
  }
  set ColumnWidth(value: unknown) {
    assertWritable(this.book, this.area.sheet, 'RangeFormat.columnWidth');
    this.book.setColumnWidth(this.area.sheet, this.area.column, this.area.columns, points(value, 'columnWidth'));
  }
  get RowHeight(): number {
    return this.book.rowHeight(this.area.sheet, this.area.row);
  }
  set RowHeight(value: unknown) {
    assertWritable(this.book, this.area.sheet, 'RangeFormat.rowHeight');
    this.book.setRowHeight(this.area.sheet, this.area.row, this.area.rows, points(value, 'rowHeight'));
  }
  get WrapText(): boolean {
    return this.style.wrap ?? false;
  }
  set WrapText(value: unknown) {
    this.change({ wrap: Boolean(value) });
  }
  get HorizontalAlignment(): string {
    return this.style.horizontal ?? defaultStyle.horizontal;
  }
  set HorizontalAlignment(value: unknown) {
    this.change({ horizontal: value as NonNullable<CellStyle['horizontal']> });
  }
  get VerticalAlignment(): string {
    return this.style.vertical ?? defaultStyle.vertical;
  }
  set VerticalAlignment(value: unknown) {
    this.change({ vertical: value as NonNullable<CellStyle['vertical']> });
  }
  get IndentLevel(): number {
    return this.style.indent ?? 0;
  }
  set IndentLevel(value: unknown) {
    this.change({ indent: Number(value) });
  }
  AutofitColumns(): void {
    assertWritable(this.book, this.area.sheet, 'RangeFormat.autofitColumns');
    this.book.autofitColumns(this.area);
  }
  AutofitRows(): void {
    assertWritable(this.book, this.area.sheet, 'RangeFormat.autofitRows');
    this.book.autofitRows(this.area);
  }
}

function points(value: unknown, member: string): number {
  if (typeof value !== 'number' || !(value >= 0)) throw invalidArgument(`RangeFormat.${member}`);
  return value;
}
