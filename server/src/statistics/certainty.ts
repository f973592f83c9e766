import type { CertaintyWord } from '#shared/answers/finding.js';

/** How sure a finding is, in a word, from its p-value. */
export const certainty = (p: number): CertaintyWord => {
  if (p < 0.001) return 'Very certain';
  if (p < 0.01) return 'Certain';
  if (p < 0.05) return 'Likely';
  return p < 0.2 ? 'Uncertain' : 'No evidence';
};
