import { units } from './names.js';
import { introducesName, isFiller } from './words.js';
import type { Lexicon, WordHit } from './lexicon.js';
import type { Token } from './tokens.js';

export interface Candidate {
  readonly table: string;
  /** null means the table itself. */
  readonly column: string | null;
  readonly score: number;
}

/** Words of the question that name a table or column, with everything they may mean, best first. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

const longest = 7;
const least = 0.28;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly stems: readonly string[];
  /** "number of …" */
  readonly counts: boolean;
}

const isUnit = (word: string): boolean => units.has(word) && !isFiller(word);

const spansFrom = (tokens: readonly Token[], start: number): Span[] => {
  const spans: Span[] = [];
  const stems: string[] = [];
  for (let end = start; end < Math.min(tokens.length, start + longest); end += 1) {
    const token = tokens[end];
    if (!token || token.kind === 'quoted' || token.kind === 'mark' || introducesName(token.lower)) break;
    if (isFiller(token.lower) || (token.lower === 'in' && isUnit(tokens[end + 1]?.lower ?? ''))) {
      if (end === start) break;
      continue;
    }
    stems.push(token.stem);
    spans.push({
      start,
      end: end + 1,
      stems: [...stems],
      counts: stems[0] === 'number' && tokens[start + 1]?.lower === 'of',
    });
  }
  return spans;
};

interface Partial {
  readonly words: ReadonlySet<string>;
  readonly weight: number;
}

/** Wordings all of whose matched words are met by distinct words of the span. */
const extend = (partials: ReadonlyMap<number, Partial> | null, hits: readonly WordHit[]): Map<number, Partial> => {
  const next = new Map<number, Partial>();
  for (const { wording, word, weight } of hits) {
    const before = partials === null ? { words: new Set<string>(), weight: 0 } : partials.get(wording);
    if (!before || before.words.has(word)) continue;
    const total = before.weight + weight;
    if ((next.get(wording)?.weight ?? 0) < total)
      next.set(wording, { words: new Set([...before.words, word]), weight: total });
  }
  return next;
};

const partialScore = (lexicon: Lexicon, index: number, partial: Partial): number => {
  const wording = lexicon.wordings[index];
  if (!wording) return 0;
  const size = new Set(wording.words).size;
  const coverage = partial.weight / size;
  if (partial.words.size === size) return wording.weight * coverage;
  if (wording.whole) return 0;
  if (wording.withTable && wording.column !== null && !partial.words.has(wording.head)) return 0;
  const head = partial.words.has(wording.head) || (partial.words.size > 1 && coverage > 0.6) ? 0.44 : 0.1;
  return wording.weight * (0.5 * coverage + head);
};

const scoreSpan = (lexicon: Lexicon, span: Span, partials: ReadonlyMap<number, Partial>): Map<number, number> => {
  const scores = new Map<number, number>();
  for (const [index, partial] of partials) {
    const counted = !span.counts || partial.words.has('number') || partial.words.has('count');
    if (counted) scores.set(index, partialScore(lexicon, index, partial));
  }
  const whole = [
    ...lexicon.phraseHits(span.stems.join(' ')).map((index) => [index, 0.76] as const),
    ...(span.stems.length > 1 ? lexicon.gluedHits(span.stems).map((index) => [index, 0.97] as const) : []),
  ];
  for (const [index, score] of whole) scores.set(index, Math.max(score, scores.get(index) ?? 0));
  return scores;
};

const candidatesOf = (lexicon: Lexicon, scores: ReadonlyMap<number, number>): Candidate[] => {
  const best = new Map<string, Candidate>();
  for (const [index, score] of scores) {
    const wording = lexicon.wordings[index];
    if (!wording || score < least) continue;
    const key = `${wording.table}\u0000${wording.column ?? ''}`;
    if ((best.get(key)?.score ?? 0) < score) best.set(key, { table: wording.table, column: wording.column, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, 24);
};

/** Every span of the question that can be read as a table or column; spans may overlap. */
export const mentionsIn = (tokens: readonly Token[], lexicon: Lexicon): Mention[] =>
  tokens.flatMap((_, start) => {
    let partials: Map<number, Partial> | null = null;
    const mentions: Mention[] = [];
    for (const span of spansFrom(tokens, start)) {
      partials = extend(partials, lexicon.hits(span.stems.at(-1) ?? ''));
      const candidates = candidatesOf(lexicon, scoreSpan(lexicon, span, partials));
      if (candidates.length === 0) continue;
      mentions.push({ start, end: span.end, text: textOf(tokens, start, span.end), candidates });
    }
    return mentions;
  });

export const textOf = (tokens: readonly Token[], start: number, end: number): string =>
  tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
