import type { SchemaSnapshot, TableInfo } from '../schema/snapshot.js';
import type { Item } from './item.js';
import { nameWords } from './names.js';
import { stem } from './stem.js';
import { editDistance, type ValueIndex } from './values.js';
import { isFunctionWord } from './words.js';

const isCue = (item: Item | undefined, ...kinds: string[]): boolean =>
  item?.kind === 'cue' && kinds.includes(item.cue.is);

const isPlural = (word: string): boolean => {
  const root = stem(word);
  return root !== word && !/(ed|ing|er|est|ly|ion)$/.test(word) && (word.endsWith('s') || !word.startsWith(root));
};

/** Quantities are measured in rows, and never name them: "discounts by region" wants a column. */
const quantities = new Set(
  `amount price cost revenue profit income salary wage fee tax discount refund tip toll rate ratio score rating point percentage percent
  share margin budget balance value total sum average age weight height length width size distance duration speed temperature hour minute`
    .split(/\s+/)
    .map(stem),
);

/** "how many trips", "list trips", "top 5 trips", "more than 100 trips", "trips per week": where a sentence names what a row is. */
const isRowPosition = (items: readonly Item[], at: number): boolean => {
  const before = items[at - 1];
  const listed = (at === 0 || isCue(before, 'ask', 'everything')) && isCue(items[at + 1], 'relative');
  const persons = isCue(before, 'of') && /^(who|whose)$/i.test(items[at + 1]?.text ?? '');
  const counts = before?.kind === 'number' && isCue(items[at - 2], 'compare', 'superlative', 'ask', 'everything');
  return counts || listed || persons || opensGroups(items, at) || isCue(before, 'count', 'superlative');
};

/** "trips per week": how many of them is asked for. */
const opensGroups = (items: readonly Item[], at: number): boolean =>
  (at === 0 || isCue(items[at - 1], 'ask', 'everything')) && isCue(items[at + 1], 'group', 'by', 'bucket');

const isUnread = (item: Item): boolean =>
  item.kind === 'word' && !isFunctionWord(item.text.toLowerCase()) && /\p{L}/u.test(item.text);

const isLinked = (item: Item): boolean =>
  item.kind === 'mention' ||
  item.kind === 'value' ||
  item.kind === 'period' ||
  item.kind === 'number' ||
  isCue(item, 'bucket');

/** Rows that their key names already ("Order ID") are called by that name and no other. */
const isNameless = ({ aliases = [] }: TableInfo): boolean =>
  aliases.every((alias) => ['rows', 'records', 'entries'].includes(alias));

const isSlip = (word: string, table: TableInfo, values: ValueIndex): boolean => {
  if (stem(word).length < 5) return false;
  const most = word.length > 6 ? 2 : 1;
  const names = table.columns.flatMap(({ name }) => nameWords(name).stems);
  return names.some((name) => editDistance(stem(word), name, most) <= most) || values.similar(word).length > 0;
};

/** The one word of the question that can only mean the rows: it stands where rows are named, and all others are known. */
const rowNounAt = (items: readonly Item[], table: TableInfo, values: ValueIndex): number => {
  const unread = items.flatMap((item, at) => (isUnread(item) ? [at] : []));
  const [at, ...others] = unread;
  const word = items[at ?? -1]?.text ?? '';
  const fits =
    at !== undefined &&
    others.length === 0 &&
    isPlural(word) &&
    !quantities.has(stem(word)) &&
    isRowPosition(items, at) &&
    items.some(isLinked) &&
    isNameless(table) &&
    !isSlip(word, table, values);
  return fits ? at : -1;
};

interface RowsNamed {
  readonly items: readonly Item[];
  /** The word taken for the rows; null when none was. */
  readonly noun: string | null;
}

/**
 * "number of trips per week" over one sheet of taxi rides: a noun that names no column stands for the rows. Only where the rest
 * of the question is known, the rows have no name of their own, and the noun is no misspelt name or value.
 */
export const withRowNoun = (
  items: readonly Item[],
  { schema, values }: { schema: SchemaSnapshot; values: ValueIndex },
): RowsNamed => {
  const [table, ...others] = schema.tables;
  const at = table && others.length === 0 ? rowNounAt(items, table, values) : -1;
  const word = items[at];
  if (!table || word === undefined) return { items, noun: null };
  const { start, end, text } = word;
  const mention = { start, end, text, candidates: [{ table: table.name, column: null, score: 1 }] };
  const named: Item = { kind: 'mention', start, end, text, mention };
  const count: Item[] = opensGroups(items, at)
    ? [{ kind: 'cue', start, end: start, text: '', cue: { is: 'count' } }]
    : [];
  return { items: items.toSpliced(at, 1, ...count, named), noun: text };
};
