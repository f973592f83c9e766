import type { Condition, Expression } from '../plan.js';
import type { Builder } from './builder.js';

/** The key by which rows of `entity` are found in the tables on the way to `table`: [entity column, its partner]. */
export const linkKey = (builder: Builder, entity: string, table: string) => {
  const tree = builder.join([entity, table]);
  const first = tree?.joins[0];
  if (!tree || !first) return null;
  return { own: first.left.column, other: first.right, tables: new Set(tree.joins.map((join) => join.table)) };
};

/** Rows of the entity that have (or have not) rows in `table` under the conditions. */
export const membership = (
  builder: Builder,
  entity: string,
  table: string,
  { where, negated }: { where: Condition[]; negated: boolean },
): Condition | null => {
  const link = linkKey(builder, entity, table);
  if (!link) return null;
  const column: Expression = { kind: 'column', ...link.other };
  const known: Condition[] = negated ? [{ kind: 'isNull', of: column, negated: true }] : [];
  const query = builder.subquery(column, link.tables, [...known, ...where]);
  return query && { kind: 'inQuery', of: builder.column(entity, link.own), query, negated };
};

/** Many rows of `table` may belong to one row of `entity`. */
export const isToMany = (builder: Builder, entity: string, table: string): boolean => {
  const tree = builder.join([entity, table]);
  return (tree?.joins ?? []).some(({ right, left }) =>
    builder.schema.foreignKeys.some(
      ({ from, to }) => from.table === right.table && from.column === right.column && to.table === left.table,
    ),
  );
};

/** "students who have votes": only the students are shown, and one with several votes is given once. */
export const asksWhich = (builder: Builder, entity: string): boolean => {
  const { selects, orders, groups, superlative } = builder.draft;
  const unranked = orders.length === 0 && groups.length === 0 && superlative === null;
  return unranked && selects.every((part) => part.aggregate === null && builder.choice(part)?.table === entity);
};
