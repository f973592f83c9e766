import type { Selection, TableReference } from '#shared/contract/connections.js';

export type { Filter, Selection, TableReference } from '#shared/contract/connections.js';

/** The whole table. */
export const wholeTable = (table: TableReference): Selection => ({ table, columns: null, filters: [], maxRows: null });
