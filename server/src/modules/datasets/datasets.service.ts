import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AnswerTable } from '#shared/answers/table.js';
import type { DatasetChanges } from '#shared/contract/datasets.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import type { ChangesInput } from './changes-task.js';
import { DatasetRepository } from './dataset.repository.js';
import { DatasetStore } from './dataset-store.js';
import { garbageOf } from './garbage.js';

const COLLECTION_INTERVAL = 600_000;

/** Finds datasets and their files, and keeps the store within its limits. */
@Injectable()
export class DatasetsService implements OnApplicationBootstrap, OnApplicationShutdown {
  #collector: NodeJS.Timeout | null = null;

  constructor(
    @Inject(DatasetRepository) private readonly repository: DatasetRepository,
    @Inject(DatasetStore) private readonly store: DatasetStore,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.collectGarbage();
    this.#collector = setInterval(() => void this.collectGarbage(), COLLECTION_INTERVAL).unref();
  }

  onApplicationShutdown(): void {
    if (this.#collector) clearInterval(this.#collector);
  }

  async find(workspaceId: string, id: string): Promise<Dataset | null> {
    const dataset = await this.repository.find(workspaceId, id);
    return dataset && (await this.store.has(id)) ? dataset : null;
  }

  /** @throws AppError `dataset-unknown` when it was never uploaded to this workspace, or has been collected */
  async get(workspaceId: string, id: string): Promise<Dataset> {
    const dataset = await this.find(workspaceId, id);
    if (!dataset) throw new AppError('dataset-unknown', 'These data are not on the server. Send them again.');
    return dataset;
  }

  /** A dataset about to be used, and where its Parquet file lies. */
  async open(workspaceId: string, id: string): Promise<{ dataset: Dataset; file: string }> {
    const dataset = await this.get(workspaceId, id);
    const now = this.clock();
    await Promise.all([this.store.touch(id, now), this.repository.markUsed(workspaceId, id, now)]);
    return { dataset, file: this.store.pathOf(id) };
  }

  async rows(workspaceId: string, id: string, page: { offset: number; limit: number }): Promise<AnswerTable> {
    const { dataset, file } = await this.open(workspaceId, id);
    return this.workers.run(
      'rows',
      { dataset, file, ...page },
      { deadlineMilliseconds: this.settings.engine.taskMilliseconds },
    );
  }

  /** Compares a dataset with an earlier one of the same table. */
  async changes(
    workspaceId: string,
    id: string,
    { before, key }: { before: string; key: readonly string[] },
  ): Promise<DatasetChanges> {
    const [old, now] = await Promise.all([this.open(workspaceId, before), this.open(workspaceId, id)]);
    const input: ChangesInput = { before: old.file, after: now.file, key };
    return this.workers.run('changes', input, { deadlineMilliseconds: this.settings.engine.taskMilliseconds });
  }

  async collectGarbage(): Promise<number> {
    const garbage = garbageOf(await this.store.files(), this.settings.store, this.clock());
    for (const { id } of garbage) await this.store.remove(id);
    await this.repository.forgetEverywhere(garbage.map(({ id }) => id));
    return garbage.length;
  }
}
