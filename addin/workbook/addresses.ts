/** A rectangle of cells, zero-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** 0 -> "A", 26 -> "AA". */
export const columnLetters = (index: number): string => {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
};

const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** "A1:C3", or "A1" for one cell. */
export const areaAddress = ({ row, column, rows, columns }: Area): string => {
  const first = cellName(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
};

const plainSheetName = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const looksLikeCell = /^([a-z]{1,3}\d+|r\d*c\d*|r\d*|c\d*)$/i;

/** `Orders!A1:C3`, `'Q3 report'!A1`: quoted as Excel quotes it. */
export const sheetAddress = (sheet: string, local: string): string => {
  const plain = plainSheetName.test(sheet) && !looksLikeCell.test(sheet);
  return `${plain ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${local}`;
};

/** Splits `'Q3 report'!A1:B2` into sheet and local address; the sheet is null when the address names none. */
export const splitAddress = (address: string): { sheet: string | null; local: string } => {
  const at = address.lastIndexOf('!');
  if (at < 0) return { sheet: null, local: address };
  const sheet = address.slice(0, at).replace(/^'(.*)'$/s, (_, inner: string) => inner.replaceAll("''", "'"));
  return { sheet, local: address.slice(at + 1) };
};

/** The smallest rectangle that holds all of them. */
export const enclosing = (areas: readonly Area[]): Area => {
  const row = Math.min(...areas.map((area) => area.row));
  const column = Math.min(...areas.map((area) => area.column));
  const endRow = Math.max(...areas.map((area) => area.row + area.rows));
  const endColumn = Math.max(...areas.map((area) => area.column + area.columns));
  return { row, column, rows: endRow - row, columns: endColumn - column };
};

export const cellsOf = (area: Area): number => area.rows * area.columns;
