import type { Dataset } from '#shared/data/dataset.js';
import type { AnalysisOutcome, FurtherTable } from '../../engine/analysis.js';

type Params = Record<string, unknown>;

/** The data of a run. */
export interface RunData {
  readonly workspaceId: string;
  readonly dataset: Dataset;
  readonly further: readonly FurtherTable[];
}

export interface ConductedRun extends RunData {
  readonly params: Params;
  readonly signal: AbortSignal;
  onProgress(stage: string, done: number, total: number): void;
}

/** Stands between a request and the engine, for an analysis that needs more than its data: what was kept before, or a model. */
export interface RunConductor {
  readonly analysis: string;
  /** The parameters the answer depends on, settled before the cache is asked for it. */
  settle(data: RunData, params: Params): Promise<Params>;
  /** Gives the outcome, by `compute` once or several times; only the engine computes. */
  conduct(
    run: ConductedRun,
    compute: (params: Params) => Promise<AnalysisOutcome<unknown>>,
  ): Promise<AnalysisOutcome<unknown>>;
}
