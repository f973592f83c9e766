import type { Period, PeriodReader } from '../linking/periods.js';
import type { ValueIndex, ValueMatch } from '../linking/values.js';
import { isCalled, isTrade, type Circle } from './circle.js';
import { isClear, type Deed } from './deed.js';
import type { Words } from './words.js';

const passed =
  /^(who|that|which|have|has|had|having|with|were|was|are|is|did|do|does|been|the|a|an|any|also|ever|in|on|during|for|from|of|at|got|made|placed|but|yet|single)$/;
const negations = /^(no|not|never|without|neither|nor|didn't|don't|haven't|hasn't|weren't|wasn't)$/;
const trading = /^(buy|order|purchas|sell|deliver|ship)$/;

export interface MemberKnowledge {
  readonly values: ValueIndex;
  readonly periods: PeriodReader | null;
}

interface Draft {
  negated: boolean;
  values: ValueMatch[];
  period: Period | null;
}

const isEmpty = ({ values, period }: Draft): boolean => values.length === 0 && period === null;

/** Reads what members did and did not, deed by deed; null at the first word that has no place. */
export class DeedReader {
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
    const period = words.anyPeriod();
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
