export interface Category {
  readonly name: string;
  /** Words and phrases that speak for it. */
  readonly keywords: readonly string[];
}

interface Phrase {
  readonly category: number;
  readonly words: readonly string[];
  readonly weights: readonly number[];
}

/** A phrase must be found to this share, by weight, before its category is given. */
const LEAST_SCORE = 0.5;
/** Share of common letter triples above which two words are spellings of one. */
const LIKE = 0.6;

const plainWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Endings that do not change what is meant: plurals, -ing, -ed. */
const stemOf = (word: string): string =>
  word.length <= 4 ? word.replace(/s$/, '') : word.replace(/(?:ies|ing|ed|es|s)$/, '').replace(/(.)\1$/, '$1');

const triplesOf = (word: string): Set<string> => {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
};

/** Dice's coefficient of letter triples, 0 to 1. */
const likeness = (a: string, b: string): number => {
  if (a === b) return 1;
  const [left, right] = [triplesOf(a), triplesOf(b)];
  const common = [...left].filter((triple) => right.has(triple)).length;
  return (2 * common) / (left.size + right.size);
};

/** Gives a text the category whose name or keywords it holds best; rare words speak louder than those several categories share. */
export class Categorizer {
  readonly #phrases: readonly Phrase[];

  constructor(private readonly categories: readonly Category[]) {
    const phrases = categories.flatMap(({ name, keywords }, category) =>
      [name, ...keywords].map((text) => ({ category, words: plainWords(text).map(stemOf) })),
    );
    const homes = new Map<string, Set<number>>();
    for (const { category, words } of phrases)
      for (const word of words) homes.set(word, (homes.get(word) ?? new Set()).add(category));
    this.#phrases = phrases
      .filter(({ words }) => words.length > 0)
      .map((phrase) => ({ ...phrase, weights: phrase.words.map((word) => 1 / (homes.get(word)?.size ?? 1)) }));
  }

  /** The best category and how well it fits, 0 to 1; null when none fits. The first of equals wins. */
  best(text: string): { readonly name: string | null; readonly score: number } {
    const words = plainWords(text).map(stemOf);
    let best = { category: -1, score: 0, weight: 0 };
    for (const { category, words: wanted, weights } of this.#phrases) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const found = wanted.reduce((sum, word, at) => sum + this.#found(word, words) * (weights[at] ?? 0), 0);
      const score = found / total;
      if (score > best.score || (score === best.score && found > best.weight))
        best = { category, score, weight: found };
    }
    const fits = best.score >= LEAST_SCORE;
    return { name: fits ? (this.categories[best.category]?.name ?? null) : null, score: best.score };
  }

  #found(word: string, words: readonly string[]): number {
    const most = words.reduce((top, candidate) => Math.max(top, likeness(word, candidate)), 0);
    return most >= LIKE ? most : 0;
  }
}
