import { columnLetters, parseReference, type Area } from '../book/address.js';
import type { CellStyle, CellValue } from '../book/book.js';
import type { CellContent } from '../book/content.js';
import { functionNamespace } from './custom-part.js';
import { fromFileFormula } from './function-names.js';
import { attribute, first, itemText, scan, unescapeXml, type Scanned } from './scan.js';

/** How a cell looks: its number format, and its style if it has one. */
export interface Look {
  readonly format: string;
  readonly style: CellStyle;
}

interface SharedFormula {
  readonly formula: string;
  readonly at: Area;
}

type Rows = (CellContent | undefined)[][];

/** Reads the cells of a sheet part. Cells an array formula spills into are left to the formula. */
export function readCells(sheet: string, strings: readonly string[], looks: readonly Look[]): Rows {
  const rows: Rows = [];
  const spills: Area[] = [];
  const shared = new Map<string, SharedFormula>();
  let nextRow = 0;
  for (const row of scan(sheet, 'row')) {
    const index = Number(attribute(row.attributes, 'r') ?? nextRow + 1) - 1;
    nextRow = index + 1;
    let nextColumn = 0;
    const line: (CellContent | undefined)[] = [];
    for (const cell of scan(row.content, 'c')) {
      const reference = attribute(cell.attributes, 'r');
      const column = reference ? (parseReference(reference)?.area.column ?? nextColumn) : nextColumn;
      nextColumn = column + 1;
      const formula = first(cell.content, 'f');
      const text = formula && formulaText(formula, { row: index, column, rows: 1, columns: 1 }, shared);
      if (formula && attribute(formula.attributes, 't') === 'array') spills.push(...spillOf(formula));
      const content = cellContent(cell, text, { strings, looks });
      if (content) line[column] = content;
    }
    if (line.length > 0) rows[index] = line;
  }
  for (const spill of spills) clearSpilled(rows, spill);
  return Array.from(rows, (row) => row ?? []);
}

function spillOf(formula: Scanned): Area[] {
  const area = parseReference(attribute(formula.attributes, 'ref') ?? '')?.area;
  return area ? [area] : [];
}

function clearSpilled(rows: Rows, { row, column, ...size }: Area): void {
  for (let r = row; r < row + size.rows; r++) {
    for (let c = column; c < column + size.columns; c++) {
      const line = rows[r];
      if (line && (r !== row || c !== column)) delete line[c];
    }
  }
}

/** Shared formulas are written once; the other cells get it moved to where they stand. */
function formulaText({ attributes, content }: Scanned, at: Area, shared: Map<string, SharedFormula>): string | null {
  const text = unescapeXml(content);
  const id = attribute(attributes, 'si');
  if (attribute(attributes, 't') !== 'shared' || id === null) return text || null;
  if (text) {
    shared.set(id, { formula: text, at });
    return text;
  }
  const known = shared.get(id);
  return known ? moveFormula(known.formula, at.row - known.at.row, at.column - known.at.column) : null;
}

const reference = /(?<![\w.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])/g;

/** Moves the relative references of a formula, but not its quoted texts. */
function moveFormula(formula: string, rows: number, columns: number): string {
  const move = (code: string): string =>
    code.replace(reference, (whole, fixedColumn: string, letters: string, fixedRow: string, number: string) => {
      const area = parseReference(`${letters}${number}`)?.area;
      if (!area) return whole;
      const column = fixedColumn ? area.column : area.column + columns;
      const row = fixedRow ? area.row : area.row + rows;
      return `${fixedColumn}${columnLetters(column)}${fixedRow}${row + 1}`;
    });
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, i) => (i % 2 === 1 ? part : move(part)))
    .join('');
}

interface Lists {
  readonly strings: readonly string[];
  readonly looks: readonly Look[];
}

function cellContent(cell: Scanned, formula: string | null, { strings, looks }: Lists): CellContent | null {
  const look = looks[Number(attribute(cell.attributes, 's') ?? 0)];
  const value = cellValue(cell, strings);
  const styled = look !== undefined && Object.keys(look.style).length > 0;
  const formatted = look !== undefined && look.format !== 'General';
  if (value === '' && formula === null && !styled && !formatted) return null;
  return {
    value,
    ...(formula !== null && { formula: fromFileFormula(formula, functionNamespace) }),
    ...(formatted && { format: look.format }),
    ...(styled && { style: look.style }),
  };
}

function cellValue({ attributes, content }: Scanned, strings: readonly string[]): CellValue {
  const text = unescapeXml(first(content, 'v')?.content ?? '');
  switch (attribute(attributes, 't')) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'inlineStr':
      return itemText(first(content, 'is')?.content ?? '');
    case 'b':
      return text === '1';
    case 'str':
    case 'e':
      return text;
    case 'd': {
      const time = Date.parse(text.endsWith('Z') ? text : `${text}Z`);
      return Number.isNaN(time) ? text : time / 86_400_000 + 25_569;
    }
    default:
      return text === '' ? '' : Number(text);
  }
}
