import type { SheetContent, WorkbookContent } from '../book/content.js';
import { customersSheet } from './customers.js';
import { monthlySheet } from './monthly.js';
import { ordersSheet } from './orders.js';
import { Random } from './random.js';

const hint = 'Type a function here, for example =DV.ASK("units by region",Orders!A1:H5001)';

const trySheet: SheetContent = {
  name: 'Try',
  rows: [[{ value: hint, style: { italic: true, color: '#595959' } }]],
  columnWidths: [],
  merges: [],
  frozen: { rows: 0, columns: 0 },
  tables: [],
  protected: false,
  properties: {},
};

/** The workbook people meet first. The same seed gives the same cells. */
export function sampleWorkbook(seed = 2026): WorkbookContent {
  const random = new Random(seed);
  return {
    name: 'Orders 2023 to 2025',
    sheets: [ordersSheet(random), monthlySheet(random), customersSheet(random), trySheet],
    settings: {},
    functionResults: [],
  };
}
