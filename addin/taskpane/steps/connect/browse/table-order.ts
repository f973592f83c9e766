import type { SourceTable } from '#shared/contract/connections.js';

export const tableOrders = ['name', 'rows'] as const;
export type TableOrder = (typeof tableOrders)[number];

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** By name, or the largest first; tables whose size the source does not estimate come last. */
export const orderTables = (tables: readonly SourceTable[], order: TableOrder): SourceTable[] =>
  tables.toSorted(
    (a, b) => (order === 'rows' ? (b.rowEstimate ?? -1) - (a.rowEstimate ?? -1) : 0) || byName.compare(a.name, b.name),
  );
