import type { Book } from '../book/book.js';
import { intersect } from '../book/address.js';

const limit = 200_000;

/** Average, count and sum of the selection, as Excel's status bar shows them; empty for one cell. */
export function selectionSummary(book: Book): string {
  const selection = book.selection();
  if (selection.rows * selection.columns < 2) return '';
  const used = book.used(selection.sheet, true);
  const area = used && intersect(selection, used);
  if (!area || area.rows * area.columns > limit) return '';
  const filled = book
    .values({ ...area, sheet: selection.sheet })
    .flat()
    .filter((value) => value !== '');
  const numbers = filled.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return filled.length > 0 ? `Count: ${filled.length.toLocaleString('en-US')}` : '';
  const sum = numbers.reduce((total, value) => total + value, 0);
  const shown = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `Average: ${shown(sum / numbers.length)}   Count: ${shown(filled.length)}   Sum: ${shown(sum)}`;
}
