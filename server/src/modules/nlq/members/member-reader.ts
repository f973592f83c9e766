import type { Period, PeriodReader, PeriodSpan } from '../linking/periods.js';
import { stem } from '../linking/stem.js';
import { tokensOf, type Token } from '../linking/tokens.js';
import type { ValueIndex, ValueMatch } from '../linking/values.js';
import { isCalled, isTrade, type Circle } from './circle.js';
import { isClear, type Deed, type MemberQuestion } from './deed.js';

const openings = /^(which|what|who|list|show|give|find|name|names|of|the|all|any|every|a|an|please|me|us)$/;
const passed =
  /^(who|that|which|have|has|had|having|with|were|was|are|is|did|do|does|been|the|a|an|any|also|ever|in|on|during|for|from|of|at|got|made|placed|but|yet|single)$/;
const negations = /^(no|not|never|without|neither|nor|didn't|don't|haven't|hasn't|weren't|wasn't)$/;
const trading = /^(buy|order|purchas|sell|deliver|ship)$/;
const longest = 6;
/** Before and after all that is dated. */
const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'];

/** The words of a question and how far they are read. */
class Words {
  at = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly spans: readonly PeriodSpan[],
  ) {}

  get now(): Token | null {
    return this.tokens[this.at] ?? null;
  }

  take(pattern: RegExp): boolean {
    if (!this.now || this.now.kind === 'quoted' || !pattern.test(this.now.lower)) return false;
    this.at += 1;
    return true;
  }

  takeAll(pattern: RegExp): void {
    while (this.take(pattern));
  }

  period(): Period | null {
    const found = this.spans.filter(({ start }) => start === this.at).sort((a, b) => b.end - a.end)[0];
    if (!found) return null;
    this.at = found.end;
    return found.period;
  }

  /** The longest value that starts here in one of the tables; null when it may be that of several columns. */
  value(values: ValueIndex, tables: ReadonlySet<string>): ValueMatch | null {
    for (let end = Math.min(this.tokens.length, this.at + longest); end > this.at; end -= 1) {
      const text = this.tokens
        .slice(this.at, end)
        .map((token) => token.text)
        .join(' ');
      const matches = values.find(text).filter(({ table, score }) => tables.has(table) && score > 0.8);
      if (matches.length === 0) continue;
      if (matches.length > 1) return null;
      this.at = end;
      return matches[0]!;
    }
    return null;
  }
}

export interface MemberKnowledge {
  readonly values: ValueIndex;
  readonly periods: PeriodReader | null;
}

const wordsOf = (question: string, periods: PeriodReader | null): Words => {
  const tokens = tokensOf(question).filter(({ kind, text }) => kind !== 'mark' || text === ',');
  return new Words(tokens, periods?.spans(tokens) ?? []);
};

/** The words that may name those asked about, whatever they turn out to be. */
export const nounsIn = (question: string): string[] =>
  tokensOf(question)
    .filter(({ kind }) => kind === 'word')
    .map((token) => token.stem);

const readOpening = (words: Words): boolean => {
  words.takeAll(openings);
  const counts =
    (words.take(/^how$/) && words.take(/^many$/)) || (words.take(/^number|count$/) && (words.take(/^of$/) || true));
  words.takeAll(openings);
  return counts;
};

/** "since June", "before 2024", "after March". */
const openPeriod = (words: Words): Period | null => {
  const { at } = words;
  const word = words.now?.lower ?? '';
  const period = words.take(/^(since|before|after)$/) ? words.period() : null;
  if (!period) {
    words.at = at;
    return null;
  }
  const text = `${word} ${period.text}`;
  if (word === 'since') return { ...period, to: LAST_DAY, text };
  return word === 'after'
    ? { ...period, from: period.to, to: LAST_DAY, text }
    : { ...period, from: FIRST_DAY, to: period.from, text };
};

interface Draft {
  negated: boolean;
  values: ValueMatch[];
  period: Period | null;
}

const isEmpty = ({ values, period }: Draft): boolean => values.length === 0 && period === null;

/** Reads what members did and did not, deed by deed; null at the first word that has no place. */
class DeedReader {
  readonly #deeds: Deed[] = [];
  #draft: Draft = { negated: false, values: [], period: null };
  #told = false;
  #both = false;
  #neither = false;

  constructor(
    private readonly words: Words,
    private readonly circle: Circle,
    private readonly known: MemberKnowledge,
    private readonly reach: ReadonlySet<string>,
  ) {}

  read(): readonly Deed[] | null {
    while (this.words.now && !/^(by|per)$/.test(this.words.now.lower)) if (!this.#step()) return null;
    this.#close();
    return this.#told && isClear(this.#deeds) ? this.#deeds : null;
  }

  #step(): boolean {
    const { words } = this;
    const period = words.period() ?? openPeriod(words);
    if (period) return this.#dated(period);
    const word = words.now?.lower ?? '';
    if (words.take(/^both$/)) return (this.#both = true);
    if (words.take(negations)) return this.#negate(word);
    if (words.take(/^(and|,)$/)) return this.#join();
    if (words.take(/^again$/)) return true;
    if (words.take(/^but$/)) return this.#next(false);
    const value = words.value(this.known.values, this.reach);
    if (value) return this.#about(value);
    return this.#does() || words.take(passed);
  }

  /** A verb or noun of the deeds: "ordered", "orders". */
  #does(): boolean {
    const token = this.words.now;
    if (!token || token.kind !== 'word') return false;
    const { deeds } = this.circle;
    if (!isCalled(deeds, token.stem) && !(trading.test(token.stem) && isTrade(deeds))) return false;
    this.words.at += 1;
    return (this.#told = true);
  }

  #negate(word: string): boolean {
    if (word === 'neither') this.#neither = true;
    if (word === 'nor' && !this.#neither) return false;
    if (!isEmpty(this.#draft)) this.#close();
    if (this.#draft.negated) return false;
    return (this.#draft.negated = true);
  }

  /** "and" joins two deeds after "both" and before "again" or "not"; else it leaves open whether both are meant. */
  #join(): boolean {
    const follows = this.words.tokens[this.words.at]?.lower ?? '';
    if (!this.#both && follows !== 'again' && follows !== 'but' && !negations.test(follows)) return false;
    return this.#next(this.#draft.negated && !negations.test(follows));
  }

  #next(negated: boolean): boolean {
    if (isEmpty(this.#draft)) return false;
    this.#close();
    this.#draft.negated = negated;
    return true;
  }

  #about(value: ValueMatch): boolean {
    if (this.#draft.values.some(({ column }) => column === value.column)) return false;
    this.#draft.values.push(value);
    return true;
  }

  #dated(period: Period): boolean {
    if (this.#draft.period) return false;
    this.#draft.period = period;
    return true;
  }

  /** "Oslo Desk in 2024 and again in 2025": the second is about the same thing. */
  #close(): void {
    const { negated, values, period } = this.#draft;
    const before = this.#deeds.at(-1);
    const same = values.length === 0 && period !== null && before?.period ? before.values : values;
    this.#deeds.push({ negated, values: same, period });
    this.#draft = { negated: this.#neither, values: [], period: null };
  }
}

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
