import { freeTableName } from '../sheet-names.js';
import { rangeAt } from '../blocks.js';
import type { PlannedTable } from './plan.js';

const STYLE = 'TableStyleMedium2';

/** Names of tables and defined names, which share one space in Excel. */
export const takenTableNames = async (context: Excel.RequestContext): Promise<string[]> => {
  const { tables, names } = context.workbook;
  tables.load('items/name');
  names.load('items/name');
  await context.sync();
  return [...tables.items, ...names.items].map((item) => item.name);
};

/** Lays real Excel tables over the written values and gives back their names. */
export const addTables = (
  sheet: Excel.Worksheet,
  tables: readonly PlannedTable[],
  name: string,
  taken: readonly string[],
): string[] => {
  const names = [...taken];
  return tables.map((planned) => {
    const table = sheet.tables.add(rangeAt(sheet, planned.area), true);
    const free = freeTableName(`${name}${planned.suffix}`, names);
    names.push(free);
    table.name = free;
    table.style = STYLE;
    return free;
  });
};
