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
} from '#shared/contract/connections.js';
import type { DatasetChanges } from '#shared/contract/datasets.js';
import type { FileReading, UploadedFile } from '#shared/contract/files.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type {
  LoadOptions,
  LoadProgress,
  SelectionRequest,
  SettingsGiven,
  SourceAnalysisRequest,
  SourcesApi,
  UploadOptions,
} from '../api/sources-api.js';
import {
  loadedDataset,
  ordersDescription,
  ordersProfile,
  postgresConnector,
  shopConnection,
  sqliteConnector,
  storageConnector,
} from './sources.js';

const unless = <T>(value: T | AppError): Promise<T> =>
  value instanceof AppError ? Promise.reject(value) : Promise.resolve(value);

const untilAborted = (signal?: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'))),
  );

const rows = [
  [1, 7, 12.5, 'paid', '2026-01-02'],
  [2, 7, 40, 'open', '2026-01-03'],
  [3, 9, 8.25, null, '2026-01-04'],
];

const reachable: ConnectionReport = {
  ok: true,
  failedAt: null,
  sentence: 'PostgreSQL 15.20 answers.',
  server: 'PostgreSQL 15.20',
  canWrite: false,
  warning: null,
  remedy: null,
};

/** Sources in memory: one PostgreSQL with one table. Tests replace what they want to differ, and read what was asked. */
export class FakeSources implements SourcesApi {
  kinds: Connector[] = [postgresConnector, sqliteConnector, storageConnector];
  saved: Connection[] = [shopConnection];
  report: ConnectionReport | AppError = reachable;
  tablesFound: SourceTable[] | AppError = [ordersDescription];
  total: number | null = null;
  description: SourceTableDescription | AppError = ordersDescription;
  firstRows: SourceRows | AppError = { columns: ordersDescription.columns, rows, more: true };
  profiled: SourceProfile | AppError = ordersProfile;
  loaded: Dataset | AppError | 'never' = loadedDataset;
  progress: readonly LoadProgress[] = [];
  difference: DatasetChanges | AppError = {
    added: 2,
    removed: 0,
    changed: 1,
    unchanged: 0,
    columns: [{ name: 'amount', rows: 1 }],
    columnsAdded: [],
    columnsRemoved: [],
  };
  /** How much of the file has left when the test looks. */
  bytesSent: readonly number[] = [];
  uploadedFile: UploadedFile | AppError | 'never' = {
    dataset: { ...loadedDataset, name: 'sales', source: { kind: 'file', label: 'sales.csv' } },
    detected: { encoding: 'windows-1252', delimiter: ';', quote: '"', preambleLines: 2, headerRows: 1 },
    sheets: null,
  };
  /** What the source computes, by analysis; `never` waits for Cancel. */
  readonly computed = new Map<string, Answer | AppError | 'never'>();
  readonly asked: (SourceAnalysisRequest | { analysis: 'ask'; params: Readonly<Record<string, unknown>> })[] = [];
  readonly tests: { kind: string; settings: SettingsGiven; id?: string }[] = [];
  readonly loads: { id: string; selection: SelectionRequest }[] = [];
  readonly uploads: { name: string; reading: FileReading }[] = [];
  readonly profiles: ('fast' | 'sharp')[] = [];

  connectors() {
    return Promise.resolve(this.kinds);
  }

  connections() {
    return Promise.resolve(this.saved);
  }

  create({ name, kind, settings }: { name: string; kind: string; settings: SettingsGiven }): Promise<Connection> {
    const made = { ...shopConnection, id: crypto.randomUUID(), name, kind, settings: { ...settings }, secrets: [] };
    this.saved = [...this.saved, made];
    return Promise.resolve(made);
  }

  update(id: string, { name, settings }: { name?: string; settings?: SettingsGiven }): Promise<Connection> {
    const before = this.saved.find((one) => one.id === id)!;
    const next = { ...before, name: name ?? before.name, settings: { ...before.settings, ...settings } };
    this.saved = this.saved.map((one) => (one.id === id ? next : one));
    return Promise.resolve(next);
  }

  remove(id: string): Promise<void> {
    this.saved = this.saved.filter((one) => one.id !== id);
    return Promise.resolve();
  }

  test(given: { kind: string; settings: SettingsGiven; id?: string }): Promise<ConnectionReport> {
    this.tests.push(given);
    return unless(this.report);
  }

  async tables(_id: string, q: string): Promise<{ items: SourceTable[]; total: number }> {
    const items = (await unless(this.tablesFound)).filter(({ name }) => name.includes(q));
    return { items, total: this.total ?? items.length };
  }

  describe(): Promise<SourceTableDescription> {
    return unless(this.description);
  }

  rows(): Promise<SourceRows> {
    return unless(this.firstRows);
  }

  profile(_id: string, _table: TableReference, mode: 'fast' | 'sharp'): Promise<SourceProfile> {
    this.profiles.push(mode);
    return unless(
      this.profiled instanceof AppError
        ? this.profiled
        : { ...this.profiled, mode, ...(mode === 'sharp' && { sampleRows: this.profiled.rows }) },
    );
  }

  analyze(_id: string, request: SourceAnalysisRequest, signal?: AbortSignal): Promise<Answer> {
    this.asked.push(request);
    return this.#compute(request.analysis, signal);
  }

  ask(
    _id: string,
    _table: TableReference,
    params: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    this.asked.push({ analysis: 'ask', params });
    return this.#compute('ask', signal);
  }

  #compute(analysis: string, signal?: AbortSignal): Promise<Answer> {
    const planned = this.computed.get(analysis) ?? new AppError('not-found', 'No such analysis.');
    return planned === 'never' ? untilAborted(signal) : unless(planned);
  }

  async load(id: string, selection: SelectionRequest, { signal, onProgress }: LoadOptions = {}) {
    this.loads.push({ id, selection });
    this.progress.forEach((step) => onProgress?.(step));
    if (this.loaded === 'never') await untilAborted(signal);
    const dataset = await unless(this.loaded as Dataset | AppError);
    const load: Load & { dataset: Dataset } = {
      id: '00000000-0000-4000-8000-0000000000aa',
      state: 'done',
      stage: null,
      rows: dataset.rows,
      rowsPerSecond: 1_000,
      dataset,
      problem: null,
    };
    return load;
  }

  async upload(file: File, reading: FileReading, { signal, onSent }: UploadOptions = {}): Promise<UploadedFile> {
    this.uploads.push({ name: file.name, reading });
    for (const bytes of this.bytesSent) onSent?.(bytes, file.size);
    if (this.uploadedFile === 'never') return untilAborted(signal);
    return unless(this.uploadedFile);
  }

  dataset(id: string): Promise<Dataset> {
    return id === loadedDataset.id
      ? Promise.resolve(loadedDataset)
      : Promise.reject(new AppError('dataset-unknown', 'These data are not on the server. Send them again.'));
  }

  async datasetRows(_id: string, { offset, limit }: { offset: number; limit: number }): Promise<AnswerTable> {
    const { name, columns, rows: total } = await unless(this.loaded === 'never' ? loadedDataset : this.loaded);
    const count = Math.max(0, Math.min(limit, total - offset));
    return {
      name,
      columns: columns.map((column) => ({ name: column.name, type: column.type, unit: column.unit, decimals: null })),
      rows: Array.from({ length: count }, (_, index) => rows[(offset + index) % rows.length]!),
      totalRows: total,
    };
  }

  changes(): Promise<DatasetChanges> {
    return unless(this.difference);
  }
}
