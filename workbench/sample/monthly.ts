import type { CellContent, SheetContent } from '../book/content.js';
import { serialOf } from '../book/typed.js';
import type { Random } from './random.js';

const monthCount = 72;
const firstYear = 2020;

/** Six years of monthly revenue in A1:B73: a rising line, a yearly season and noise. */
export function monthlySheet(random: Random): SheetContent {
  const rows = Array.from({ length: monthCount }, (_, month): CellContent[] => {
    const trend = 240_000 + 2_150 * month;
    const season = 1 + 0.14 * Math.sin(((month % 12) / 12) * 2 * Math.PI - 1.9) + (month % 12 === 11 ? 0.12 : 0);
    const noise = 1 + 0.025 * random.normal();
    const day = serialOf(firstYear + Math.floor(month / 12), (month % 12) + 1, 1) as number;
    return [
      { value: day, format: 'mmm yyyy' },
      { value: Math.round(trend * season * noise), format: '#,##0' },
    ];
  });
  const header = ['Month', 'Revenue'].map((value): CellContent => ({ value, style: { bold: true } }));
  return {
    name: 'Monthly',
    rows: [header, ...rows],
    columnWidths: [66, 72],
    merges: [],
    frozen: { rows: 1, columns: 0 },
    tables: [],
    protected: false,
    properties: {},
  };
}
