import type { Answer } from '#shared/answers/answer.js';
import type { RangeChunk, RangeShape } from '#shared/contract/datasets.js';
import type { FunctionCall, FunctionResult } from '#shared/contract/functions.js';
import type { Run } from '#shared/contract/runs.js';
import { chunkHash, datasetIdOf } from '#shared/data/dataset-id.js';
import { AppError } from '#shared/errors/app-error.js';
import { problemOf } from '#shared/errors/problem.js';
import { ApiClient } from '../client/api-client.js';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Upload {
  readonly shape: RangeShape & { name: string };
  readonly chunks: RangeChunk[];
}

const uploadId = (count: number): string => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
const when = '2026-10-05T07:51:00.000Z';

/** The server's side of the contract, in memory, with a list of all requests. Tests replace what they want to differ. */
export class FakeServer {
  readonly requests: Received[] = [];
  readonly datasets = new Map<string, Upload>();
  readonly api: ApiClient;
  /** Answers one DV.* call. */
  compute: (call: FunctionCall) => FunctionResult = ({ id, function: name }) => ({ id, values: [[name]] });
  /** Waited for before every answer. */
  delay: () => Promise<void> = () => Promise.resolve();
  /** The states a run goes through, each asked for once; the last stays. */
  runStates: Partial<Run>[] = [{ state: 'done', answer: null }];
  readonly #uploads = new Map<string, Upload>();

  constructor() {
    const fetch = (url: string, init: RequestInit) => this.fetch(url, init);
    this.api = new ApiClient({ baseUrl: 'https://dv.test', fetch: fetch as never, waits: [0] });
  }

  count(method: string, path: RegExp): number {
    return this.requests.filter((request) => request.method === method && path.test(request.path)).length;
  }

  async fetch(url: string, { method = 'GET', body, signal }: RequestInit): Promise<Response> {
    const path = url.replace('https://dv.test/api/v1', '').replace(/\?.*$/, '');
    const received = { method, path, body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined };
    this.requests.push(received);
    const stopped = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    );
    await Promise.race([this.delay(), stopped]);
    try {
      const answer = await this.#answer(received);
      return new Response(answer === undefined ? null : JSON.stringify(answer), {
        status: answer === undefined ? 204 : 200,
      });
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      return new Response(JSON.stringify(problemOf(thrown, 'r1')), { status: thrown.status });
    }
  }

  #answer({ method, path, body }: Received): unknown {
    const [, resource, id = ''] = path.split('/');
    if (path === '/functions/batch') return this.#batch((body as { calls: FunctionCall[] }).calls);
    if (path === '/status')
      return {
        version: '0.1.0',
        engine: 'DuckDB',
        user: 'Local user',
        workspace: 'Local',
        ai: { available: false, model: null, reason: 'No key is set.' },
      };
    if (resource === 'runs' || resource === 'analyses') return this.#run(method);
    if (path === '/datasets/uploads') return this.#startUpload(body as Upload['shape']);
    if (id === 'uploads') return this.#upload(method, path.split('/')[3] ?? '', path, body as RangeChunk);
    if (path.endsWith('/known')) return { dataset: this.datasets.has(id) ? this.#dataset(id) : null };
    return this.#dataset(id);
  }

  #batch(calls: FunctionCall[]): unknown {
    const missing = new Set<string>();
    const results = calls.flatMap((call): FunctionResult[] => {
      const unknown = call.arguments.flatMap((argument) =>
        typeof argument === 'object' &&
        argument !== null &&
        'dataset' in argument &&
        !this.datasets.has(argument.dataset)
          ? [argument.dataset]
          : [],
      );
      for (const id of unknown) missing.add(id);
      return unknown.length > 0 ? [] : [this.compute(call)];
    });
    return { results, unknownDatasets: [...missing] };
  }

  #startUpload(shape: Upload['shape']): unknown {
    const id = uploadId(this.#uploads.size + 1);
    this.#uploads.set(id, { shape, chunks: [] });
    return { uploadId: id, expiresAt: when };
  }

  async #upload(method: string, id: string, path: string, chunk: RangeChunk): Promise<unknown> {
    const upload = this.#uploads.get(id);
    if (!upload) throw new AppError('not-found', 'No such upload.');
    if (method === 'DELETE') return void this.#uploads.delete(id);
    if (method === 'PUT') {
      upload.chunks[Number(path.split('/').at(-1))] = chunk;
      return { received: upload.chunks.length };
    }
    const dataset = await datasetIdOf(upload.shape, await Promise.all(upload.chunks.map(chunkHash)));
    this.datasets.set(dataset, upload);
    return this.#dataset(dataset);
  }

  #dataset(id: string): unknown {
    const upload = this.datasets.get(id);
    if (!upload) throw new AppError('dataset-unknown', 'The data is not on the server.');
    const source = { kind: 'range', label: upload.shape.name };
    return {
      id,
      name: upload.shape.name,
      source,
      rows: upload.shape.rows,
      columns: [],
      bytes: 1,
      createdAt: when,
      warnings: [],
    };
  }

  #run(method: string): Run {
    const state =
      method === 'DELETE'
        ? { state: 'cancelled' as const }
        : this.runStates.length > 1
          ? this.runStates.shift()
          : this.runStates[0];
    const source = { kind: 'range' as const, label: 'Orders!A1:B2' };
    return {
      id: 'run-1',
      analysis: 'profile',
      state: 'running',
      stage: null,
      source,
      headline: null,
      answer: null as Answer | null,
      problem: null,
      createdAt: when,
      finishedAt: null,
      ...state,
    };
  }
}
