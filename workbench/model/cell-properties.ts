import { defaultStyle, type CellStyle } from '../book/book.js';
import { notImplemented } from '../host/api-error.js';
import type { Range } from './range.js';

type Values = Record<string, unknown>;

/** Which properties to read: `{format: {fill: {color: true}}}`. */
export interface PropertyTree {
  readonly [name: string]: boolean | PropertyTree;
}

/** Everything `getCellProperties` can tell about a cell here, in the client's names. */
function describe(style: CellStyle): Values {
  return {
    format: {
      fill: { color: style.fill ?? defaultStyle.fill, pattern: style.fill ? 'Solid' : 'None' },
      font: {
        bold: style.bold ?? false,
        color: style.color ?? defaultStyle.color,
        italic: style.italic ?? false,
        name: style.font ?? defaultStyle.font,
        size: style.size ?? defaultStyle.size,
        strikethrough: style.strikethrough ?? false,
        underline: style.underline ? 'Single' : 'None',
      },
      horizontalAlignment: style.horizontal ?? defaultStyle.horizontal,
      indentLevel: style.indent ?? 0,
      verticalAlignment: style.vertical ?? defaultStyle.vertical,
      wrapText: style.wrap ?? false,
    },
  };
}

function pick(values: Values, tree: PropertyTree): Values {
  const picked: Values = {};
  for (const [name, wanted] of Object.entries(tree)) {
    if (wanted === false) continue;
    if (!(name in values)) throw notImplemented('Range', `getCellProperties ${name}`);
    picked[name] = wanted === true ? values[name] : pick(values[name] as Values, wanted);
  }
  return picked;
}

/** One object per cell with the properties asked for, as `range.getCellProperties` returns them. */
export function readCellProperties({ book, area }: Range, tree: PropertyTree): Values[][] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => {
      const cell = { ...area, row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
      return pick(describe(book.style(cell)), tree);
    }),
  );
}

type Setter = (value: never) => CellStyle;

const setters: Readonly<Record<string, Setter>> = {
  'fill.color': (fill: string) => ({ fill: fill === '' ? null : fill.toUpperCase() }),
  'fill.pattern': (pattern: string) => (pattern === 'None' ? { fill: null } : {}),
  'font.bold': (bold: boolean) => ({ bold }),
  'font.color': (color: string) => ({ color: color.toUpperCase() }),
  'font.italic': (italic: boolean) => ({ italic }),
  'font.name': (font: string) => ({ font }),
  'font.size': (size: number) => ({ size }),
  'font.strikethrough': (strikethrough: boolean) => ({ strikethrough }),
  'font.underline': (underline: string) => ({ underline: underline !== 'None' }),
  horizontalAlignment: (horizontal: NonNullable<CellStyle['horizontal']>) => ({ horizontal }),
  indentLevel: (indent: number) => ({ indent }),
  verticalAlignment: (vertical: NonNullable<CellStyle['vertical']>) => ({ vertical }),
  wrapText: (wrap: boolean) => ({ wrap }),
};

function styleFrom(format: Values, prefix = ''): CellStyle {
  let style: CellStyle = {};
  for (const [name, value] of Object.entries(format)) {
    if (value === null || value === undefined) continue;
    const path = `${prefix}${name}`;
    const setter = setters[path];
    if (setter) style = { ...style, ...setter(value as never) };
    else if (typeof value === 'object') style = { ...style, ...styleFrom(value as Values, `${path}.`) };
    else throw notImplemented('Range', `setCellProperties ${path}`);
  }
  return style;
}

/** Writes what each cell's object holds; missing properties stay as they are. */
export function writeCellProperties({ book, area }: Range, values: readonly (readonly Values[])[]): void {
  book.setStyles(area, (row, column) => {
    const format = values[row]?.[column]?.['format'];
    return format ? styleFrom(format as Values) : undefined;
  });
}
