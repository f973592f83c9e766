import type { Answer } from '#shared/answers/answer.js';
import type { RangeChunk } from '#shared/contract/datasets.js';
import { runRoutes, type Run } from '#shared/contract/runs.js';
import { statusRoutes, type Status } from '#shared/contract/status.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { z } from 'zod';
import type { Workbook } from '../workbook/workbook.js';
import type { ApiClient } from './api-client.js';
import { CellAiClient } from './cell-ai-client.js';
import { DefinitionsClient } from './definitions-client.js';
import { InvestigationsClient } from './investigations-client.js';
import { OpinionsClient } from './opinions-client.js';
import { QuestionsClient } from './questions-client.js';
import { runAnalysis, type RunRequest } from './running.js';
import { CatalogClient } from './catalog-client.js';
import { SourcesClient } from './sources-client.js';
import { uploadRange } from './uploading.js';

/** A range of the open workbook; `headers` says whether row 1 holds names, null detects it. */
interface TableRange {
  readonly address: string;
  readonly headers: boolean | null;
}

interface Stage {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

interface WorkOptions {
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
}

type ReadableWorkbook = Pick<Workbook, 'read' | 'date1904'>;

/** What the add-in asks of the server on behalf of the open workbook. */
export class DataVisionClient {
  readonly #api: ApiClient;
  readonly #workbook: ReadableWorkbook;
  readonly sources: SourcesClient;
  readonly questions: QuestionsClient;
  readonly definitions: DefinitionsClient;
  readonly cellAi: CellAiClient;
  readonly opinions: OpinionsClient;
  readonly catalog: CatalogClient;
  readonly investigations: InvestigationsClient;

  constructor(api: ApiClient, workbook: ReadableWorkbook) {
    this.#api = api;
    this.sources = new SourcesClient(api);
    this.catalog = new CatalogClient(api);
    this.#workbook = workbook;
    this.questions = new QuestionsClient(api);
    this.definitions = new DefinitionsClient(api);
    this.cellAi = new CellAiClient(api);
    this.opinions = new OpinionsClient(api);
    this.investigations = new InvestigationsClient(api);
  }

  status(signal?: AbortSignal): Promise<Status> {
    return this.#api.call(statusRoutes.get, {}, { signal });
  }

  /** Reads the range and sends only what the server does not have yet. */
  async upload({ address, headers }: TableRange, options: WorkOptions = {}): Promise<Dataset> {
    const { signal, onStage } = options;
    const chunks: RangeChunk[] = [];
    const onProgress = (done: number, total: number) => onStage?.({ name: 'Reading rows', done, total });
    for await (const chunk of this.#workbook.read(address, { ...(signal && { signal }), onProgress }))
      chunks.push(chunk);
    const shape = {
      rows: chunks.reduce((sum, { rows }) => sum + rows.length, 0),
      columns: chunks[0]?.rows[0]?.length ?? 0,
      headers,
      date1904: await this.#workbook.date1904(),
    };
    return uploadRange(
      this.#api,
      { shape, chunks, name: address, source: { kind: 'range', label: address } },
      { signal, onProgress: (done, total) => onStage?.({ name: 'Sending rows', done, total }) },
    );
  }

  run(request: RunRequest, options: WorkOptions = {}): Promise<Answer> {
    return runAnalysis(this.#api, request, options);
  }

  runs(
    query: { q?: string; cursor?: string },
    signal?: AbortSignal,
  ): Promise<z.output<typeof runRoutes.list.response>> {
    return this.#api.call(runRoutes.list, { query }, { signal });
  }

  findRun(id: string, signal?: AbortSignal): Promise<Run> {
    return this.#api.call(runRoutes.get, { params: { id } }, { signal });
  }
}
