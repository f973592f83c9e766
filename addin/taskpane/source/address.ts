/** Position of a block on a sheet; rows and columns are 1-based. */
export interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const columnLetters = (column: number): string =>
  column <= 0 ? '' : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

/** The top left cell of `Orders!B4:H5001` or `'Q3 Sales'!$B$4`; null when the text is not such an address. */
export const parseAddress = (address: string): Block | null => {
  const match = /^(?:(.+)!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?$/.exec(address);
  if (!match) return null;
  const [, sheet = '', letters = '', digits = ''] = match;
  return { sheet, row: Number(digits), column: columnNumber(letters) };
};

interface DataCell {
  /** 0-based column of the table. */
  readonly column: number;
  /** 1-based data row, the header row not counted. */
  readonly row: number;
  readonly headers: boolean;
}

/** Address of a data cell of the table that stands at `table`; null when `table` is not a worksheet address. */
export const cellAddress = (table: string, { column, row, headers }: DataCell): string | null => {
  const block = parseAddress(table);
  if (!block) return null;
  const cell = `${columnLetters(block.column + column)}${block.row + row - 1 + (headers ? 1 : 0)}`;
  return block.sheet ? `${block.sheet}!${cell}` : cell;
};

/** An address as people read it, without the quotes formulas need: `DV Profile Orders!A1:L12`. */
export const plainAddress = (address: string): string =>
  address.replace(/^'(.+)'!/, (_, sheet: string) => `${sheet.replaceAll("''", "'")}!`);
