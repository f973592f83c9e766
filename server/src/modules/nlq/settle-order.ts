import type { Expression, Ordering, Query } from './plan.js';

const same = (a: Expression, b: Expression): boolean => JSON.stringify(a) === JSON.stringify(b);

const isWithin = (orders: readonly Ordering[], by: Expression): boolean => orders.some((order) => same(order.by, by));

/** Time runs forward, other groups from the largest down; groups break ties, so that equal questions give equal bytes. */
export const settleOrder = (query: Query): Query => {
  if (query.groupBy.length === 0 || query.combine) return query;
  const bucket = query.groupBy.find(({ kind }) => kind === 'bucket');
  const measure = query.select.map(({ value }) => value).find(({ kind }) => kind === 'aggregate');
  const first: Ordering[] = bucket
    ? [{ by: bucket, descending: false }]
    : measure
      ? [{ by: measure, descending: true }]
      : [];
  const asked = query.orderBy.length > 0 ? query.orderBy : first;
  const ties = query.groupBy.filter((by) => !isWithin(asked, by)).map((by): Ordering => ({ by, descending: false }));
  return { ...query, orderBy: [...asked, ...ties] };
};
