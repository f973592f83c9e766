import type { Period, PeriodReader, PeriodSpan } from '../linking/periods.js';
import { tokensOf, type Token } from '../linking/tokens.js';
import type { ValueIndex, ValueMatch } from '../linking/values.js';

/** The most words a value is looked for in. */
const longest = 6;
/** Before and after all that is dated. */
const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'];

/** The words of a question and how far they are read. */
export class Words {
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

  /** A period, also one open to a side: "since June", "before 2024", "after March". */
  anyPeriod(): Period | null {
    return this.period() ?? this.#openPeriod();
  }

  #openPeriod(): Period | null {
    const { at } = this;
    const word = this.now?.lower ?? '';
    const period = this.take(/^(since|before|after)$/) ? this.period() : null;
    if (!period) {
      this.at = at;
      return null;
    }
    const text = `${word} ${period.text}`;
    if (word === 'since') return { ...period, to: LAST_DAY, text };
    return word === 'after'
      ? { ...period, from: period.to, to: LAST_DAY, text }
      : { ...period, from: FIRST_DAY, to: period.from, text };
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

export const wordsOf = (question: string, periods: PeriodReader | null): Words => {
  const tokens = tokensOf(question).filter(({ kind, text }) => kind !== 'mark' || text === ',');
  return new Words(tokens, periods?.spans(tokens) ?? []);
};
