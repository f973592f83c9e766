import type { CellStyle } from '../book/book.js';
import { escapeXml } from './xml.js';
import { builtInFormats } from './number-formats.js';

interface Interned<T> {
  readonly items: T[];
  index(item: T): number;
}

function interned<T>(first: readonly T[]): Interned<T> {
  const items = [...first];
  return {
    items,
    index(item) {
      const known = items.indexOf(item);
      return known >= 0 ? known : items.push(item) - 1;
    },
  };
}

const firstCustomFormat = 164;
const argb = (color: string): string => `FF${color.slice(1).toUpperCase()}`;

/** Collects the looks cells have and writes styles.xml for them. */
export class StylesPart {
  readonly #fonts = interned(['<font><sz val="11"/><name val="Aptos Narrow"/><family val="2"/></font>']);
  readonly #fills = interned([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  readonly #formats = interned<string>([]);
  readonly #looks = interned(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  readonly #known = new Map<string, number>();

  /** The `s` attribute of a cell. */
  index(format = 'General', style: CellStyle = {}): number {
    const key = JSON.stringify([format, style]);
    let index = this.#known.get(key);
    if (index === undefined) this.#known.set(key, (index = this.#looks.index(this.#look(format, style))));
    return index;
  }

  xml(): string {
    const formats = this.#formats.items.map(
      (code, i) => `<numFmt numFmtId="${firstCustomFormat + i}" formatCode="${escapeXml(code)}"/>`,
    );
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length > 0 ? list('numFmts', formats) : '',
      list('fonts', this.#fonts.items),
      list('fills', this.#fills.items),
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.#looks.items),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }

  #look(format: string, style: CellStyle): string {
    const fontId = this.#fonts.index(font(style));
    const fillId = style.fill
      ? this.#fills.index(
          `<fill><patternFill patternType="solid"><fgColor rgb="${argb(style.fill)}"/></patternFill></fill>`,
        )
      : 0;
    const numFmtId = this.#formatId(format);
    const horizontal = style.horizontal && style.horizontal !== 'General' ? style.horizontal.toLowerCase() : '';
    const alignment =
      horizontal || style.wrap
        ? `<alignment${horizontal ? ` horizontal="${horizontal}"` : ''}${style.wrap ? ' wrapText="1"' : ''}/>`
        : '';
    const attributes = `numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0"`;
    const applied = ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"';
    return alignment ? `<xf ${attributes}${applied}>${alignment}</xf>` : `<xf ${attributes}${applied}/>`;
  }

  #formatId(format: string): number {
    const builtIn = Object.entries(builtInFormats).find(([, code]) => code === format);
    return builtIn ? Number(builtIn[0]) : firstCustomFormat + this.#formats.index(format);
  }
}

function font({ bold, italic, underline, strikethrough, color, size = 11 }: CellStyle): string {
  return [
    '<font>',
    bold ? '<b/>' : '',
    italic ? '<i/>' : '',
    strikethrough ? '<strike/>' : '',
    underline ? '<u/>' : '',
    `<sz val="${size}"/>`,
    color ? `<color rgb="${argb(color)}"/>` : '',
    '<name val="Aptos Narrow"/><family val="2"/></font>',
  ].join('');
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
