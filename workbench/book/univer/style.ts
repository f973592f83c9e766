import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
  type Nullable,
} from '@univerjs/core';
import type { BorderSide, CellStyle, HorizontalAlignment, VerticalAlignment } from '../book.js';

const horizontal: readonly [HorizontalAlignment, HorizontalAlign][] = [
  ['General', HorizontalAlign.UNSPECIFIED],
  ['Left', HorizontalAlign.LEFT],
  ['Center', HorizontalAlign.CENTER],
  ['Right', HorizontalAlign.RIGHT],
  ['Justify', HorizontalAlign.JUSTIFIED],
  ['Fill', HorizontalAlign.LEFT],
];
const vertical: readonly [VerticalAlignment, VerticalAlign][] = [
  ['Top', VerticalAlign.TOP],
  ['Center', VerticalAlign.MIDDLE],
  ['Bottom', VerticalAlign.BOTTOM],
];
const borderStyles: readonly [string, BorderStyleTypes][] = [
  ['Continuous', BorderStyleTypes.THIN],
  ['Dash', BorderStyleTypes.DASHED],
  ['DashDot', BorderStyleTypes.DASH_DOT],
  ['DashDotDot', BorderStyleTypes.DASH_DOT_DOT],
  ['Dot', BorderStyleTypes.DOTTED],
  ['Double', BorderStyleTypes.DOUBLE],
];
const sides: readonly [BorderSide, 't' | 'b' | 'l' | 'r'][] = [
  ['top', 't'],
  ['bottom', 'b'],
  ['left', 'l'],
  ['right', 'r'],
];
const indentPixels = 9;

function forward<A, B>(pairs: readonly (readonly [A, B])[], key: A): B | undefined {
  return pairs.find(([a]) => a === key)?.[1];
}
function backward<A, B>(pairs: readonly (readonly [A, B])[], key: B): A | undefined {
  return pairs.find(([, b]) => b === key)?.[0];
}
const flag = (on: boolean): BooleanNumber => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);
const rgb = (color: string | null | undefined) => (color ? { rgb: color } : null);

/** Excel's notion of a style as Univer's; only what is given is set. */
export function toUniverStyle(style: CellStyle): IStyleData {
  const result: IStyleData = {};
  if (style.fill !== undefined) result.bg = rgb(style.fill);
  if (style.color !== undefined) result.cl = rgb(style.color);
  if (style.bold !== undefined) result.bl = flag(style.bold);
  if (style.italic !== undefined) result.it = flag(style.italic);
  if (style.underline !== undefined) result.ul = { s: flag(style.underline) };
  if (style.strikethrough !== undefined) result.st = { s: flag(style.strikethrough) };
  if (style.size !== undefined) result.fs = style.size;
  if (style.font !== undefined) result.ff = style.font;
  if (style.wrap !== undefined) result.tb = style.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  if (style.horizontal !== undefined) result.ht = forward(horizontal, style.horizontal) ?? HorizontalAlign.UNSPECIFIED;
  if (style.vertical !== undefined) result.vt = forward(vertical, style.vertical) ?? VerticalAlign.BOTTOM;
  if (style.indent !== undefined) result.pd = { l: 2 + style.indent * indentPixels };
  if (style.borders) result.bd = toBorders(style.borders);
  return result;
}

function toBorders(borders: NonNullable<CellStyle['borders']>): IBorderData {
  const result: IBorderData = {};
  for (const [side, key] of sides) {
    const border = borders[side];
    if (border === undefined) continue;
    result[key] = border && {
      s: forward(borderStyles, border.style) ?? BorderStyleTypes.THIN,
      cl: { rgb: border.color },
    };
  }
  return result;
}

const hex = (color: Nullable<string>): string | undefined => {
  if (!color) return undefined;
  const parts = /^rgba?\((\d+), ?(\d+), ?(\d+)/.exec(color);
  if (!parts) return color.toUpperCase();
  return `#${parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`.toUpperCase();
};

export function fromUniverStyle(style: Nullable<IStyleData>): CellStyle {
  if (!style) return {};
  const fill = hex(style.bg?.rgb);
  const color = hex(style.cl?.rgb);
  const ht = style.ht ? backward(horizontal, style.ht) : undefined;
  const vt = style.vt ? backward(vertical, style.vt) : undefined;
  return {
    ...(fill && { fill }),
    ...(color && { color }),
    ...(style.bl !== undefined && { bold: style.bl === BooleanNumber.TRUE }),
    ...(style.it !== undefined && { italic: style.it === BooleanNumber.TRUE }),
    ...(style.ul && { underline: style.ul.s === BooleanNumber.TRUE }),
    ...(style.st && { strikethrough: style.st.s === BooleanNumber.TRUE }),
    ...(style.fs && { size: style.fs }),
    ...(style.ff && { font: style.ff }),
    ...(style.tb && { wrap: style.tb === WrapStrategy.WRAP }),
    ...(ht && { horizontal: ht }),
    ...(vt && { vertical: vt }),
    ...(style.pd?.l && style.pd.l > 2 && { indent: Math.round((style.pd.l - 2) / indentPixels) }),
    ...(style.bd && { borders: fromBorders(style.bd) }),
  };
}

function fromBorders(borders: IBorderData): NonNullable<CellStyle['borders']> {
  const result: NonNullable<CellStyle['borders']> = {};
  for (const [side, key] of sides) {
    const border = borders[key];
    if (!border) continue;
    result[side] = { style: backward(borderStyles, border.s) ?? 'Continuous', color: hex(border.cl.rgb) ?? '#000000' };
  }
  return result;
}
