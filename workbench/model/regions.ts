import type { Book, CellValue } from '../book/book.js';
import { intersect, type Area, type SheetArea } from '../book/address.js';

/** The block of filled cells around `from`, bounded by empty rows and columns (Ctrl+A in Excel). */
export function surroundingRegion(book: Book, from: SheetArea): SheetArea {
  const used = book.used(from.sheet, true);
  if (!used) return from;
  const values = book.values({ ...used, sheet: from.sheet });
  let region: Area = from;
  for (;;) {
    const grown = grow(region, used, values);
    if (grown === region) break;
    region = grown;
  }
  return { ...region, sheet: from.sheet };
}

/** One cell further on each side where a filled cell touches the region; the region itself if none does. */
function grow(region: Area, used: Area, values: readonly (readonly CellValue[])[]): Area {
  const strips: readonly [Area, Area][] = [
    [
      { row: region.row - 1, column: region.column - 1, rows: 1, columns: region.columns + 2 },
      { ...region, row: region.row - 1, rows: region.rows + 1 },
    ],
    [
      { row: region.row + region.rows, column: region.column - 1, rows: 1, columns: region.columns + 2 },
      { ...region, rows: region.rows + 1 },
    ],
    [
      { row: region.row - 1, column: region.column - 1, rows: region.rows + 2, columns: 1 },
      { ...region, column: region.column - 1, columns: region.columns + 1 },
    ],
    [
      { row: region.row - 1, column: region.column + region.columns, rows: region.rows + 2, columns: 1 },
      { ...region, columns: region.columns + 1 },
    ],
  ];
  const next = strips.find(([strip]) => anyFilled(strip, used, values));
  return next ? next[1] : region;
}

function anyFilled(strip: Area, used: Area, values: readonly (readonly CellValue[])[]): boolean {
  const seen = intersect(strip, used);
  if (!seen) return false;
  for (let row = seen.row; row < seen.row + seen.rows; row++) {
    for (let column = seen.column; column < seen.column + seen.columns; column++) {
      if (values[row - used.row]?.[column - used.column] !== '') return true;
    }
  }
  return false;
}

export type Direction = 'Left' | 'Right' | 'Up' | 'Down';

/** Where Ctrl+arrow lands from a cell. */
export function edge(book: Book, from: SheetArea, direction: Direction, limits: Area): SheetArea {
  const used = book.used(from.sheet, true);
  const rows = direction === 'Up' || direction === 'Down';
  const step = direction === 'Up' || direction === 'Left' ? -1 : 1;
  const last = step < 0 ? 0 : (rows ? limits.rows : limits.columns) - 1;
  const start = rows ? from.row : from.column;
  const values = used ? book.values({ ...used, sheet: from.sheet }) : [];
  const filled = (position: number): boolean => {
    if (!used) return false;
    const row = (rows ? position : from.row) - used.row;
    const column = (rows ? from.column : position) - used.column;
    return (values[row]?.[column] ?? '') !== '';
  };
  const farthest = used ? lastFilled(used, rows, step) : last;
  let position = start;
  const inBlock = filled(start) && filled(start + step);
  while (position !== last) {
    if (inBlock && !filled(position + step)) break;
    position += step;
    if (!inBlock && filled(position)) break;
    if (step > 0 ? position > farthest : position < farthest) {
      position = last;
      break;
    }
  }
  return {
    sheet: from.sheet,
    row: rows ? position : from.row,
    column: rows ? from.column : position,
    rows: 1,
    columns: 1,
  };
}

function lastFilled(used: Area, rows: boolean, step: number): number {
  if (rows) return step > 0 ? used.row + used.rows - 1 : used.row;
  return step > 0 ? used.column + used.columns - 1 : used.column;
}
