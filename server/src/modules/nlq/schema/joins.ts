import type { Join } from '../plan.js';
import type { ForeignKey, SchemaSnapshot } from './snapshot.js';

export interface JoinTree {
  readonly from: string;
  readonly joins: readonly Join[];
}

const edgesAt = (schema: SchemaSnapshot, table: string): { to: string; key: ForeignKey }[] =>
  schema.foreignKeys.flatMap((key) => {
    if (key.from.table === key.to.table) return [];
    if (key.from.table === table) return [{ to: key.to.table, key }];
    return key.to.table === table ? [{ to: key.from.table, key }] : [];
  });

type Preference = (key: ForeignKey) => number;

/** Shortest way from any joined table to the wanted one (breadth first); among equal keys the preferred one. */
const pathTo = (
  schema: SchemaSnapshot,
  joined: readonly string[],
  wanted: string,
  prefer: Preference,
): Join[] | null => {
  const cameBy = new Map<string, Join | null>(joined.map((table) => [table, null]));
  const queue = [...joined];
  for (let table = queue.shift(); table !== undefined; table = queue.shift()) {
    if (table === wanted) break;
    for (const { to, key } of edgesAt(schema, table).sort((a, b) => prefer(b.key) - prefer(a.key))) {
      if (cameBy.has(to)) continue;
      const [left, right] = key.from.table === table ? [key.from, key.to] : [key.to, key.from];
      cameBy.set(to, { table: to, left, right });
      queue.push(to);
    }
  }
  if (!cameBy.has(wanted)) return null;
  const path: Join[] = [];
  for (let join = cameBy.get(wanted); join; join = cameBy.get(join.left.table)) path.unshift(join);
  return path;
};

/** Joins that connect the tables along foreign keys, with as few others as a greedy search finds; null when they do not connect. */
export const joinTree = (
  schema: SchemaSnapshot,
  tables: readonly string[],
  prefer: Preference = () => 0,
): JoinTree | null => {
  const [from, ...rest] = [...new Set(tables)];
  if (from === undefined) return null;
  const joins: Join[] = [];
  const missing = [...rest];
  while (missing.length > 0) {
    const joined = [from, ...joins.map(({ table }) => table)];
    const paths = missing.map((table) => pathTo(schema, joined, table, prefer));
    const shortest = paths.filter((path) => path !== null).sort((a, b) => a.length - b.length)[0];
    if (!shortest) return null;
    joins.push(...shortest);
    const now = new Set([from, ...joins.map(({ table }) => table)]);
    missing.splice(0, missing.length, ...missing.filter((table) => !now.has(table)));
  }
  return { from, joins };
};
