import type { Answer } from '#shared/answers/answer.js';
import type { Receipt } from '#shared/answers/receipt.js';
import type { Dataset, Source } from '#shared/data/dataset.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { engineName } from '../../engine/version.js';

export interface RunFacts {
  readonly runId: string;
  readonly analysis: string;
  readonly dataset: Dataset;
  readonly source: Source;
  readonly params: Record<string, unknown>;
  readonly startedAt: Date;
  readonly milliseconds: number;
}

const receiptOf = (facts: RunFacts, outcome: AnalysisOutcome<unknown>): Receipt => ({
  runId: facts.runId,
  analysis: facts.analysis,
  method: outcome.method,
  query: outcome.query ?? null,
  source: facts.source,
  dataset: facts.dataset.id,
  rowsRead: facts.dataset.rows,
  rowsUsed: outcome.rowsUsed,
  parameters: facts.params,
  assumptions: outcome.assumptions ?? [],
  engine: engineName,
  startedAt: facts.startedAt.toISOString(),
  milliseconds: Math.round(facts.milliseconds),
  cached: false,
  model: outcome.model ?? null,
});

export const answerOf = (facts: RunFacts, outcome: AnalysisOutcome<unknown>): Answer => ({
  ...outcome.presentation,
  result: outcome.result,
  receipt: receiptOf(facts, outcome),
});

/** The same answer under a new run: what was computed stays, where the user sees the data is the present place. */
export const cachedAnswerOf = (answer: Answer, runId: string, source: Source): Answer => ({
  ...answer,
  receipt: { ...answer.receipt, runId, source, cached: true },
});
