import { counted } from '#shared/wording/numbers.js';
import { areaAddress, sheetAddress, type Area } from '../addresses.js';
import type { Written } from '../writing/insert.js';

/** What Undo will do to a first insertion, exactly. */
export const undoEffectOf = ({ trace, sheet, area, overwritten }: Written, logged: boolean): string => {
  const objects = `${counted(trace.tables.length, 'table')} and ${counted(trace.charts.length, 'chart')}`;
  const restored = overwritten === 0 ? '' : `, restores ${counted(overwritten, 'overwritten cell')}`;
  const comments = trace.comments.length === 0 ? '' : `, removes ${counted(trace.comments.length, 'comment')}`;
  const removal = trace.createdSheet
    ? `Removes the sheet ${sheet} with ${objects}`
    : `Clears ${sheetAddress(sheet, areaAddress(area))} with ${objects}${restored}`;
  return `${removal}${comments}${logged ? ', and marks the run as undone on DV Log' : ''}. No other cell changes.`;
};

/** What Undo will do to a refresh, exactly. */
export const refreshEffect = (sheet: string, before: Area): string =>
  `Puts the table at ${sheetAddress(sheet, areaAddress(before))} back as it was before the refresh. No other cell changes.`;
