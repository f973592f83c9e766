import type { Selection as AskedSelection, TableReference } from '#shared/contract/connections.js';

export type { Filter, TableReference } from '#shared/contract/connections.js';

export interface Selection extends AskedSelection {
  /** Only about this share of the rows, each as likely as any other, above 0 and below 1. */
  readonly share?: number;
}

/** The whole table. */
export const wholeTable = (table: TableReference): Selection => ({ table, columns: null, filters: [], maxRows: null });
