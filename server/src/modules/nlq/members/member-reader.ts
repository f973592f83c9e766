import { stem } from '../linking/stem.js';
import { tokensOf } from '../linking/tokens.js';
import type { ValueMatch } from '../linking/values.js';
import type { Circle } from './circle.js';
import { DeedReader, type MemberKnowledge } from './deed-reader.js';
import type { MemberQuestion } from './deed.js';
import { wordsOf, type Words } from './words.js';

const openings = /^(which|what|who|list|show|give|find|name|names|of|the|all|any|every|a|an|please|me|us)$/;

/** The words that may name those asked about, whatever they turn out to be. */
export const nounsIn = (question: string): string[] =>
  tokensOf(question)
    .filter(({ kind }) => kind === 'word')
    .map((token) => token.stem);

const readOpening = (words: Words): boolean => {
  words.takeAll(openings);
  const counts =
    (words.take(/^how$/) && words.take(/^many$/)) || (words.take(/^(number|count)$/) && (words.take(/^of$/) || true));
  words.takeAll(openings);
  return counts;
};

/**
 * Reads a question about the members of a circle by what they did and did not do: "customers with no orders", "who bought both … and …",
 * "ordered in 2024 but not in 2025". Null when any word finds no place, or the words may be taken in more than one way.
 *
 * @param noun - the stem of the word that names the circle
 * @param reach - tables whose values say what a deed was about
 */
export const readMembers = (
  question: string,
  circle: Circle,
  noun: string,
  known: MemberKnowledge,
  reach: ReadonlySet<string>,
): MemberQuestion | null => {
  const words = wordsOf(question, known.periods);
  const own = new Set(circle.table === circle.deeds ? [] : [circle.table.name]);
  const counts = readOpening(words);
  const filters: ValueMatch[] = [];
  for (let value = words.value(known.values, own); value; value = words.value(known.values, own)) filters.push(value);
  if (words.now?.stem !== noun) return null;
  words.at += 1;
  const start = words.at;
  const placed = words.take(/^(from|in|of)$/) ? words.value(known.values, own) : null;
  if (placed) filters.push(placed);
  else words.at = start;
  const deeds = new DeedReader(words, circle, known, reach).read();
  if (!deeds) return null;
  const group = words.now ? groupIn(words, circle) : null;
  if (words.now || (group !== null && !counts)) return null;
  return { counts, filters, deeds, group };
};

const groupIn = (words: Words, { table }: Circle): string | null => {
  words.take(/^(by|per)$/);
  const rest = words.tokens.slice(words.at).map((token) => token.stem);
  const column = table.columns.find(
    ({ name }) =>
      name
        .split(/[\s_]+/)
        .map((word) => stem(word.toLowerCase()))
        .join(' ') === rest.join(' '),
  );
  if (!column) return null;
  words.at = words.tokens.length;
  return column.name;
};
