import { AppError } from '#shared/errors/app-error.js';
import { textWithoutPrefix, type CellValue } from './cell-values.js';
import type { PlannedTable } from './plan.js';

const same = (written: CellValue, read: unknown): boolean => {
  const expected = textWithoutPrefix(written);
  if (typeof expected === 'number' && typeof read === 'number')
    return Math.abs(expected - read) <= Math.abs(expected) * 1e-14;
  return expected === read;
};

/** The four corners of a planned table: [row, column, value]. */
const cornersOf = ({ header, body }: PlannedTable): [number, number, CellValue][] => {
  const last = body.at(-1) ?? [];
  const right = header.length - 1;
  return [
    [0, 0, header[0] ?? ''],
    [0, right, header[right] ?? ''],
    [body.length, 0, last[0] ?? ''],
    [body.length, right, last[right] ?? ''],
  ];
};

/**
 * Reads row count and corner cells of the written tables back.
 * @throws AppError `conflict` when the sheet does not hold what was written
 */
export const verifyTables = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
  names: readonly string[],
): Promise<void> => {
  const checks = tables.map((planned, index) => {
    const range = sheet.tables.getItem(names[index] ?? '').getRange();
    range.load('rowCount,columnCount');
    const corners = cornersOf(planned).map(([row, column, value]) => {
      const cell = range.getCell(row, column);
      cell.load('values');
      return { cell, value };
    });
    return { planned, range, corners };
  });
  await context.sync();
  for (const { planned, range, corners } of checks) {
    const shape = range.rowCount === planned.area.rows && range.columnCount === planned.area.columns;
    if (shape && corners.every(({ cell, value }) => same(value, cell.values[0]?.[0]))) continue;
    throw new AppError(
      'conflict',
      'The sheet did not hold what was written, so the result was taken back. Somebody may have edited it meanwhile. Insert it again.',
    );
  }
};
