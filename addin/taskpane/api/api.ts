import type { Answer } from '#shared/answers/answer.js';
import type { Run, runRoutes } from '#shared/contract/runs.js';
import type { Status } from '#shared/contract/status.js';
import type { Dataset, Source } from '#shared/data/dataset.js';
import type { z } from 'zod';
import type { CellAiApi } from './cell-ai-api.js';
import type { CatalogApi } from './catalog-api.js';
import type { DefinitionsApi } from './definitions-api.js';
import type { OpinionsApi } from './opinions-api.js';
import type { InvestigationsApi } from './investigations-api.js';
import type { SourcesApi } from './sources-api.js';
import type { QuestionsApi } from './questions-api.js';

/** The range an analysis is to work on. `headers` says whether row 1 holds names; null lets the server decide. */
export interface TableRange {
  readonly address: string;
  readonly headers: boolean | null;
}

/** What is being done right now: "Reading rows", 2,000 of 5,000. `total` 0 means that it cannot be known. */
export interface Stage {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

export interface WorkOptions {
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
}

export interface RunRequest {
  readonly analysis: string;
  readonly dataset: string;
  readonly source: Source;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fresh?: boolean;
  /** Datasets asked beside the first, by the names questions call them. */
  readonly further?: readonly { readonly name: string; readonly dataset: string }[];
}

export type RunPage = z.output<typeof runRoutes.list.response>;
export type RunSummary = RunPage['items'][number];

/** Everything the pane asks of the server. Failures are `AppError`s; an aborted signal rejects with code `cancelled`. */
export interface PaneApi {
  readonly questions: QuestionsApi;
  readonly definitions: DefinitionsApi;
  readonly cellAi: CellAiApi;
  readonly opinions: OpinionsApi;
  readonly investigations: InvestigationsApi;
  status(signal?: AbortSignal): Promise<Status>;
  /** Reads the range and sends only what the server does not have yet. */
  upload(table: TableRange, options?: WorkOptions): Promise<Dataset>;
  run(request: RunRequest, options?: WorkOptions): Promise<Answer>;
  runs(query: { q?: string; cursor?: string }, signal?: AbortSignal): Promise<RunPage>;
  findRun(id: string, signal?: AbortSignal): Promise<Run>;
  readonly sources: SourcesApi;
  readonly catalog: CatalogApi;
}
