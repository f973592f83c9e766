import { createHash } from 'node:crypto';
import type { Certainty, CertaintyWord, Fact, Finding, FindingCell, FindingKind } from '#shared/answers/finding.js';
import { narrate } from '#shared/answers/narrative.js';
import type { Unit } from '#shared/data/column.js';
import { percent } from '#shared/wording/numbers.js';
import { certainty } from '../statistics/certainty.js';
import { amountText } from './facts.js';

const MOST_CELLS = 200;
const MOST_SENTENCES = 3;

/** A finding before its sentences are written. Sentences are templates over `facts`; see `narrate`. */
export interface FindingDraft {
  readonly kind: FindingKind;
  readonly headline: string;
  readonly sentences?: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
  readonly size: Finding['size'];
  /** Adjusted for all that was tested; null for a count of the data themselves. */
  readonly p: number | null;
  /** Where there is no test but a score, such as stability, says how sure it is. */
  readonly sure?: CertaintyWord;
  readonly interval?: { readonly lower: number; readonly upper: number; readonly level: number; readonly unit?: Unit };
  /** 0 to 1, comparable between kinds. */
  readonly effect: number;
  readonly columns: readonly string[];
  readonly chart?: number;
  readonly table?: number;
  readonly cells?: readonly FindingCell[];
  readonly evidence: Finding['evidence'];
  readonly investigate?: Finding['investigate'];
}

const weights: Record<CertaintyWord, number> = {
  Exact: 1,
  'Very certain': 1,
  Certain: 0.9,
  Likely: 0.7,
  Uncertain: 0.2,
  'No evidence': 0,
};

/** 0 to 1: how much a finding counts for how sure it is. */
export const certaintyWeight = ({ word }: Certainty): number => weights[word];

export const certaintyOf = (p: number | null, interval: Certainty['interval'] = null): Certainty => ({
  word: p === null ? 'Exact' : certainty(p),
  p,
  interval,
});

const intervalOf = ({ interval }: FindingDraft): Certainty['interval'] => {
  if (!interval) return null;
  const { lower, upper, level, unit } = interval;
  const text = `${percent(level)} interval ${amountText(lower, unit)} to ${amountText(upper, unit)}`;
  return { lower, upper, level, text };
};

const idOf = ({ kind, columns, evidence, headline }: FindingDraft): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, columns, evidence, headline]))
    .digest('hex')
    .slice(0, 16);

/** Writes the sentences of a finding from its facts and scores it. */
export const findingOf = (draft: FindingDraft): Finding => {
  const tested = certaintyOf(draft.p, intervalOf(draft));
  const sure = draft.sure ? { ...tested, word: draft.sure } : tested;
  const effect = Math.max(0, Math.min(1, draft.effect));
  const cells = draft.cells ?? [];
  const sentences = (draft.sentences ?? []).slice(0, MOST_SENTENCES);
  return {
    id: idOf(draft),
    kind: draft.kind,
    headline: narrate(draft.headline, draft.facts),
    sentences: sentences.map((sentence) => narrate(sentence, draft.facts)),
    facts: { ...draft.facts },
    templates: { headline: draft.headline, sentences },
    size: draft.size,
    certainty: sure,
    effect,
    score: effect * certaintyWeight(sure),
    columns: [...draft.columns],
    chart: draft.chart ?? null,
    table: draft.table ?? null,
    cells: cells.slice(0, MOST_CELLS),
    totalCells: cells.length,
    evidence: draft.evidence,
    investigate: draft.investigate ?? null,
  };
};
