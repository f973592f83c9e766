import type { Cell } from '#shared/data/cell.js';
import type { Query } from '../plan.js';

/** What ranks the rows, one row further than the answer goes; null where nothing is cut off. */
export const rankingQuery = (query: Query): Query | null => {
  if (query.limit === null || query.orderBy.length === 0 || query.combine) return null;
  const select = query.orderBy.map(({ by }, at) => ({ value: by, as: `rank${at + 1}` }));
  return { ...query, distinct: false, select, limit: query.limit + 1 };
};

/** The first row left out ranks equal to the last one given: "the largest" are several. */
export const endsInTie = ({ limit }: Query, ranks: readonly (readonly Cell[])[]): boolean =>
  limit !== null && ranks.length > limit && JSON.stringify(ranks[limit]) === JSON.stringify(ranks[limit - 1]);
