import type { Finding, FindingKind } from '#shared/answers/finding.js';
import type { LoweredKind } from '#shared/analyses/insights.js';
import { certaintyOf, certaintyWeight } from '#server/findings/finding.js';
import { benjaminiHochberg } from '#server/statistics/multiple-testing.js';
import type { Candidate } from './candidate.js';

/** Nobody asked for these findings, so each must be certain. */
const SIGNIFICANT = 0.01;
const LEAST_SCORE = 0.1;

/** Kinds that say the same when they speak of the same columns. */
const sameStory: Partial<Record<FindingKind, string>> = {
  relation: 'together',
  driver: 'together',
  difference: 'together',
};

const storyOf = ({ kind }: Finding): string => sameStory[kind] ?? kind;

const overlap = (a: Finding, b: Finding): number => {
  const shared = a.columns.filter((name) => b.columns.includes(name)).length;
  const all = new Set([...a.columns, ...b.columns]).size;
  return all === 0 ? 1 : shared / all;
};

const isRestatement = (one: Finding, other: Finding): boolean =>
  storyOf(one) === storyOf(other) &&
  overlap(one, other) === 1 &&
  (one.kind !== 'unusual' || one.headline === other.headline);

/** 1 for a story nobody told yet; less the more of its columns and its kind have had their say. */
const noveltyOf = (finding: Finding, told: readonly Finding[]): number =>
  told.reduce((novelty, other) => {
    const closeness = overlap(finding, other);
    const sameKind = finding.kind === other.kind ? 0.4 : 0;
    return novelty * (1 - 0.3 * closeness) * (1 - sameKind * Math.max(0.5, closeness));
  }, 1);

/**
 * p-values that hold over all groups of tests together. Those of a group are adjusted already; groups that found nothing count as 1.
 * Under pure noise the chance of any finding stays below the level (Benjamini and Hochberg 1995).
 */
const overAll = (candidates: readonly Candidate[], tests: number): Candidate[] => {
  const tested = candidates.filter(({ finding }) => finding.certainty.p !== null);
  const silent = Math.max(0, tests - tested.length);
  const adjusted = benjaminiHochberg([
    ...tested.map(({ finding }) => finding.certainty.p!),
    ...Array.from({ length: silent }, () => 1),
  ]);
  const place = new Map(tested.map((candidate, i) => [candidate, adjusted[i]!]));
  return candidates.map((candidate) => {
    const p = place.get(candidate);
    if (p === undefined) return candidate;
    return {
      ...candidate,
      finding: { ...candidate.finding, certainty: certaintyOf(p, candidate.finding.certainty.interval) },
    };
  });
};

const sure = ({ finding }: Candidate): boolean => finding.certainty.p === null || finding.certainty.p < SIGNIFICANT;

/** A kind marked wrong counts for less, but never so little that it could not be told at all. */
const LOWERING = 0.7;
const MOST_LOWERINGS = 3;

export interface Ranking {
  /** Groups of tests that were made. */
  readonly tests: number;
  readonly most: number;
  readonly lowered: readonly LoweredKind[];
}

const weightOf = ({ kind }: Finding, lowered: Ranking['lowered']): number =>
  LOWERING ** Math.min(MOST_LOWERINGS, lowered.find((one) => one.kind === kind)?.times ?? 0);

/**
 * The findings to show, best first: by effect times certainty times novelty, the novelty measured against those already chosen, and
 * lower for kinds that were marked wrong. Restatements of a chosen finding and everything that may be chance are left out.
 */
export const rank = (candidates: readonly Candidate[], { tests, most, lowered }: Ranking): Candidate[] => {
  const weigh = ({ finding }: Candidate): number => finding.score * weightOf(finding, lowered);
  let open = overAll(candidates, tests).filter(sure);
  const chosen: Candidate[] = [];
  while (chosen.length < most && open.length > 0) {
    const told = chosen.map(({ finding }) => finding);
    const scored = open.map(({ finding, ...rest }) => {
      const score = finding.effect * certaintyWeight(finding.certainty) * noveltyOf(finding, told);
      return { ...rest, finding: { ...finding, score } };
    });
    const worth = scored.filter(({ finding }) => finding.score >= LEAST_SCORE);
    if (worth.length === 0) break;
    const best = worth.reduce((top, one) => (weigh(one) > weigh(top) ? one : top));
    chosen.push(best);
    open = open.filter(({ finding }) => finding.id !== best.finding.id && !isRestatement(finding, best.finding));
  }
  return chosen;
};
