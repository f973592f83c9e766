/** A block of cells; zero-based, sizes in cells. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** An area on a sheet, by the sheet's id. */
export interface SheetArea extends Area {
  readonly sheet: string;
}

/** Excel's grid. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384 } as const;

/** 0 -> A, 27 -> AB */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Excel's own spelling: `A1`, `A1:B2`, `A:C`, `1:3`. */
export function formatArea(area: Area): string {
  const lastColumn = area.column + area.columns - 1;
  const lastRow = area.row + area.rows;
  if (area.rows >= sheetLimits.rows && area.columns < sheetLimits.columns) {
    return `${columnLetters(area.column)}:${columnLetters(lastColumn)}`;
  }
  if (area.columns >= sheetLimits.columns) return `${area.row + 1}:${lastRow}`;
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${columnLetters(lastColumn)}${lastRow}`;
}

/** A sheet name as it stands before the `!`: quoted unless it is a plain word. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export interface Reference {
  readonly sheetName: string | null;
  readonly area: Area;
}

function between(rowA: number, rowB: number, columnA: number, columnB: number): Area {
  return {
    row: Math.min(rowA, rowB),
    column: Math.min(columnA, columnB),
    rows: Math.abs(rowA - rowB) + 1,
    columns: Math.abs(columnA - columnB) + 1,
  };
}

function parseArea(text: string): Area | null {
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(text);
  if (cells) {
    const [, columnA = '', rowA = '', columnB = columnA, rowB = rowA] = cells;
    return between(Number(rowA) - 1, Number(rowB) - 1, columnIndex(columnA), columnIndex(columnB));
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text);
  if (columns) {
    return between(0, sheetLimits.rows - 1, columnIndex(columns[1] ?? ''), columnIndex(columns[2] ?? ''));
  }
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(text);
  return rows ? between(Number(rows[1]) - 1, Number(rows[2]) - 1, 0, sheetLimits.columns - 1) : null;
}

export function isInsideGrid(area: Area): boolean {
  return (
    area.row >= 0 &&
    area.column >= 0 &&
    area.rows >= 1 &&
    area.columns >= 1 &&
    area.row + area.rows <= sheetLimits.rows &&
    area.column + area.columns <= sheetLimits.columns
  );
}

/** Reads `A1`, `$A$1:B2`, `A:A`, `1:3`, `'My sheet'!A1`; null if it is none of them or off the grid. */
export function parseReference(text: string): Reference | null {
  const bang = text.lastIndexOf('!');
  const sheetName = bang < 0 ? null : text.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'");
  const area = parseArea(text.slice(bang + 1).replaceAll('$', ''));
  return area && isInsideGrid(area) ? { sheetName, area } : null;
}

/** The common cells of two areas, or null. */
export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest area that contains both. */
export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}
