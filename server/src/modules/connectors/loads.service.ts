import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Load } from '#shared/contract/connections.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { problemOf } from '#shared/errors/problem.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { hungUp } from '../../common/hang-up.js';
import { WorkerPool, type TaskOptions } from '../../engine/pool/worker-pool.js';
import { DatasetRepository, DatasetStore } from '../datasets/index.js';
import { follow, type ActiveLoad } from './active-load.js';
import { ConnectionsService, type UsableConnection } from './connections.service.js';
import type { LoadedTable } from './loading/load-table.js';
import type { DownloadFileInput } from './loading/download-file-task.js';
import { STOP_IN_SOURCE_MILLISECONDS, type LoadTableInput } from './loading/load-table-task.js';
import { refuseOwnDatabase } from './own-database.js';
import type { Selection } from './selection.js';
import { SourceEvents } from './source-events.js';
import { SourcesService } from './sources.service.js';

const HOUR = 3_600_000;
const REMEMBERED = 200;
const FILE = '.source';

const labelOf = ({ name }: UsableConnection, { table }: Selection): string =>
  [name, table.schema, table.name].filter((part) => part !== null).join('.');

/** Brings tables of sources to the server, in worker processes, and knows how far each is. */
@Injectable()
export class LoadsService implements BeforeApplicationShutdown {
  readonly #loads = new Map<string, ActiveLoad>();
  readonly #logger = new Logger('Loads');

  constructor(
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(SourceEvents) private readonly events: SourceEvents,
    @Inject(SourcesService) private readonly sources: SourcesService,
    @Inject(DatasetStore) private readonly store: DatasetStore,
    @Inject(DatasetRepository) private readonly repository: DatasetRepository,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    for (const { abort } of this.#loads.values()) abort.abort();
    await Promise.all([...this.#loads.values()].map(({ finished }) => finished));
  }

  async start(workspaceId: string, connectionId: string, selection: Selection, wait: number): Promise<Load> {
    const connection = await this.connections.usable(workspaceId, connectionId);
    await refuseOwnDatabase(connection, this.settings, this.sources.environment);
    const id = randomUUID();
    const shown: Load = { id, state: 'queued', stage: null, rows: 0, rowsPerSecond: 0, dataset: null, problem: null };
    const load: ActiveLoad = {
      workspaceId,
      abort: new AbortController(),
      began: performance.now(),
      followers: 0,
      shown,
      finished: Promise.resolve(),
    };
    load.finished = this.#perform(load, connection, selection).then(() => this.#tell(load, connectionId, selection));
    this.#remember(id, load);
    return this.get(workspaceId, id, wait);
  }

  async get(workspaceId: string, id: string, wait: number): Promise<Load> {
    const load = this.#find(workspaceId, id);
    if (wait > 0) await follow(load, wait, hungUp());
    return load.shown;
  }

  async cancel(workspaceId: string, id: string): Promise<Load> {
    const load = this.#find(workspaceId, id);
    load.abort.abort();
    await load.finished;
    return load.shown;
  }

  #find(workspaceId: string, id: string): ActiveLoad {
    const load = this.#loads.get(id);
    if (load?.workspaceId === workspaceId) return load;
    throw new AppError('not-found', 'There is no such load, or it ended long ago.');
  }

  #remember(id: string, load: ActiveLoad): void {
    this.#loads.set(id, load);
    const ended = [...this.#loads].filter(([, { shown }]) => shown.problem !== null || shown.dataset !== null);
    for (const [old] of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) this.#loads.delete(old);
  }

  async #perform(load: ActiveLoad, connection: UsableConnection, selection: Selection): Promise<void> {
    const draft = await this.store.draft(`load ${load.shown.id}`);
    try {
      const files = connection.driver.capabilities.reads === 'files';
      const table = await (files
        ? this.#loadFile(load, connection, selection, draft)
        : this.#loadTable(load, connection, selection, draft));
      const dataset = await this.#keep(load.workspaceId, draft, table, labelOf(connection, selection));
      load.shown = { ...load.shown, state: 'done', stage: null, rows: table.rows, dataset };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'internal') this.#logger.error({ stack: String((thrown as Error).stack) }, 'defect');
      await Promise.all(['', '.csv', FILE].map((suffix) => rm(draft + suffix, { force: true })));
      const state = error.code === 'cancelled' ? 'cancelled' : 'failed';
      load.shown = { ...load.shown, state, stage: null, problem: problemOf(error, load.shown.id) };
    }
  }

  async #tell({ workspaceId, shown }: ActiveLoad, connectionId: string, { table }: Selection): Promise<void> {
    const { id: loadId, dataset } = shown;
    if (dataset) await this.events.tell({ kind: 'loaded', workspaceId, connectionId, table, loadId, dataset });
  }

  #loadTable(
    load: ActiveLoad,
    { driver, settings }: UsableConnection,
    selection: Selection,
    out: string,
  ): Promise<LoadedTable> {
    const { privateNetworks, sqliteFolder } = this.settings.connectors;
    const maxBytes = this.settings.store.limitBytes;
    const input: LoadTableInput = {
      kind: driver.kind,
      settings,
      selection,
      out,
      maxBytes,
      privateNetworks,
      sqliteFolder,
    };
    return this.workers.run<LoadedTable>('load-table', input, this.#options(load));
  }

  /** A file is fetched first and then read like an uploaded one: dialect, header and types are found. */
  async #loadFile(
    load: ActiveLoad,
    { driver, settings }: UsableConnection,
    selection: Selection,
    out: string,
  ): Promise<LoadedTable> {
    const { table, columns, filters, maxRows } = selection;
    if (columns || filters.length > 0 || maxRows) {
      throw new AppError('invalid-input', 'A file is loaded whole. Leave out columns, filters and the row limit.');
    }
    const { privateNetworks } = this.settings.connectors;
    const path = out + FILE;
    const download: DownloadFileInput = { kind: driver.kind, settings, table, out: path, privateNetworks };
    const id = await this.workers.run<string>('download-file', download, this.#options(load));
    const options = { maxBytes: this.settings.store.uploadBytes };
    const ingested = await this.workers.run<Omit<LoadedTable, 'id'>>(
      'ingest-file',
      { path, fileName: table.name, options, out },
      this.#options(load),
    );
    await rm(path, { force: true });
    return { ...ingested, id };
  }

  #options(load: ActiveLoad): TaskOptions {
    return {
      deadlineMilliseconds: HOUR,
      graceMilliseconds: STOP_IN_SOURCE_MILLISECONDS,
      signal: load.abort.signal,
      onStart: () => void (load.shown = { ...load.shown, state: 'running' }),
      onProgress: (stage, rows) => this.#progress(load, stage, rows),
    };
  }

  #progress(load: ActiveLoad, stage: string, rows: number): void {
    const seconds = (performance.now() - load.began) / 1_000;
    load.shown =
      stage === 'Reading'
        ? { ...load.shown, stage: 'Reading', rows, rowsPerSecond: Math.round(rows / Math.max(seconds, 0.001)) }
        : { ...load.shown, stage: 'Storing' };
  }

  async #keep(workspaceId: string, draft: string, table: LoadedTable, label: string): Promise<Dataset> {
    const { id, rows, columns, warnings } = table;
    const bytes = await this.store.keep(draft, id);
    const source = { kind: 'table' as const, label };
    const dataset: Dataset = {
      id,
      name: label.split('.').at(-1)!,
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
