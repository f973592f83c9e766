import type { CellStyle } from '../book/book.js';
import { builtInFormats } from './number-formats.js';
import type { Look } from './read-cells.js';
import { children, elements } from './xml.js';

const alignments: Readonly<Record<string, NonNullable<CellStyle['horizontal']>>> = {
  left: 'Left',
  center: 'Center',
  right: 'Right',
};

const isOn = (value: string | null | undefined): boolean => value === '1' || value === 'true';
const isSet = (parent: Element, name: string): boolean =>
  children(parent, name).some((element) => !['0', 'false', 'none'].includes(element.getAttribute('val') ?? '1'));

/** The looks cells refer to by their `s` attribute. Theme colours are left at their default. */
export function readLooks(styles: Document | null): Look[] {
  if (!styles) return [];
  const custom = new Map(
    elements(styles, 'numFmt').map((format) => [
      Number(format.getAttribute('numFmtId')),
      format.getAttribute('formatCode') ?? 'General',
    ]),
  );
  const fonts = children(elements(styles, 'fonts')[0], 'font').map(fontStyle);
  const fills = children(elements(styles, 'fills')[0], 'fill').map(fillColor);
  return children(elements(styles, 'cellXfs')[0], 'xf').map((xf): Look => {
    const id = Number(xf.getAttribute('numFmtId') ?? 0);
    const fontId = Number(xf.getAttribute('fontId') ?? 0);
    const fill = fills[Number(xf.getAttribute('fillId') ?? 0)];
    const alignment = children(xf, 'alignment')[0];
    const horizontal = alignments[alignment?.getAttribute('horizontal') ?? ''];
    return {
      format: custom.get(id) ?? builtInFormats[id] ?? 'General',
      style: {
        ...(fontId > 0 && fonts[fontId]),
        ...(fill && { fill }),
        ...(horizontal && { horizontal }),
        ...(isOn(alignment?.getAttribute('wrapText')) && { wrap: true }),
      },
    };
  });
}

function colorOf(element: Element | undefined): string | null {
  const rgb = element?.getAttribute('rgb');
  return rgb ? `#${rgb.slice(-6).toUpperCase()}` : null;
}

function fontStyle(font: Element): CellStyle {
  const color = colorOf(children(font, 'color')[0]);
  const size = Number(children(font, 'sz')[0]?.getAttribute('val') ?? 11);
  return {
    ...(isSet(font, 'b') && { bold: true }),
    ...(isSet(font, 'i') && { italic: true }),
    ...(isSet(font, 'u') && { underline: true }),
    ...(isSet(font, 'strike') && { strikethrough: true }),
    ...(color && color !== '#000000' && { color }),
    ...(size !== 11 && { size }),
  };
}

function fillColor(fill: Element): string | null {
  const pattern = children(fill, 'patternFill')[0];
  return pattern?.getAttribute('patternType') === 'solid' ? colorOf(children(pattern, 'fgColor')[0]) : null;
}
