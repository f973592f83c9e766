import type { Weighted } from './item.js';
import { textOf } from './mentions.js';
import type { Token } from './tokens.js';
import type { ValueIndex, ValueMatch } from './values.js';
import { isFunctionWord } from './words.js';

/** Words of a stretch that are more than grammar. */
export const contentCount = (tokens: readonly Token[], start: number, end: number): number =>
  tokens.slice(start, end).filter(({ kind, lower }) => kind !== 'mark' && !isFunctionWord(lower)).length;

const isCapitalised = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);

const valueWeight = (tokens: readonly Token[], start: number, end: number, score: number): number => {
  const words = end - start;
  const content = contentCount(tokens, start, end);
  if (content === 0) return 0;
  const capital = tokens.slice(start, end).filter((token, index) => isCapitalised(token) && start + index > 0).length;
  return score * (content * 0.8 + (words - content) * 0.3) + 0.45 * capital;
};

/** "products" is not the value "Product": a plain noun with another ending, where the data writes a name. */
const isPlainNoun = (token: Token, { spellings }: ValueMatch): boolean =>
  !isCapitalised(token) &&
  /^\p{Lu}/u.test(spellings[0] ?? '') &&
  !/(an|ese|ish|ian|ch)$/.test(token.lower) &&
  token.lower !== 'female' &&
  token.lower !== 'male';

const longestValue = 9;

/** "nominated in 2007" says what happened, "are cancelled" what the data may hold. */
const isVerb = (token: Token, next: Token | undefined, length: number): boolean =>
  length === 1 && /^\p{Ll}+ed$/u.test(token.text) && /^(in|for|by|to|at|from|on)$/.test(next?.lower ?? '');

/** A small-letter word that names a column or table is rather that than a value the data writes with a capital. */
const isRatherName = (
  token: Token | undefined,
  length: number,
  match: ValueMatch | undefined,
  names: ReadonlySet<Token>,
): boolean =>
  length === 1 &&
  token !== undefined &&
  match !== undefined &&
  names.has(token) &&
  !isCapitalised(token) &&
  /^\p{Lu}/u.test(match.spellings[0] ?? '');

/** Runs of words that the data holds. */
export const valueItems = (tokens: readonly Token[], values: ValueIndex, names: ReadonlySet<Token>): Weighted[] =>
  tokens.flatMap((token, start): Weighted[] => {
    if (token.kind === 'quoted') {
      return [
        {
          kind: 'value',
          start,
          end: start + 1,
          text: token.text,
          matches: quotedMatches(token.text, values),
          quoted: true,
          weight: 5,
        },
      ];
    }
    if (token.kind === 'mark') return [];
    return spansOfWords(tokens, start).flatMap(({ end, text }) => {
      if (end === start + 1 && token.number !== undefined) return [];
      const stated = /^(is|are|was|were|as)$/.test(tokens[start - 1]?.lower ?? '');
      const matches = values.find(text).filter((match) => match.score === 1 || stated || !isPlainNoun(token, match));
      const doubt =
        isRatherName(token, end - start, matches[0], names) || isVerb(token, tokens[end], end - start) ? 0.4 : 1;
      const weight = matches.length > 0 ? doubt * valueWeight(tokens, start, end, matches[0]?.score ?? 0) : 0;
      return weight > 0 ? [{ kind: 'value', start, end, text, matches, quoted: false, weight }] : [];
    });
  });

const quotedMatches = (text: string, values: ValueIndex): readonly ValueMatch[] => {
  const found = values.find(text);
  if (found.length > 0) return found;
  const near = values.similar(text);
  return near.length > 0 ? near : values.containing(text);
};

const spansOfWords = (tokens: readonly Token[], start: number): { end: number; text: string }[] => {
  const spans: { end: number; text: string }[] = [];
  for (let end = start + 1; end <= Math.min(tokens.length, start + longestValue); end += 1) {
    const last = tokens[end - 1];
    if (!last || last.kind === 'quoted' || /[?!;"]/.test(last.text)) break;
    if (last.kind !== 'mark') spans.push({ end, text: textOf(tokens, start, end) });
  }
  return spans;
};

/** Capitalised words that no reading covers belong together: a name the data may not hold. */
export const unknownNames = (tokens: readonly Token[], values: ValueIndex): Weighted[] =>
  tokens.flatMap((token, start): Weighted[] => {
    if (start === 0 || token.kind !== 'word' || !isCapitalised(token)) return [];
    return spansOfWords(tokens, start).flatMap(({ end, text }): Weighted[] => {
      if (!tokens.slice(start, end).every(isCapitalised)) return [];
      const near = [...values.similar(text), ...values.containing(text)];
      return near.length > 0
        ? [{ kind: 'value', start, end, text, matches: near, quoted: false, weight: 0.5 * (end - start) }]
        : [];
    });
  });
