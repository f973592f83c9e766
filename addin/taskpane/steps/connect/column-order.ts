import type { ColumnProfile } from '#shared/analyses/profile.js';

export const columnOrders = ['sheet', 'name', 'missing', 'issues'] as const;
export type ColumnOrder = (typeof columnOrders)[number];

const affected = ({ issues }: ColumnProfile) => issues.reduce((sum, { cells }) => sum + cells, 0);

const compare: Record<ColumnOrder, (a: ColumnProfile, b: ColumnProfile) => number> = {
  sheet: () => 0,
  name: (a, b) => a.name.localeCompare(b.name),
  missing: (a, b) => b.nulls - a.nulls,
  issues: (a, b) => affected(b) - affected(a),
};

/** The columns whose name contains `wanted`, in the order asked for. */
export const sortedColumns = (
  columns: readonly ColumnProfile[],
  wanted: string,
  order: ColumnOrder,
): ColumnProfile[] => {
  const text = wanted.trim().toLowerCase();
  return columns.filter(({ name }) => name.toLowerCase().includes(text)).sort(compare[order]);
};
