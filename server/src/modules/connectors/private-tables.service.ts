import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Dataset } from '#shared/data/dataset.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { AnalysisTaskInput } from '../../engine/analysis-task.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { WorkerPool, type TaskOptions } from '../../engine/pool/worker-pool.js';
import { DatasetStore } from '../datasets/index.js';
import type { UsableConnection } from './connections.service.js';
import type { LoadedTable } from './loading/load-table.js';
import { STOP_IN_SOURCE_MILLISECONDS, type LoadTableInput } from './loading/load-table-task.js';
import type { StoreRowsInput } from './loading/store-rows-task.js';
import type { Selection } from './selection.js';
import type { RecordBatch } from './values/record-batch.js';

/** What is fetched from a source for one analysis: part of a table, or rows it has answered. */
export type Fetched =
  { readonly saved: UsableConnection; readonly selection: Selection } | { readonly batch: RecordBatch };

export interface PrivateAnalysis {
  readonly analysis: string;
  readonly params: unknown;
  readonly signal: AbortSignal;
}

/** Analyzes what was fetched from a source in a worker process, and keeps none of it. */
@Injectable()
export class PrivateTables {
  constructor(
    @Inject(DatasetStore) private readonly store: DatasetStore,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The outcome over the fetched rows, and how many they were. */
  async analyze(
    fetched: Fetched,
    { analysis, params, signal }: PrivateAnalysis,
  ): Promise<{ outcome: AnalysisOutcome<unknown>; dataset: Dataset }> {
    const file = await this.store.draft(`private ${randomUUID()}`);
    const options: TaskOptions = { deadlineMilliseconds: this.settings.engine.taskMilliseconds, signal };
    try {
      const { id, rows, columns, bytes, warnings } = await this.#fetch(fetched, file, options);
      const now = this.clock();
      const source = { kind: 'table' as const, label: 'rows of a source' };
      const facts = { name: 'data', source, createdAt: now.toISOString() };
      const dataset: Dataset = { id, rows, columns, bytes, warnings, ...facts };
      const input: AnalysisTaskInput = { analysis, dataset, file, params, now };
      return { outcome: await this.workers.run<AnalysisOutcome<unknown>>('analysis', input, options), dataset };
    } finally {
      await Promise.all(['', '.csv'].map((suffix) => rm(file + suffix, { force: true })));
    }
  }

  #fetch(fetched: Fetched, out: string, options: TaskOptions): Promise<LoadedTable> {
    const maxBytes = this.settings.store.limitBytes;
    if ('batch' in fetched) {
      const input: StoreRowsInput = { batch: fetched.batch, out, maxBytes };
      return this.workers.run<LoadedTable>('store-rows', input, options);
    }
    const { saved, selection } = fetched;
    const { privateNetworks, sqliteFolder } = this.settings.connectors;
    const { driver, settings } = saved;
    const input: LoadTableInput = {
      kind: driver.kind,
      settings,
      selection,
      out,
      maxBytes,
      privateNetworks,
      sqliteFolder,
    };
    const patient = { ...options, graceMilliseconds: STOP_IN_SOURCE_MILLISECONDS };
    return this.workers.run<LoadedTable>('load-table', input, patient);
  }
}
