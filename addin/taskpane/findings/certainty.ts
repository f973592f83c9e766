import type { CertaintyWord as ServerWord } from '#shared/answers/finding.js';

/** How sure a finding is, as a word: by its p-value, by how far settings agree on groups, or because it was counted. */
export type CertaintyWord =
  | 'exact'
  | 'veryCertain'
  | 'certain'
  | 'likely'
  | 'uncertain'
  | 'noEvidence'
  | 'veryStable'
  | 'fairlyStable'
  | 'shading';

const ofServer: Readonly<Record<ServerWord, CertaintyWord>> = {
  Exact: 'exact',
  'Very certain': 'veryCertain',
  Certain: 'certain',
  Likely: 'likely',
  Uncertain: 'uncertain',
  'No evidence': 'noEvidence',
};

/** The word the server chose, in the user's language. */
export const wordOf = (word: ServerWord): CertaintyWord => ofServer[word];

/** The steps are those the server writes into its sentences. */
export const byP = (p: number): CertaintyWord => {
  if (p < 0.001) return 'veryCertain';
  if (p < 0.01) return 'certain';
  if (p < 0.05) return 'likely';
  return p < 0.2 ? 'uncertain' : 'noEvidence';
};

/** For groups: how far settings agree on them, 0 to 1. */
export const byStability = (stability: number): CertaintyWord => {
  if (stability >= 0.85) return 'veryStable';
  return stability >= 0.6 ? 'fairlyStable' : 'shading';
};

const sure: ReadonlySet<CertaintyWord> = new Set(['exact', 'veryCertain', 'certain', 'veryStable']);
export const isSure = (word: CertaintyWord): boolean => sure.has(word);
