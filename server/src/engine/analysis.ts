import type { z } from 'zod';
import type { AnalysisDefinition } from '#shared/analyses/definition.js';
import type { ModelUse } from '#shared/answers/receipt.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { SqlSession } from './sql-session.js';

/** A dataset beside the first, loaded as a view of this name. */
export interface FurtherTable {
  readonly name: string;
  readonly dataset: Dataset;
}

/** What a computation can reach: one dataset, loaded as the view `data`, those beside it, and a way to report how far it is. */
export interface AnalysisContext {
  readonly dataset: Dataset;
  readonly further?: readonly FurtherTable[];
  /** The dataset is the view `data`, its columns under their dataset names. */
  readonly sql: SqlSession;
  /** Named stage with a count, as in ("Testing drivers", 5, 8). */
  progress(stage: string, done: number, total: number): void;
  /** Injected clock, UTC: nothing in an analysis reads the wall clock. */
  readonly now: Date;
}

export interface AnalysisOutcome<R> {
  readonly result: R;
  readonly presentation: Presentation;
  readonly method: string;
  readonly query?: string;
  readonly rowsUsed: number;
  readonly assumptions?: string[];
  readonly model?: ModelUse;
}

/** The computing half of an analysis. It runs in a killable worker process. */
export interface Analysis<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly definition: AnalysisDefinition<P, R>;
  compute(context: AnalysisContext, params: z.output<P>): Promise<AnalysisOutcome<z.output<R>>>;
}
