import { inExcel } from './excel-run.js';

/** A value of this add-in kept inside the workbook file. Anybody with the file can read it. */
export const readSetting = (key: string): Promise<string | null> =>
  inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key);
    setting.load('value');
    await context.sync();
    return setting.isNullObject || typeof setting.value !== 'string' ? null : setting.value;
  });

/** Null removes it. */
export const writeSetting = (key: string, value: string | null): Promise<void> =>
  inExcel(async (context) => {
    if (value !== null) {
      context.workbook.settings.add(key, value);
      return context.sync();
    }
    const setting = context.workbook.settings.getItemOrNullObject(key);
    await context.sync();
    if (setting.isNullObject) return;
    setting.delete();
    await context.sync();
  });
