import type { Receipt } from '#shared/answers/receipt.js';
import { hasNotes } from '../excel-run.js';
import { noteText } from '../provenance.js';
import { rangeAt } from '../blocks.js';
import type { SheetPlan } from './plan.js';

/** The receipt as a note on the first header cell, where the host knows notes; row 2 tells the rest everywhere. */
export const addNote = (sheet: Excel.Worksheet, plan: SheetPlan, receipt: Receipt): void => {
  const first = plan.tables[0];
  if (!first || !hasNotes()) return;
  sheet.notes.add(rangeAt(sheet, { ...first.area, rows: 1, columns: 1 }), noteText(receipt));
};
