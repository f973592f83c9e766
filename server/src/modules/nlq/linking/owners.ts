import type { SchemaSnapshot, TableInfo } from '../schema/snapshot.js';
import type { Item } from './items.js';
import type { Candidate, Mention } from './mentions.js';
import { labelColumn } from '../planner/labels.js';

const isCue = (item: Item | undefined, ...kinds: string[]): boolean =>
  item?.kind === 'cue' && kinds.includes(item.cue.is);

const isOf = (item: Item | undefined): boolean =>
  (isCue(item, 'of') && /^(of|for)$/i.test(item?.text ?? '')) ||
  (isCue(item, 'group') && /^of /i.test(item?.text ?? ''));

/** The tables a mention surely stands for. */
const tablesOf = (mention: Mention): Set<string> =>
  new Set(mention.candidates.flatMap(({ table, column, score }) => (column === null && score >= 0.9 ? [table] : [])));

const isUnowned = (item: Item | undefined): boolean => item?.kind === 'mention' && !/ of /i.test(item.text);

/** Where the list before "of" begins: "method, date and amount of each payment". */
const listStart = (items: readonly Item[], end: number): number => {
  let start = end;
  while (isUnowned(items[start - 1]) || isCue(items[start - 1], 'comma', 'and', 'distinct', 'aggregate')) start -= 1;
  return start;
};

/** The mention behind "of all the", if it names a table. */
const ownerAfter = (items: readonly Item[], of: number): Set<string> => {
  let at = of + 1;
  while (isCue(items[at], 'each', 'any', 'distinct', 'everything')) at += 1;
  const owner = items[at];
  return owner?.kind === 'mention' ? tablesOf(owner.mention) : new Set();
};

const label = (table: TableInfo | undefined): Candidate[] => {
  const name = labelColumn(table);
  const column = table?.columns.find((each) => each.name === name);
  return table && column?.kind === 'text' && !column.primary
    ? [{ table: table.name, column: column.name, score: 0.96 }]
    : [];
};

const owned = (mention: Mention, owners: ReadonlySet<string>, schema: SchemaSnapshot): Mention => {
  const own = mention.candidates.filter(({ table, column }) => owners.has(table) && column !== null);
  const labels =
    /^(names?|titles?)$/i.test(mention.text) && !own.some(({ score }) => score >= 0.9)
      ? schema.tables.filter(({ name }) => owners.has(name)).flatMap(label)
      : [];
  const likely = [...own, ...labels].some(({ score }) => score >= 0.6);
  if (!likely) return mention;
  const weaker = [...own, ...labels].some(({ score }) => score >= 0.8) ? 0.7 : 0.85;
  const others = mention.candidates
    .filter((candidate) => !own.includes(candidate))
    .map((candidate) => ({ ...candidate, score: weaker * candidate.score }));
  const raised = own.map((candidate) => ({ ...candidate, score: Math.min(1, candidate.score + 0.12) }));
  return { ...mention, candidates: [...labels, ...raised, ...others].sort((a, b) => b.score - a.score) };
};

/** The tables of a column named with its owner: "code of the location", after "name and". */
const ownerWithin = (item: Item | undefined): Set<string> => {
  if (item?.kind !== 'mention' || !/ of /i.test(item.text)) return new Set();
  return new Set(
    item.mention.candidates.flatMap(({ table, column, score }) => (column !== null && score >= 0.97 ? [table] : [])),
  );
};

/** "name of each festival": what stands before "of" is a column of the table behind it, whatever other tables call so too. */
export const withOwners = (items: readonly Item[], schema: SchemaSnapshot): Item[] => {
  const out = [...items];
  items.forEach((item, of) => {
    const computed = isCue(items[of - 1], 'aggregate', 'count');
    const owners = isOf(item) ? ownerAfter(items, of) : computed ? new Set<string>() : ownerWithin(item);
    if (owners.size === 0) return;
    for (let at = listStart(items, of); at < of; at += 1) {
      const each = out[at];
      if (each?.kind !== 'mention' || tablesOf(each.mention).size > 0) continue;
      out[at] = { ...each, mention: owned(each.mention, owners, schema) };
    }
  });
  return out;
};
