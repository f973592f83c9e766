import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { limits, type RangeChunk, type datasetRoutes } from '#shared/contract/datasets.js';
import { datasetIdOf } from '#shared/data/dataset-id.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { count } from '#shared/wording/numbers.js';
import type { RequestBody } from '../../common/endpoint.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import { DatasetRepository } from './dataset.repository.js';
import { DatasetStore } from './dataset-store.js';
import type { IngestedTable } from './ingest/index.js';
import type { IngestRangeInput } from './ingest-task.js';
import { UploadFolder } from './upload-folder.js';

const HOUR = 3_600_000;

/** Receives worksheet ranges chunk by chunk and turns them into datasets. */
@Injectable()
export class UploadsService {
  constructor(
    @Inject(UploadFolder) private readonly folder: UploadFolder,
    @Inject(DatasetRepository) private readonly repository: DatasetRepository,
    @Inject(DatasetStore) private readonly store: DatasetStore,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async start(
    workspaceId: string,
    body: RequestBody<typeof datasetRoutes.startUpload>,
  ): Promise<{ uploadId: string; expiresAt: string }> {
    const { name, source, chunks, ...shape } = body;
    const cells = shape.rows * shape.columns;
    if (cells > limits.rangeCells) {
      throw new AppError(
        'too-large',
        `The range has ${count(cells)} cells; ${count(limits.rangeCells)} can be read at once. Choose a smaller range or load from a database.`,
      );
    }
    await this.folder.removeExpired(this.clock());
    const uploadId = randomUUID();
    await this.folder.start(uploadId, { workspaceId, shape, name, source, chunks });
    return { uploadId, expiresAt: new Date(this.clock().getTime() + HOUR).toISOString() };
  }

  async put(workspaceId: string, uploadId: string, index: number, chunk: RangeChunk): Promise<{ received: number }> {
    const { chunks, shape } = await this.folder.announcement(uploadId, workspaceId);
    if (index >= chunks) throw new AppError('invalid-input', `Only ${chunks} chunks were announced.`);
    if (chunk.rows.some((row) => row.length !== shape.columns)) {
      throw new AppError('invalid-input', `Every row of the range must have ${shape.columns} cells.`);
    }
    await this.folder.put(uploadId, index, chunk);
    return { received: index };
  }

  async complete(workspaceId: string, uploadId: string): Promise<Dataset> {
    const { shape, name, source, chunks } = await this.folder.announcement(uploadId, workspaceId);
    const id = await datasetIdOf(shape, await this.folder.hashes(uploadId, chunks));
    const known = await this.repository.find(workspaceId, id);
    if (known && (await this.store.has(id))) {
      await this.folder.remove(uploadId);
      return known;
    }
    const draft = await this.store.draft(`${workspaceId} ${uploadId}`);
    const chunkFiles = Array.from({ length: chunks }, (_, index) => this.folder.chunkFile(uploadId, index));
    const input: IngestRangeInput = { shape, chunkFiles, out: draft, now: this.clock() };
    const table = await this.workers.run<IngestedTable>('ingest-range', input, {
      deadlineMilliseconds: this.settings.engine.taskMilliseconds,
    });
    const bytes = await this.store.keep(draft, id);
    const { rows, columns, warnings } = table;
    const dataset: Dataset = {
      id,
      name,
      source,
      rows,
      columns,
      bytes,
      warnings,
      createdAt: this.clock().toISOString(),
    };
    await this.repository.save(workspaceId, dataset);
    await this.folder.remove(uploadId);
    return dataset;
  }

  async cancel(workspaceId: string, uploadId: string): Promise<void> {
    await this.folder.announcement(uploadId, workspaceId);
    await this.folder.remove(uploadId);
  }
}
