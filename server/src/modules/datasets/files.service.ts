import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FileReading, fileRoutes } from '#shared/contract/files.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { ResponseBody } from '../../common/endpoint.js';
import { hungUp } from '../../common/hang-up.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import { DatasetRepository } from './dataset.repository.js';
import { DatasetStore } from './dataset-store.js';
import { FileReceiver } from './file-receiver.js';
import type { IngestedFile } from './ingest/index.js';
import type { IngestFileInput } from './ingest-task.js';

const DEADLINE = 600_000;

type Uploaded = ResponseBody<typeof fileRoutes.upload>;

const idOf = (hash: string, kind: string, reading: FileReading): string =>
  createHash('sha256')
    .update(JSON.stringify(['file-1', hash, kind, Object.entries(reading).sort()]))
    .digest('hex');

const detectedOf = ({ detected }: IngestedFile): Uploaded['detected'] =>
  detected
    ? {
        encoding: detected.encoding.name,
        delimiter: detected.dialect.delimiter,
        quote: detected.dialect.quote,
        preambleLines: detected.preambleLines,
        headerRows: detected.headerRows,
      }
    : null;

/** Turns an uploaded file into a dataset named by its bytes and the way it was read. */
@Injectable()
export class FilesService {
  readonly #receiver: FileReceiver;

  constructor(
    @Inject(DatasetRepository) private readonly repository: DatasetRepository,
    @Inject(DatasetStore) private readonly store: DatasetStore,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#receiver = new FileReceiver(settings.dataFolder, settings.store.uploadBytes);
  }

  async upload(workspaceId: string, name: string, reading: FileReading, request: IncomingMessage): Promise<Uploaded> {
    const fileName = path.basename(name);
    const received = await this.#receiver.receive(request);
    const draft = await this.store.draft(`${workspaceId} ${received.path}`);
    try {
      const id = idOf(received.hash, path.extname(fileName).toLowerCase(), reading);
      const input: IngestFileInput = { path: received.path, fileName, options: reading, out: draft };
      const options = { deadlineMilliseconds: DEADLINE, signal: hungUp() };
      const table = await this.workers.run<IngestedFile>('ingest-file', input, options);
      const dataset = await this.#keep(workspaceId, { id, fileName, draft, table });
      return { dataset, detected: detectedOf(table), sheets: table.sheets ?? null };
    } finally {
      await Promise.all([received.remove(), rm(draft, { force: true })]);
    }
  }

  async #keep(
    workspaceId: string,
    made: { id: string; fileName: string; draft: string; table: IngestedFile },
  ): Promise<Dataset> {
    const { id, fileName, draft, table } = made;
    const bytes = await this.store.keep(draft, id);
    const { rows, columns, warnings } = table;
    const source = { kind: 'file' as const, label: fileName };
    const name = path.parse(fileName).name;
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
    return dataset;
  }
}
