import type { SchemaSnapshot } from '../schema/snapshot.js';
import type { Item } from './item.js';
import { stem } from './stem.js';
import { synonymsOf } from './thesaurus.js';
import type { Token } from './tokens.js';
import { editDistance } from './values.js';
import { isFunctionWord } from './words.js';

/** Shorter words of a schema are one letter away from too many others. */
const shortest = 5;

const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= shortest);

/** Two neighbours changed places. */
const isSwap = (a: string, b: string): boolean => {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return (
    a.length === b.length &&
    at >= 0 &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
};

/** The slips of a hand: a letter missing, doubled, wrong or swapped, not at either end of the word. */
const isSlipOf = (written: string, meant: string): boolean =>
  written[0] === meant[0] &&
  written.at(-1) === meant.at(-1) &&
  (editDistance(written, meant, 1) === 1 || isSwap(written, meant));

interface Spelled {
  readonly tokens: readonly Token[];
  /** What was read as what, in sentences. */
  readonly notes: readonly string[];
}

/** Names of tables and columns that a question misspells by one letter: "archtect" is read as "architect", and that is said. */
export class Speller {
  readonly #words: ReadonlySet<string>;

  constructor(schema: SchemaSnapshot) {
    const names = schema.tables.flatMap(({ name, aliases = [], columns }) => [
      name,
      ...aliases,
      ...columns.map((column) => column.name),
    ]);
    this.#words = new Set(names.flatMap(wordsOf));
  }

  /** Corrects the words no reading was found for, where just one name of the schema is meant. */
  correct(tokens: readonly Token[], items: readonly Item[]): Spelled {
    const notes: string[] = [];
    const corrected = [...tokens];
    for (const { kind, start, end } of items) {
      const token = tokens[start];
      const meant = kind === 'word' && end === start + 1 && token ? this.#meant(token) : null;
      if (!token || meant === null) continue;
      corrected[start] = { ...token, text: meant, lower: meant, stem: stem(meant) };
      notes.push(`Read "${token.text}" as "${meant}".`);
    }
    return { tokens: corrected, notes };
  }

  #meant({ lower, stem: root, kind }: Token): string | null {
    const readable = kind === 'word' && /^\p{L}{4,}$/u.test(lower);
    if (!readable || isFunctionWord(lower) || synonymsOf(root).size > 0) return null;
    const near = [...this.#words].filter((word) => isSlipOf(lower, word) || isSlipOf(root, stem(word)));
    return new Set(near.map(stem)).size === 1 ? (near[0] ?? null) : null;
  }
}
