import { cueLines, type CueLine } from './cue-phrases.js';
import type { Token } from './tokens.js';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type AggregateName = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'median';
export type BucketUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Phrases that carry structure, not content. */
export type Cue =
  | {
      readonly is:
        | 'ask'
        | 'count'
        | 'group'
        | 'by'
        | 'distinct'
        | 'not'
        | 'and'
        | 'or'
        | 'both'
        | 'either'
        | 'between'
        | 'relative'
        | 'have'
        | 'be'
        | 'of'
        | 'in'
        | 'share'
        | 'comma'
        | 'stop'
        | 'everything'
        | 'null'
        | 'than'
        | 'alphabetical'
        | 'except'
        | 'top'
        | 'each'
        | 'there'
        | 'running'
        | 'growth'
        | 'versus'
        | 'trend'
        | 'any'
        | 'also'
        | 'pronoun';
    }
  | { readonly is: 'aggregate'; readonly name: AggregateName }
  | { readonly is: 'compare'; readonly op: Comparison; readonly adjective?: string }
  | { readonly is: 'after-number'; readonly op: Comparison }
  | { readonly is: 'superlative'; readonly descending: boolean; readonly adjective?: string }
  | { readonly is: 'order' }
  | { readonly is: 'common'; readonly descending: boolean }
  | { readonly is: 'direction'; readonly descending: boolean }
  | { readonly is: 'like'; readonly where: 'start' | 'end' | 'inside' }
  | { readonly is: 'question'; readonly about: 'person' | 'place' | 'time' | 'age' }
  | { readonly is: 'bucket'; readonly unit: BucketUnit };

const adjectiveLines = (adjectives: Readonly<Record<string, { more: boolean }>>): CueLine[] =>
  Object.entries(adjectives).map(([adjective, { more }]) =>
    /(est|most .*|least .*|best .*|.*est paid)$/.test(adjective)
      ? [`${adjective}|the ${adjective}`, { is: 'superlative', descending: more, adjective }]
      : [`${adjective} than|${adjective}`, { is: 'compare', op: more ? '>' : '<', adjective }],
  );

interface CueTree {
  readonly byPhrase: ReadonlyMap<string, Cue>;
  readonly longest: number;
}

const build = (all: readonly CueLine[]): CueTree => {
  const byPhrase = new Map<string, Cue>();
  for (const [phrases, cue] of all)
    for (const phrase of phrases.split('|')) if (!byPhrase.has(phrase)) byPhrase.set(phrase, cue);
  return { byPhrase, longest: Math.max(...[...byPhrase.keys()].map((phrase) => phrase.split(' ').length)) };
};

export interface CueSpan {
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
}

const marks: Readonly<Record<string, Cue>> = {
  ',': { is: 'comma' },
  ';': { is: 'comma' },
  '.': { is: 'stop' },
  '?': { is: 'stop' },
  '!': { is: 'stop' },
  ':': { is: 'comma' },
  '&': { is: 'and' },
  '(': { is: 'relative' },
};

export const cueReader = (adjectives: Readonly<Record<string, { more: boolean }>>) => {
  const { byPhrase, longest } = build([...adjectiveLines(adjectives), ...cueLines]);
  const at = (tokens: readonly Token[], start: number): CueSpan[] => {
    const first = tokens[start];
    if (!first || first.kind === 'quoted') return [];
    const mark = first.kind === 'mark' ? marks[first.text] : undefined;
    if (mark) return [{ start, end: start + 1, cue: mark }];
    const spans: CueSpan[] = [];
    let phrase = '';
    for (let end = start; end < Math.min(tokens.length, start + longest); end += 1) {
      const token = tokens[end];
      if (!token || token.kind === 'quoted') break;
      phrase = phrase ? `${phrase} ${token.lower}` : token.lower;
      const cue = byPhrase.get(phrase);
      if (cue) spans.push({ start, end: end + 1, cue });
    }
    return spans;
  };
  return (tokens: readonly Token[]): CueSpan[] => tokens.flatMap((_, start) => at(tokens, start));
};
