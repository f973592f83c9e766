import type { Answer } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type {
  Connection,
  ConnectionReport,
  Connector,
  Load,
  SourceProfile,
  SourceRows,
  SourceTable,
  SourceTableDescription,
  TableReference,
  connectionRoutes,
} from '#shared/contract/connections.js';
import type { DatasetChanges } from '#shared/contract/datasets.js';
import type { FileReading, UploadedFile } from '#shared/contract/files.js';
import type { SourceAnalysis } from '#shared/contract/source-answers.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { z } from 'zod';

export type SettingsGiven = Readonly<Record<string, string | number | boolean>>;
export type SelectionRequest = z.input<typeof connectionRoutes.startLoad.body>;

/** An analysis the source computes, with parameters as the analysis takes them. */
export interface SourceAnalysisRequest {
  readonly analysis: SourceAnalysis;
  readonly table: TableReference;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How far a load is: rows read so far and how many come in a second. */
export type LoadProgress = Pick<Load, 'stage' | 'rows' | 'rowsPerSecond'>;

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the file that have left this machine; all of them while the server reads it. */
  readonly onSent?: (bytes: number, total: number) => void;
}

/** Databases, storages and files: what can be reached, what lies there, and how it gets to the server. */
export interface SourcesApi {
  connectors(signal?: AbortSignal): Promise<readonly Connector[]>;
  connections(signal?: AbortSignal): Promise<readonly Connection[]>;
  create(given: { name: string; kind: string; settings: SettingsGiven }): Promise<Connection>;
  update(id: string, change: { name?: string; settings?: SettingsGiven }): Promise<Connection>;
  remove(id: string): Promise<void>;
  /** Tries settings that need not be saved; secrets left out are those of the saved connection `id`. */
  test(given: { kind: string; settings: SettingsGiven; id?: string }, signal?: AbortSignal): Promise<ConnectionReport>;
  tables(id: string, q: string, signal?: AbortSignal): Promise<{ items: readonly SourceTable[]; total: number }>;
  describe(id: string, table: TableReference, signal?: AbortSignal): Promise<SourceTableDescription>;
  rows(id: string, table: TableReference, limit: number, signal?: AbortSignal): Promise<SourceRows>;
  profile(id: string, table: TableReference, mode: 'fast' | 'sharp', signal?: AbortSignal): Promise<SourceProfile>;
  /** Computed by the source itself; an aborted signal stops it there. */
  analyze(id: string, request: SourceAnalysisRequest, signal?: AbortSignal): Promise<Answer>;
  /** A question over one table, computed by the source. `params` are those of the analysis `ask`. */
  ask(
    id: string,
    table: TableReference,
    params: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** Brings a selection to the server. An aborted signal stops it in the source as well. */
  load(id: string, selection: SelectionRequest, options?: LoadOptions): Promise<Load & { dataset: Dataset }>;
  upload(file: File, reading: FileReading, options?: UploadOptions): Promise<UploadedFile>;
  dataset(id: string, signal?: AbortSignal): Promise<Dataset>;
  datasetRows(id: string, page: { offset: number; limit: number }, signal?: AbortSignal): Promise<AnswerTable>;
  /** What differs between two datasets of the same table. */
  changes(id: string, since: { before: string; key: readonly string[] }, signal?: AbortSignal): Promise<DatasetChanges>;
}
