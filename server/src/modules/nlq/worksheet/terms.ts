import { adjectives } from '../linking/adjectives.js';
import { cueReader, type BucketUnit, type Cue } from '../linking/cues.js';
import type { Lexicon } from '../linking/lexicon.js';
import { mentionsIn, type Candidate } from '../linking/mentions.js';
import type { Period, PeriodReader } from '../linking/periods.js';
import type { Token } from '../linking/tokens.js';
import type { ValueIndex, ValueMatch } from '../linking/values.js';
import { columnOf, isTemporal, type ColumnInfo } from '../schema/snapshot.js';
import { isPersonWord } from './columns.js';

export type Grain = BucketUnit | 'weekday' | 'hour';

/** A stretch of the question with the one thing it means on this worksheet. */
export type Term = { readonly text: string; readonly lower: string } & (
  | { readonly kind: 'column'; readonly column: ColumnInfo }
  | { readonly kind: 'value'; readonly column: ColumnInfo; readonly spellings: readonly string[] }
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'grain'; readonly grain: Grain }
  /** The rows of the sheet: "orders", "rows", "people". */
  | { readonly kind: 'rows' }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'word' }
);

export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly values: ValueIndex;
  readonly periods: PeriodReader | null;
  /** People are the rows of the sheet. */
  readonly people: boolean;
}

const readCues = cueReader(adjectives);
const leastScore = 0.62;
/** Says that there was trade, not which column. */
const selling = /^(sells?|sold)$/;
const longest = 6;

const grains: Readonly<Record<string, Grain>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  weekday: 'weekday',
  hour: 'hour',
};

const grainOf = ({ lower }: Token): Grain | undefined => {
  const singular = lower.replace(/s$/, '');
  return Object.hasOwn(grains, singular) ? grains[singular] : undefined;
};

const isDropped = ({ text, lower, kind }: Token): boolean =>
  (!/^\p{Lu}{2,}$/u.test(text) &&
    /^(the|a|an|please|me|us|our|we|i|did|do|does|there|is|are|was|were|be|been|all|any|also|it|its|their|they|my|have you|much|ever|only|just)$/.test(
      lower,
    )) ||
  (kind === 'mark' && /^[.?!"]$/.test(lower));

interface Span {
  readonly end: number;
  readonly score: number;
}

type Named = Span & { readonly candidate: Candidate };
type Held = Span & { readonly column: string; readonly spellings: readonly string[] };

/** "engineers" are those called Engineer rather than those in Engineering. */
const onlyColumn = (matches: readonly ValueMatch[], text: string): ValueMatch | null => {
  const singular = text.toLowerCase().replace(/s$/, '');
  const same = matches.filter(({ spellings }) => spellings[0]?.toLowerCase() === singular);
  const [match] = same.length > 0 ? same : matches;
  return match && (same.length > 0 ? same : matches).every(({ column }) => column === match.column) ? match : null;
};

const isOfVerb = (verb: string, words: readonly string[]): boolean =>
  words.includes(verb.replace(/d$/, '')) || words.includes(verb.replace(/ed$/, ''));

/** Reads a question's words as terms, the longest and surest reading first. */
export class TermReader {
  readonly #mentions;
  readonly #cues;
  readonly #periods;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly known: Knowledge,
  ) {
    this.#mentions = mentionsIn(tokens, known.lexicon);
    this.#cues = readCues(tokens);
    this.#periods = known.periods?.spans(tokens) ?? [];
  }

  read(): Term[] {
    const terms: Term[] = [];
    for (let at = 0; at < this.tokens.length;) {
      const token = this.tokens[at];
      if (!token) break;
      const read = this.#read(at);
      if (read) terms.push(read.term);
      at = read?.end ?? at + 1;
    }
    return terms;
  }

  #read(at: number): { term: Term; end: number } | null {
    const token = this.tokens[at];
    if (!token) return null;
    const give = (term: object, end: number) => {
      const text = this.#text(at, end);
      return { term: { ...term, text, lower: text.toLowerCase() } as Term, end };
    };
    const cue = this.#cueAt(at);
    const period = this.#periodAt(at);
    const name = this.#nameAt(at);
    const held = this.#valueAt(at);
    if (period && !(name && name.score > 0.95 && name.end >= period.end))
      return give({ kind: 'period', period: period.period }, period.end);
    if (held && this.#prefersValue(at, held, name)) {
      const column = this.#column(held.column);
      if (column) return give({ kind: 'value', column, spellings: held.spellings }, held.end);
    }
    if (token.number !== undefined) return this.#number(at, token, give);
    if (name && !selling.test(token.lower) && !(cue && this.#prefersCue(at, cue, name))) {
      const column = name.candidate.column === null ? undefined : this.#column(name.candidate.column);
      const isRows =
        !column ||
        (column.unique &&
          column.kind === 'text' &&
          /s$/.test(this.tokens[name.end - 1]?.lower ?? '') &&
          !/names$/.test(this.#text(at, name.end)));
      return give(isRows ? { kind: 'rows' } : { kind: 'column', column }, name.end);
    }
    const grain = grainOf(token);
    if (grain && !(cue && cue.end > at + 1)) return give({ kind: 'grain', grain }, at + 1);
    if (this.known.people && isPersonWord(token.lower)) return give({ kind: 'rows' }, at + 1);
    if (cue && !(cue.end === at + 1 && isDropped(token))) return give({ kind: 'cue', cue: cue.cue }, cue.end);
    return isDropped(token) ? null : give({ kind: 'word' }, at + 1);
  }

  #number(at: number, token: Token, give: (term: object, end: number) => { term: Term; end: number }) {
    const spelled =
      /^(percent|pct|per cent)$/.test(this.tokens[at + 1]?.lower ?? '') || this.tokens[at + 1]?.text === '%';
    const percent = token.text.endsWith('%') || spelled;
    return give({ kind: 'number', value: token.number, percent }, at + (spelled ? 2 : 1));
  }

  #text(start: number, end: number): string {
    return this.tokens
      .slice(start, end)
      .map(({ text }) => text)
      .join(' ');
  }

  #column(name: string): ColumnInfo | undefined {
    const [table] = this.known.lexicon.schema.tables;
    return table && columnOf(this.known.lexicon.schema, table.name, name);
  }

  #cueAt(at: number) {
    return this.#cues.filter(({ start }) => start === at).sort((a, b) => b.end - a.end)[0] ?? null;
  }

  /** "more than 2000" is an amount, not a year. */
  #periodAt(at: number) {
    const found = this.#periods.filter(({ start }) => start === at).sort((a, b) => b.end - a.end)[0] ?? null;
    const amount = /^(than|least|most|over|under|above|below|exceeding)$/.test(this.tokens[at - 1]?.lower ?? '');
    return found && !(amount && found.end === at + 1 && this.tokens[at]?.number !== undefined) ? found : null;
  }

  #nameAt(at: number): Named | null {
    const [happened] = this.#happened(at, (verb, words) => words.includes(verb));
    if (happened) return happened;
    const named = this.#mentions.flatMap(({ start, end, candidates }): Named[] => {
      const defined = candidates.find((candidate) => this.#isDefined(candidate, this.#text(start, end)));
      const first = defined ?? candidates[0];
      return start === at && first && first.score >= leastScore ? [{ end, score: first.score, candidate: first }] : [];
    });
    if (named.length === 0) named.push(...this.#happened(at, isOfVerb), ...this.#abbreviated(at));
    return named.sort((a, b) => b.score * (b.end - at + 1) - a.score * (a.end - at + 1) || a.end - b.end)[0] ?? null;
  }

  /** A definition goes before the rows or a column that its name may also speak of. */
  #isDefined({ column }: Candidate, text: string): boolean {
    const info = column === null ? undefined : this.#column(column);
    return info?.defined !== undefined && info.name.toLowerCase() === text.toLowerCase();
  }

  /** "hired" for the Hire Date, "counted" for Last Counted. */
  #happened(at: number, says: (verb: string, words: readonly string[]) => boolean): Named[] {
    const verb = this.tokens[at]?.lower ?? '';
    const [table] = this.known.lexicon.schema.tables;
    if (!verb.endsWith('ed') || !table) return [];
    return table.columns
      .filter((column) => isTemporal(column) && says(verb, column.name.toLowerCase().split(/[\s_]+/)))
      .map(({ name }) => ({ end: at + 1, score: 0.9, candidate: { table: table.name, column: name, score: 0.9 } }));
  }

  /** "class" for the column pclass, "SKUs" for SKU. */
  #abbreviated(at: number): Named[] {
    const word = (this.tokens[at]?.lower ?? '').replace(/s$/, (end, place: number, all: string) =>
      all[place - 1] === 's' ? end : '',
    );
    const [table] = this.known.lexicon.schema.tables;
    if (!table) return [];
    return table.columns
      .filter(
        ({ name }) =>
          name.toLowerCase() === word ||
          (word.length >= 4 && name.toLowerCase().endsWith(word) && name.length - word.length <= 2),
      )
      .map(({ name }) => ({ end: at + 1, score: 0.8, candidate: { table: table.name, column: name, score: 0.8 } }));
  }

  #valueAt(at: number): Held | null {
    const token = this.tokens[at];
    if (!token || token.kind === 'mark' || (token.number !== undefined && this.tokens[at + 1]?.kind !== 'word'))
      return null;
    for (let end = Math.min(this.tokens.length, at + longest); end > at; end -= 1) {
      if (this.tokens[end - 1]?.kind === 'mark' || isDropped(token)) continue;
      const match = onlyColumn(this.known.values.find(this.#text(at, end)), this.#text(at, end));
      if (match) return { end, score: match.score, column: match.column, spellings: match.spellings };
    }
    return null;
  }

  /** "Sales" is the department of that name, "sales" the measure. */
  #prefersValue(at: number, value: Held, name: Named | null): boolean {
    const capital = /^\p{Lu}/u.test(this.tokens[at]?.text ?? '') && at > 0;
    if (this.tokens[at]?.kind === 'quoted') return true;
    if (!name || value.end > name.end) return value.score === 1 || !this.#cueAt(at);
    return name.end === value.end && value.score === 1 && (capital || name.score < 0.9);
  }

  /** "total" before a measure adds it up, whatever is called "total". */
  #prefersCue(at: number, { cue, end }: { cue: Cue; end: number }, name: Named): boolean {
    if (cue.is === 'order') return /^by$/.test(this.tokens[end]?.lower ?? '');
    if ('adjective' in cue && cue.adjective !== undefined) return end >= name.end;
    const structural = ['aggregate', 'superlative', 'count', 'common', 'growth', 'share', 'running', 'direction'];
    return (
      structural.includes(cue.is) &&
      end >= name.end &&
      (name.score < 0.95 || end > name.end || this.#mentions.some(({ start }) => start === end))
    );
  }
}
