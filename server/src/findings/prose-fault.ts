import type { Fact } from '#shared/answers/finding.js';
import { narrativeFault, placeholdersOf, proseOf } from '#shared/answers/narrative.js';
import { beginnings, directionOf, isClaim } from './prose-words.js';

const LONGEST = 400;

/** Letters and the signs of a sentence: no digit, link, formula, markup or foreign alphabet can be written with them. */
const PLAIN = /^[A-Za-z ,.;:'-]*$/;

/** A fact stands free, so that nothing changes its size or sign: no "-{share}", no "{amount}k". */
const ATTACHED = /[^\s]\{|\}(?!'s\b)[^\s,.;:]/;

/** Our own sentence, and what may be said of it. */
export interface OwnWords {
  /** With its facts as {fact}; several sentences may be joined. */
  readonly template: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Names of columns: each is said as a fact or not at all, but where our own sentence has the word. */
  readonly columns: readonly string[];
  /** Whether every fact of the template must be said; else some may be left out. */
  readonly whole: boolean;
}

const wordsOf = (template: string): string[] =>
  proseOf(template)
    .toLowerCase()
    .split(/[^a-z']+/)
    .filter((word) => word !== '');

/** In the same order, so that no two facts change their parts. */
const isInOrder = (said: readonly string[], own: readonly string[]): boolean => {
  let at = 0;
  for (const name of own) if (said[at] === name) at += 1;
  return at === said.length;
};

const factFault = (text: string, { template, whole }: OwnWords): string | null => {
  const [said, own] = [placeholdersOf(text), placeholdersOf(template)];
  if (!isInOrder(said, own)) return 'The facts do not come in the order of our own sentence.';
  if (whole && said.length < own.length) return 'A fact of our own sentence is missing.';
  return ATTACHED.test(text) ? 'Something is attached to a fact.' : null;
};

/** A capital stands where a sentence begins with one of the known beginnings, and nowhere else. */
const capitalFault = (text: string): string | null => {
  for (const sentence of text.split(/(?<=\.)\s+/)) {
    const spoken = proseOf(sentence).split(/\s+/);
    const named = spoken.find(
      (word, at) => /[A-Z]/.test(word) && !(at === 0 && beginnings.has(word.replace(/,$/, ''))),
    );
    if (named) return `"${named}" may be a name.`;
  }
  return null;
};

const wordFault = (text: string, { template }: OwnWords): string | null => {
  const own = new Set(wordsOf(template));
  const ways = new Set([...own].map(directionOf));
  for (const word of wordsOf(text)) {
    if (own.has(word)) continue;
    if (isClaim(word)) return `"${word}" is not in our own sentence.`;
    const way = directionOf(word);
    if (way !== null && !ways.has(way)) return `"${word}" points another way than our own sentence.`;
  }
  return null;
};

const plainly = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `;

const columnFault = (text: string, { template, columns }: OwnWords): string | null => {
  const [prose, own] = [plainly(proseOf(text)), plainly(proseOf(template))];
  const said = columns.map(plainly).find((name) => name.trim() !== '' && prose.includes(name) && !own.includes(name));
  return said === undefined ? null : `"${said.trim()}" is a column and no fact of the sentence.`;
};

/**
 * What is wrong with a model's wording of one of our sentences: any number, name, sign or word that could say more, or other, than
 * the sentence it stands for.
 * @returns one sentence, or null when it may be shown
 */
export const proseFault = (text: string, own: OwnWords): string | null => {
  if (text.length > LONGEST) return 'It is too long.';
  if (!PLAIN.test(proseOf(text)) || /\.\S/.test(proseOf(text).trim()) || /^\s*['-]/.test(text))
    return 'It is not plain text.';
  return (
    narrativeFault(text, own.facts) ??
    factFault(text, own) ??
    capitalFault(text) ??
    wordFault(text, own) ??
    columnFault(text, own)
  );
};
