import type { Lexicon } from './lexicon.js';
import { cueReader, type Cue } from './cues.js';
import { mentionsIn, textOf, type Mention } from './mentions.js';
import { adjectives } from './thesaurus.js';
import type { Period, PeriodReader } from './periods.js';
import type { Token } from './tokens.js';
import type { ValueIndex, ValueMatch } from './values.js';
import { isFiller, isFunctionWord } from './words.js';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The question as a row of readings, each covering its words: what the parser walks over. */
export type Item =
  | (Place & { readonly kind: 'mention'; readonly mention: Mention })
  | (Place & { readonly kind: 'value'; readonly matches: readonly ValueMatch[]; readonly quoted: boolean })
  | (Place & { readonly kind: 'number'; readonly value: number })
  | (Place & { readonly kind: 'cue'; readonly cue: Cue })
  | (Place & { readonly kind: 'period'; readonly period: Period })
  | (Place & { readonly kind: 'word' });

type Weighted = Item & { readonly weight: number };

const readCues = cueReader(adjectives);

const contentCount = (tokens: readonly Token[], start: number, end: number): number =>
  tokens.slice(start, end).filter(({ kind, lower }) => kind !== 'mark' && !isFunctionWord(lower)).length;

const structural =
  /^(total|sum|average|mean|maximum|minimum|max|min|most|least|top|highest|lowest|count|order|share|rank|growth)$/;

/** Words that rank or compute open a phrase more often than they name a column. */
const isStructural = (word: string): boolean => structural.test(word) || Object.hasOwn(adjectives, word);

const mentionItems = (tokens: readonly Token[], lexicon: Lexicon): Weighted[] =>
  mentionsIn(tokens, lexicon).map((mention) => {
    const { start, end, text } = mention;
    const words = tokens.slice(start, end).filter(({ kind }) => kind !== 'mark').length;
    const content = Math.max(contentCount(tokens, start, end), words > 1 ? 1 : 0.3);
    const score = mention.candidates[0]?.score ?? 0;
    const whole = (score >= 0.95 ? 0.4 : score >= 0.6 ? 0.25 : 0) * (content - 1);
    const doubt = score < 0.95 && isStructural(tokens[start]?.lower ?? '') ? 0.5 : 1;
    const weight = doubt * (content * score + (words - content) * 0.1 * score + whole);
    return { kind: 'mention', start, end, text, mention, weight };
  });

/** Cues so small that any reading of their word as content is likelier. */
const light: ReadonlySet<Cue['is']> = new Set([
  'than',
  'by',
  'of',
  'in',
  'be',
  'have',
  'any',
  'there',
  'also',
  'pronoun',
  'each',
  'versus',
  'share',
  'null',
  'order',
  'trend',
  'like',
  'everything',
]);

const cueItems = (tokens: readonly Token[]): Weighted[] =>
  readCues(tokens).map(({ start, end, cue }) => {
    const length = end - start;
    const weight = length === 1 && light.has(cue.is) ? 0.3 : 0.62 * length + 0.12 * (length - 1);
    return { kind: 'cue', start, end, cue, text: textOf(tokens, start, end), weight };
  });

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

const valueItems = (tokens: readonly Token[], values: ValueIndex): Weighted[] =>
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
      const matches = values.find(text).filter((match) => match.score === 1 || !isPlainNoun(token, match));
      const weight = matches.length > 0 ? valueWeight(tokens, start, end, matches[0]?.score ?? 0) : 0;
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

const numberItems = (tokens: readonly Token[]): Weighted[] =>
  tokens.flatMap((token, start) =>
    token.number === undefined
      ? []
      : [
          {
            kind: 'number',
            start,
            end: start + 1,
            text: token.text,
            value: token.number,
            weight: 0.75,
          } satisfies Weighted,
        ],
  );

/** Capitalised words that no reading covers belong together: a name the data may not hold. */
const unknownNames = (tokens: readonly Token[], values: ValueIndex): Weighted[] =>
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

const isLike = (item: Item | undefined): boolean => item?.kind === 'cue' && item.cue.is === 'like';

/** Picks the readings that together cover the question best (weighted interval scheduling). */
const bestCover = (tokens: readonly Token[], items: readonly Weighted[]): Item[] => {
  const byEnd = new Map<number, Weighted[]>();
  for (const item of items) byEnd.set(item.end, [...(byEnd.get(item.end) ?? []), item]);
  const best: { total: number; item: Weighted | null }[] = [{ total: 0, item: null }];
  for (let end = 1; end <= tokens.length; end += 1) {
    let choice: { total: number; item: Weighted | null } = { total: best[end - 1]?.total ?? 0, item: null };
    for (const item of byEnd.get(end) ?? []) {
      const total = (best[item.start]?.total ?? 0) + item.weight;
      if (total > choice.total) choice = { total, item };
    }
    best.push(choice);
  }
  return unwind(tokens, best);
};

const unwind = (tokens: readonly Token[], best: readonly { item: Weighted | null }[]): Item[] => {
  const items: Item[] = [];
  for (let end = tokens.length; end > 0;) {
    const item = best[end]?.item;
    if (item) items.push(item);
    else items.push({ kind: 'word', start: end - 1, end, text: tokens[end - 1]?.text ?? '' });
    end = item ? item.start : end - 1;
  }
  return items.reverse();
};

/** A quoted "Tracy Kim" that no column holds whole is a first and a last name. */
export const splitNames = (tokens: readonly Token[], values: ValueIndex): Token[] =>
  tokens.flatMap((token) => {
    const words = token.kind === 'quoted' ? token.text.split(' ') : [];
    const [first, last] = words;
    if (words.length !== 2 || !first || !last || values.find(token.text).length > 0) return [token];
    const [firsts, lasts] = [values.find(first), values.find(last)];
    const pair = firsts.some((a) => lasts.some((b) => a.table === b.table && a.column !== b.column));
    return pair
      ? words.map((text) => ({ ...token, text, lower: text.toLowerCase(), stem: text.toLowerCase() }))
      : [token];
  });

const isSmallWord = (item: Item): boolean =>
  item.kind === 'word' &&
  (isFiller(item.text.toLowerCase()) || /^(any|only|just|please|me|us|ones?|also)$/i.test(item.text));

const periodItems = (tokens: readonly Token[], periods: PeriodReader | null): Weighted[] =>
  (periods?.spans(tokens) ?? []).map(({ start, end, period }) => ({
    kind: 'period',
    start,
    end,
    period,
    text: period.text,
    weight: 0.95 * (end - start),
  }));

interface Knowledge {
  readonly lexicon: Lexicon;
  readonly values: ValueIndex;
  /** null where no column holds real dates. */
  readonly periods: PeriodReader | null;
}

export const itemsOf = (tokens: readonly Token[], { lexicon, values, periods }: Knowledge): Item[] =>
  bestCover(tokens, [
    ...mentionItems(tokens, lexicon),
    ...cueItems(tokens),
    ...valueItems(tokens, values),
    ...numberItems(tokens),
    ...periodItems(tokens, periods),
    ...unknownNames(tokens, values),
  ]).filter((item, index, all) => !isSmallWord(item) || isLike(all[index - 1]));
