import type { Correlation } from '#shared/analyses/correlate.js';
import type { TableShape } from '#shared/analyses/insights.js';
import type { AnalysisContext } from '#server/engine/analysis.js';
import { correlateAnalysis } from '../../comparison/index.js';
import { candidatesOf, type Candidate, type SearchResult } from '../candidate.js';
import { areTwins } from '../twins.js';

/** That two columns say the same is worth a word, not the first one. */
const TWIN_EFFECT = 0.45;

const dampened = (candidate: Candidate, pairs: readonly Correlation[]): Candidate => {
  const { finding } = candidate;
  const isTwin = pairs.some(
    (pair) => areTwins(pair) && [pair.first, pair.second].every((name) => finding.columns.includes(name)),
  );
  return isTwin ? { ...candidate, finding: { ...finding, effect: TWIN_EFFECT * finding.effect } } : candidate;
};

/** Which columns move together: numbers among numbers by rank, categories among categories. */
export const searchRelations = async (
  context: AnalysisContext,
  { measures, dimensions }: TableShape,
): Promise<SearchResult & { pairs: Correlation[] }> => {
  const groups = [measures, dimensions].filter((columns) => columns.length >= 2);
  const candidates: Candidate[] = [];
  const pairs: Correlation[] = [];
  for (const columns of groups) {
    const { result, presentation } = await correlateAnalysis.compute(context, { columns, method: 'spearman' });
    candidates.push(...candidatesOf(presentation).map((candidate) => dampened(candidate, result.pairs)));
    pairs.push(...result.pairs);
  }
  return { candidates, pairs, tests: groups.length };
};
