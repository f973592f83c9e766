import type { Query } from './plan.js';

const count = { value: { kind: 'aggregate', name: 'count', of: null, distinct: false } as const, as: 'n' };

/** Counts the rows a query reads that hold its conditions. */
export const countingQuery = (query: Query): Query => ({
  ...query,
  select: [count],
  distinct: false,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
  topPerGroup: null,
  combine: null,
});
