import type { ValueCount } from './value-counts.js';

interface SpellingGroup {
  /** The most frequent spelling. */
  readonly usual: string;
  readonly variants: { readonly text: string; readonly count: number }[];
}

interface Spelling {
  readonly text: string;
  readonly count: number;
}

const MIN_TYPO_LENGTH = 5;
const MIN_SWAP_LENGTH = 4;
const TWO_TYPOS_LENGTH = 10;
/** A misspelling is rare beside the right spelling. */
const RARE_SHARE = 0.02;
const SENTENCE_LENGTH = 12;
const MAX_TYPO_CANDIDATES = 1_500;

interface Group {
  key: string;
  spellings: Spelling[];
  count: number;
}

const squeezed = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Spelling without case, accents, punctuation and blanks: "São-Paulo " and "sao paulo" have the same. */
const fingerprint = (text: string): string => {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#%&<>=$€£.,/-]/gu, '');
  const letters = bare.replace(/[.,/-](?!\d)|(?<!\d)[.,/-]/g, '');
  return letters || bare;
};

/**
 * Edits between two texts: insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
 *
 * @returns the distance, or `limit + 1` when it is larger than `limit`
 * @see Damerau (1964), Communications of the ACM 7(3)
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = last[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      let best = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Codes differ by a character on purpose: short texts with a number in them, and letters that nobody can pronounce. */
const isCode = (text: string): boolean =>
  (/\d/.test(text) && text.length < SENTENCE_LENGTH) || /^[b-df-hj-np-tv-z]+$/.test(text);

const lettersOf = (text: string): string => [...text].sort().join('');

/** Four letters are enough to know a word by when all of them are there, two of them swapped. */
const isLongEnough = (rare: string, usual: string): boolean =>
  usual.length >= (lettersOf(rare) === lettersOf(usual) ? MIN_SWAP_LENGTH : MIN_TYPO_LENGTH);

/** One slip in five letters, two in ten; never in a digit and never in the first letter, where words differ on purpose. */
const isTypoOf = (rare: string, usual: string): boolean => {
  if (isCode(usual) || rare[0] !== usual[0] || digitsOf(rare) !== digitsOf(usual) || !isLongEnough(rare, usual))
    return false;
  const limit = Math.min(rare.length, usual.length) >= TWO_TYPOS_LENGTH ? 2 : 1;
  return editDistance(rare, usual, limit) <= limit;
};

/** "N." for North: letters with a full stop that begin one usual value and no other. */
const abbreviated = (group: Group, usual: readonly Group[]): Group | undefined => {
  if (!group.spellings.every(({ text }) => /^\p{L}+\.$/u.test(text))) return undefined;
  const begun = usual.filter(({ key }) => key.startsWith(group.key) && key.length > group.key.length + 1);
  return begun.length === 1 ? begun[0] : undefined;
};

const groupsOf = (values: readonly ValueCount[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const { value, count } of values) {
    const text = squeezed(String(value));
    const key = fingerprint(text);
    const group = groups.get(key) ?? { key, spellings: [], count: 0 };
    const same = group.spellings.findIndex((spelling) => spelling.text === text);
    if (same >= 0) group.spellings[same] = { text, count: group.spellings[same]!.count + count };
    else group.spellings.push({ text, count });
    group.count += count;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
};

/** Puts misspellings and abbreviations into the group they were meant for. */
const withTypos = (groups: Group[]): Group[] => {
  const kept: Group[] = [];
  for (const group of groups) {
    const usual =
      kept.length <= MAX_TYPO_CANDIDATES
        ? kept.filter(({ count }) => group.count <= Math.max(1, count * RARE_SHARE))
        : [];
    const meant = usual.find(({ key }) => isTypoOf(group.key, key)) ?? abbreviated(group, usual);
    if (meant && meant.count >= 5) {
      meant.spellings.push(...group.spellings);
      meant.count += group.count;
    } else kept.push(group);
  }
  return kept;
};

export interface Spellings {
  /** Different values when every group is one value. */
  readonly groups: number;
  /** Different spellings, blanks at the ends left aside. */
  readonly ways: number;
  /** Groups that are written in more than one way. */
  readonly varied: SpellingGroup[];
}

/** Values of a category that are the same thing written differently: by case, accents, punctuation, or a slip of the pen. */
export const findSpellings = (values: readonly ValueCount[]): Spellings => {
  const groups = withTypos(groupsOf(values));
  const varied = groups
    .filter(({ spellings }) => spellings.length > 1)
    .map(({ spellings }): SpellingGroup => {
      const [usual, ...variants] = [...spellings].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
      return { usual: usual!.text, variants };
    });
  return { groups: groups.length, ways: groups.reduce((sum, { spellings }) => sum + spellings.length, 0), varied };
};
