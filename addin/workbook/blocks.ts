import type { Area } from './addresses.js';

/** Cells moved in one sync: far below the host's 5 MB whatever stands in them. */
export const CELLS_PER_SYNC = 50_000;

/** The area in bands of whole rows, each small enough for one sync. */
export const bandsOf = (area: Area, cells = CELLS_PER_SYNC): Area[] => {
  const rows = Math.max(1, Math.floor(cells / area.columns));
  return Array.from({ length: Math.ceil(area.rows / rows) }, (_, index) => ({
    ...area,
    row: area.row + index * rows,
    rows: Math.min(rows, area.rows - index * rows),
  }));
};

export const rangeAt = (sheet: Excel.Worksheet, area: Area): Excel.Range =>
  sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);

export const areaOf = (range: Excel.Range): Area => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

export const AREA_PROPERTIES = 'rowIndex,columnIndex,rowCount,columnCount';

/** The part of an area that holds anything at all, or null. */
export const usedPart = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
): Promise<Area | null> => {
  const used = rangeAt(sheet, area).getUsedRangeOrNullObject(true);
  used.load(AREA_PROPERTIES);
  await context.sync();
  return used.isNullObject ? null : areaOf(used);
};
