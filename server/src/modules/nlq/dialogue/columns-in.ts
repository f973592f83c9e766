import type { Condition, Expression, Query } from '../plan.js';

type Part = Expression | Condition | Query;

const walk = (part: unknown, see: (table: string, column: string) => void): void => {
  if (Array.isArray(part)) for (const item of part) walk(item, see);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  const { kind, table, column, query } = part as Record<string, unknown>;
  if (kind === 'column') see(String(table), String(column));
  if (query !== undefined) return walk({ ...part, query: undefined }, see);
  for (const child of Object.values(part)) walk(child, see);
};

/** The columns an expression reads itself, subqueries left out, as table NUL column. */
export const columnsIn = (part: Part): string[] => {
  const found = new Set<string>();
  walk(part, (table, column) => found.add(`${table}\u0000${column}`));
  return [...found];
};

/** The tables a query reads outside of subqueries. */
export const tablesIn = ({ select, where, groupBy, having, orderBy }: Query): string[] => {
  const found = new Set<string>();
  walk([select, where, groupBy, having, orderBy], (table) => found.add(table));
  return [...found];
};
