import type { Answer } from '#shared/answers/answer.js';
import type { AnswerTable } from '#shared/answers/table.js';
import {
  connectionRoutes,
  type Connection,
  type ConnectionReport,
  type Connector,
  type Load,
  type SourceProfile,
  type SourceRows,
  type SourceTable,
  type SourceTableDescription,
  type TableReference,
} from '#shared/contract/connections.js';
import { datasetRoutes, type DatasetChanges } from '#shared/contract/datasets.js';
import { fileRoutes, type FileReading, type UploadedFile } from '#shared/contract/files.js';
import { sourceAnswerRoutes, type SourceAnalysis } from '#shared/contract/source-answers.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { ApiClient } from './api-client.js';
import type { OnSent } from './send-file.js';
import { loadTable, type LoadOptions, type SelectionRequest } from './loading.js';

const UPLOAD_TIMEOUT = 900_000;
const SHARP_TIMEOUT = 300_000;
const ANALYSIS_TIMEOUT = 900_000;
/** What one statement of an analysis may take: the longest the server allows. */
const STATEMENT_SECONDS = 120;

type Settings = Readonly<Record<string, string | number | boolean>>;

const place = ({ schema, name }: TableReference) => ({ name, ...(schema !== null && { schema }) });

/** Databases, storages and files, as the server reaches them. */
export class SourcesClient {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  async connectors(signal?: AbortSignal): Promise<Connector[]> {
    return (await this.#api.call(connectionRoutes.connectors, {}, { signal })).items;
  }

  async connections(signal?: AbortSignal): Promise<Connection[]> {
    return (await this.#api.call(connectionRoutes.list, {}, { signal })).items;
  }

  create(body: { name: string; kind: string; settings: Settings }): Promise<Connection> {
    return this.#api.call(connectionRoutes.create, { body });
  }

  update(id: string, body: { name?: string; settings?: Settings }): Promise<Connection> {
    return this.#api.call(connectionRoutes.update, { params: { id }, body });
  }

  remove(id: string): Promise<void> {
    return this.#api.call(connectionRoutes.remove, { params: { id } });
  }

  test(body: { kind: string; settings: Settings; id?: string }, signal?: AbortSignal): Promise<ConnectionReport> {
    return this.#api.call(connectionRoutes.testSettings, { body }, { signal });
  }

  tables(id: string, q: string, signal?: AbortSignal): Promise<{ items: SourceTable[]; total: number }> {
    return this.#api.call(connectionRoutes.tables, { params: { id }, query: { ...(q && { q }) } }, { signal });
  }

  describe(id: string, table: TableReference, signal?: AbortSignal): Promise<SourceTableDescription> {
    return this.#api.call(connectionRoutes.describe, { params: { id }, query: place(table) }, { signal });
  }

  rows(id: string, table: TableReference, limit: number, signal?: AbortSignal): Promise<SourceRows> {
    return this.#api.call(connectionRoutes.sample, { params: { id }, query: { ...place(table), limit } }, { signal });
  }

  profile(id: string, table: TableReference, mode: 'fast' | 'sharp', signal?: AbortSignal): Promise<SourceProfile> {
    const query = { ...place(table), mode };
    return this.#api.call(
      connectionRoutes.profile,
      { params: { id }, query },
      { signal, ...(mode === 'sharp' && { timeout: SHARP_TIMEOUT }) },
    );
  }

  analyze(
    id: string,
    {
      analysis,
      table,
      params,
    }: { analysis: SourceAnalysis; table: TableReference; params: Readonly<Record<string, unknown>> },
    signal?: AbortSignal,
  ): Promise<Answer> {
    const body = { table, params: { ...params }, seconds: STATEMENT_SECONDS };
    return this.#api.call(
      sourceAnswerRoutes.analyze,
      { params: { id, analysis }, body },
      { signal, timeout: ANALYSIS_TIMEOUT },
    );
  }

  ask(
    id: string,
    table: TableReference,
    { question, choices, after }: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const asked = sourceAnswerRoutes.ask.body.parse({
      question,
      choices,
      after,
      tables: [table],
      seconds: STATEMENT_SECONDS,
    });
    return this.#api.call(
      sourceAnswerRoutes.ask,
      { params: { id }, body: asked },
      { signal, timeout: ANALYSIS_TIMEOUT },
    );
  }

  load(id: string, selection: SelectionRequest, options?: LoadOptions): Promise<Load & { dataset: Dataset }> {
    return loadTable(this.#api, id, selection, options);
  }

  upload(
    file: File,
    reading: FileReading,
    { signal, onSent }: { signal?: AbortSignal; onSent?: OnSent } = {},
  ): Promise<UploadedFile> {
    return this.#api.call(
      fileRoutes.upload,
      { query: { name: file.name, ...reading }, body: file },
      { signal, timeout: UPLOAD_TIMEOUT, onSent },
    );
  }

  dataset(id: string, signal?: AbortSignal): Promise<Dataset> {
    return this.#api.call(datasetRoutes.get, { params: { id } }, { signal });
  }

  datasetRows(id: string, page: { offset: number; limit: number }, signal?: AbortSignal): Promise<AnswerTable> {
    return this.#api.call(datasetRoutes.rows, { params: { id }, query: page }, { signal });
  }

  changes(
    id: string,
    { before, key }: { before: string; key: readonly string[] },
    signal?: AbortSignal,
  ): Promise<DatasetChanges> {
    const query = key.length > 0 ? { key: JSON.stringify(key) } : {};
    return this.#api.call(datasetRoutes.changes, { params: { id, before }, query }, { signal });
  }
}
