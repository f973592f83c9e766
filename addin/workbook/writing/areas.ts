import { enclosing, type Area } from '../addresses.js';
import type { PlacedChart } from './chart-places.js';
import type { SheetPlan } from './plan.js';

/** Every rectangle a result writes cells in. */
export const writtenAreas = (plan: SheetPlan, charts: readonly PlacedChart[]): Area[] => [
  ...plan.tables.map(({ area }) => area),
  ...[...plan.lines, ...charts.flatMap(({ reading }) => reading)].map(({ row, column }) => ({
    row,
    column,
    rows: 1,
    columns: 1,
  })),
];

export const writtenArea = (plan: SheetPlan, charts: readonly PlacedChart[]): Area =>
  enclosing(writtenAreas(plan, charts));
