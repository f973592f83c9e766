import type { TableInfo } from '../schema/snapshot.js';
import type { Token } from '../linking/tokens.js';
import { describedBy } from '../linking/demonyms.js';
import { isFunctionWord } from '../linking/words.js';

export interface CellMatch {
  readonly column: string;
  /** The whole cell, not a part of it. */
  readonly whole: boolean;
  /** Cells that hold the words. */
  readonly values: readonly string[];
}

export interface CellSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly matches: readonly CellMatch[];
}

const longestPhrase = 6;

export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Held {
  readonly whole: Set<string>;
  readonly part: Set<string>;
}

/** A cell like "Dari, Pashto" lists the words among others. */
const listsItem = (text: string, phrase: string): boolean =>
  text.split(/[,;/\n&]|\band\b/i).some((item) => foldText(item) === phrase);

/** Every cell of a small table by its words and runs of words. */
export class CellIndex {
  readonly #phrases = new Map<string, Map<string, Held>>();

  constructor(table: TableInfo) {
    for (const column of table.columns) for (const value of column.values) this.#addCell(column.name, value);
  }

  #addCell(column: string, value: string): void {
    const words = foldText(value).split(' ');
    const whole = words.join(' ');
    if (!whole) return;
    this.#hold(whole, column).whole.add(value);
    if (words.length > 40) return;
    for (let start = 0; start < words.length; start += 1) {
      for (let end = start + 1; end <= Math.min(words.length, start + longestPhrase); end += 1) {
        if (end - start < words.length) this.#hold(words.slice(start, end).join(' '), column).part.add(value);
      }
    }
  }

  #hold(phrase: string, column: string): Held {
    const columns = this.#phrases.get(phrase) ?? new Map<string, Held>();
    this.#phrases.set(phrase, columns);
    const held = columns.get(column) ?? { whole: new Set(), part: new Set() };
    columns.set(column, held);
    return held;
  }

  find(phrase: string): CellMatch[] {
    const direct = this.#phrases.get(phrase) ?? this.#wholeOf(phrase.replace(/s$/, ''));
    const described = direct
      ? undefined
      : describedBy(phrase)
          .filter((word) => word.length > 2)
          .find((word) => this.#phrases.has(word));
    return [...(direct ?? this.#phrases.get(described ?? '') ?? [])].map(([column, { whole, part }]) =>
      whole.size > 0
        ? { column, whole: true, values: [...whole, ...[...part].filter((text) => listsItem(text, phrase))] }
        : { column, whole: false, values: [...part] },
    );
  }

  /** "females" where a cell is "Female". */
  #wholeOf(phrase: string): Map<string, Held> | undefined {
    const held = phrase.length > 3 ? this.#phrases.get(phrase) : undefined;
    return held && [...held.values()].some(({ whole }) => whole.size > 0) ? held : undefined;
  }

  /** The longest runs of words that cells hold, none inside another. */
  spans(tokens: readonly Token[]): CellSpan[] {
    const taken = new Set<number>();
    const spans: CellSpan[] = [];
    for (let size = Math.min(12, tokens.length); size > 0; size -= 1) {
      for (let start = 0; start + size <= tokens.length; start += 1) {
        const span = this.#spanAt(tokens, start, start + size, taken);
        if (!span) continue;
        spans.push(span);
        for (let at = start; at < start + size; at += 1) taken.add(at);
      }
    }
    return spans.sort((a, b) => a.start - b.start);
  }

  #spanAt(tokens: readonly Token[], start: number, end: number, taken: ReadonlySet<number>): CellSpan | null {
    const words = tokens.slice(start, end);
    if (words.some((_, at) => taken.has(start + at))) return null;
    if (words[0]?.kind === 'mark' || words.at(-1)?.kind === 'mark') return null;
    if (words.every(({ lower, kind }) => kind === 'mark' || isFunctionWord(lower) || questionWords.has(lower)))
      return null;
    const text = words.map((word) => word.text).join(' ');
    const matches = this.find(foldText(text));
    return matches.length > 0 ? { start, end, text, matches } : null;
  }
}

const questionWords = new Set(
  'total number first last next previous same times time only other more less many much top bottom most least highest lowest difference listed list one two three how years year name names table chart amount game games player team teams'.split(
    ' ',
  ),
);
