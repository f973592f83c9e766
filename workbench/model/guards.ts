import type { Book, CellValue } from '../book/book.js';
import { intersect, isInsideGrid, parseReference, type Area, type SheetArea } from '../book/address.js';
import { accessDenied, invalidArgument, itemExists, itemNotFound } from '../host/api-error.js';

/** Excel refuses every change on a protected sheet with AccessDenied. */
export function assertWritable(book: Book, sheet: string, location: string): void {
  if (book.objects.sheet(sheet).protected) throw accessDenied(location);
}

/** Excel rejects arrays of another shape than the range; one value fills it. */
export function asGrid<V>(value: unknown, area: Area, location: string): V[][] {
  if (!Array.isArray(value)) {
    const row = new Array<V>(area.columns).fill(value as V);
    return Array.from({ length: area.rows }, () => row);
  }
  const grid = value as unknown[];
  const fits = grid.length === area.rows && grid.every((row) => Array.isArray(row) && row.length === area.columns);
  if (!fits) {
    throw invalidArgument(
      location,
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  return grid as V[][];
}

export function asCells(value: unknown, area: Area, location: string): (CellValue | null)[][] {
  return asGrid<CellValue | null>(value, area, location);
}

export function sheetByName(book: Book, name: string): string | null {
  const wanted = name.toLowerCase();
  return book.sheets().find((sheet) => sheet.name.toLowerCase() === wanted)?.id ?? null;
}

/** An address as the add-in gives it; without a sheet it means `sheet`. */
export function areaAt(book: Book, address: unknown, sheet: string, location: string): SheetArea {
  const reference = typeof address === 'string' ? parseReference(address) : null;
  if (!reference) throw invalidArgument(location);
  const found = reference.sheetName === null ? sheet : sheetByName(book, reference.sheetName);
  if (!found) throw itemNotFound(location);
  return { ...reference.area, sheet: found };
}

export function insideGrid(area: SheetArea, location: string): SheetArea {
  if (!isInsideGrid(area)) throw invalidArgument(location);
  return area;
}

export function assertSheetName(book: Book, name: unknown, location: string, self: string | null): string {
  const valid =
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 31 &&
    !/[\\/?*[\]:]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'");
  if (!valid) throw invalidArgument(location, 'The worksheet name is not valid.');
  const taken = sheetByName(book, name);
  if (taken && taken !== self) throw itemExists(location);
  return name;
}

/** Tables may not overlap, and a table's name may not be taken or look like a cell. */
export function assertTableName(book: Book, name: unknown, self: string | null): string {
  const valid = typeof name === 'string' && /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !parseReference(name);
  if (!valid) throw invalidArgument('Table.name', 'The table name is not valid.');
  const wanted = name.toLowerCase();
  const taken =
    book.objects.tables.some((table) => table.id !== self && table.name.toLowerCase() === wanted) ||
    book.objects.names.some((named) => named.name.toLowerCase() === wanted);
  if (taken) throw itemExists('Table.name');
  return name;
}

export function assertFreeOfTables(book: Book, area: SheetArea, location: string): void {
  const overlaps = book.objects.tables.some((table) => table.area.sheet === area.sheet && intersect(table.area, area));
  if (overlaps) throw invalidArgument(location, "A table can't overlap another table.");
}
