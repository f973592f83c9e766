import { adjectives } from './adjectives.js';
import { cueReader, type Cue } from './cues.js';
import type { Item, Weighted } from './item.js';
import type { Lexicon } from './lexicon.js';
import { mentionsIn, textOf, type Mention } from './mentions.js';
import type { PeriodReader } from './periods.js';
import type { Token } from './tokens.js';
import { contentCount, unknownNames, valueItems } from './value-items.js';
import type { ValueIndex } from './values.js';
import { isFiller } from './words.js';

export type { Item } from './item.js';

const readCues = cueReader(adjectives);

const structural =
  /^(total|sum|average|mean|maximum|minimum|max|min|most|least|top|highest|lowest|count|order|share|rank|growth)$/;

/** Words that rank or compute open a phrase more often than they name a column: "total fare" adds fares up, whatever is called "total". */
const isStructural = (word: string): boolean => structural.test(word) || Object.hasOwn(adjectives, word);

/** "Sort the rooms by price" orders them; only "what sort of" asks for a kind. */
const isPutInOrder = (tokens: readonly Token[], start: number): boolean =>
  /^sort(ed|ing)?$/.test(tokens[start]?.lower ?? '') && tokens[start + 1]?.lower !== 'of';

/** Where the last words of whole column names stand: "location name of the document" is not about a "name of the document". */
const wholeNames = (mentions: readonly Mention[]): Set<number> =>
  new Set(
    mentions
      .filter(
        ({ start, end, candidates: [top] }) => end - start === 2 && top && top.column !== null && top.score >= 0.97,
      )
      .map(({ end }) => end - 1),
  );

const mentionItems = (tokens: readonly Token[], lexicon: Lexicon): Weighted[] => {
  const mentions = mentionsIn(tokens, lexicon);
  const likely = new Set(
    mentions.filter(({ candidates }) => (candidates[0]?.score ?? 0) >= 0.6).map(({ start }) => start),
  );
  const named = wholeNames(mentions);
  return mentions.map((mention) => {
    const { start, end, text } = mention;
    const words = tokens.slice(start, end).filter(({ kind }) => kind !== 'mark').length;
    const content = Math.max(contentCount(tokens, start, end), words > 1 ? 1 : 0.3);
    const score = mention.candidates[0]?.score ?? 0;
    const whole = (score >= 0.95 ? 0.4 : score >= 0.6 ? 0.25 : 0) * (content - 1);
    const operates = score < 0.95 || (words === 1 && likely.has(end));
    const doubt = operates && isStructural(tokens[start]?.lower ?? '') ? 0.5 : 1;
    const torn = named.has(start) && /^\S+ of /i.test(text) ? 0.6 : 1;
    if (score < 0.95 && isPutInOrder(tokens, start)) return { kind: 'mention', start, end, text, mention, weight: 0 };
    const weight = torn * doubt * (content * score + (words - content) * 0.1 * score + whole);
    return { kind: 'mention', start, end, text, mention, weight };
  });
};

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

/** "3000 dollars": the money says nothing more than the amount. */
const isCurrency = (item: Item, before: Item | undefined): boolean =>
  item.kind === 'word' && before?.kind === 'number' && /^(dollars?|usd|euros?|eur|pounds?|gbp)$/i.test(item.text);

/** "more than 2000" compares an amount; years come after "since", "before", "in". */
const isAmount = (tokens: readonly Token[], { start, end }: { start: number; end: number }): boolean =>
  end - start === 1 &&
  tokens[start]?.number !== undefined &&
  /^(than|least|most|over|under|above|below|exceeding|exceeds)$/.test(tokens[start - 1]?.lower ?? '');

const periodItems = (tokens: readonly Token[], periods: PeriodReader | null): Weighted[] =>
  (periods?.spans(tokens) ?? [])
    .filter((span) => !isAmount(tokens, span))
    .map(({ start, end, period }) => ({
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

export const itemsOf = (tokens: readonly Token[], { lexicon, values, periods }: Knowledge): Item[] => {
  const mentions = mentionItems(tokens, lexicon);
  return bestCover(tokens, [
    ...mentions,
    ...cueItems(tokens),
    ...valueItems(tokens, values, namesIn(tokens, mentions)),
    ...numberItems(tokens),
    ...periodItems(tokens, periods),
    ...unknownNames(tokens, values),
  ]).filter((item, index, all) => (!isSmallWord(item) || isLike(all[index - 1])) && !isCurrency(item, all[index - 1]));
};

/** Words that belong to a likely name of a column or table. */
const namesIn = (tokens: readonly Token[], mentions: readonly Weighted[]): Set<Token> =>
  new Set(
    mentions.flatMap((item) =>
      item.kind === 'mention' && (item.mention.candidates[0]?.score ?? 0) >= 0.6
        ? tokens.slice(item.start, item.end)
        : [],
    ),
  );
