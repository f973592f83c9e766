import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/errors/app-error.js';
import type {
  Connection,
  ConnectionReport,
  ProfileOptions,
  QueryOptions,
  QueryResult,
  StreamOptions,
  TableDescription,
  TableList,
  TableListOptions,
  TableSummary,
} from '../../connector.js';
import { cancelled, reportOf } from '../../network/connection-problem.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import type { Selection, TableReference } from '../../selection.js';
import type { RecordBatch } from '../../values/record-batch.js';
import { isTableFile, peekOf } from './peek.js';
import type { ObjectStore, StoredObject } from './store.js';

const LISTED = 10_000;

const summaryOf = ({ key }: StoredObject): TableSummary => ({
  schema: null,
  name: key,
  kind: 'file',
  rowEstimate: null,
  comment: null,
});

const notForFiles = (what: string): AppError =>
  new AppError('invalid-input', `Files in object storage cannot be ${what}. Load the file, then work with it here.`);

/** Files of a bucket as tables: they are listed, looked into, and loaded whole. */
export class ObjectStorageConnection implements Connection {
  readonly #open: () => Promise<ObjectStore>;
  readonly #label: string;
  readonly #closing = new AbortController();
  #store: Promise<ObjectStore> | null = null;

  constructor(label: string, open: () => Promise<ObjectStore>) {
    this.#label = label;
    this.#open = open;
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      await this.#use(signal, (store, stop) => store.list({ limit: 1, signal: stop }));
      return { ok: true, server: this.#label, canWrite: null, warning: null, remedy: null };
    } catch (error) {
      return reportOf(error);
    }
  }

  async tables({ search = '', limit, signal }: TableListOptions): Promise<TableList> {
    const objects = await this.#use(signal, (store, stop) => store.list({ limit: LISTED, signal: stop }));
    const found = objects.filter(({ key }) => isTableFile(key) && key.toLowerCase().includes(search.toLowerCase()));
    return { tables: found.slice(0, limit).map(summaryOf), total: found.length };
  }

  async describe({ name }: TableReference, signal?: AbortSignal): Promise<TableDescription> {
    const { columns, rows } = await this.#use(signal, (store, stop) =>
      peekOf(store, name, { rows: 100, signal: stop }),
    );
    const described = columns.map((column) => ({ ...column, nullable: true, comment: null }));
    const summary = summaryOf({ key: name, bytes: 0 });
    return { ...summary, rowEstimate: rows, columns: described, primaryKey: [], foreignKeys: [] };
  }

  async sample({ name }: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    return (await this.#use(signal, (store, stop) => peekOf(store, name, { rows, signal: stop }))).sample;
  }

  async *stream(_selection: Selection, _options: StreamOptions): AsyncGenerator<RecordBatch> {
    throw notForFiles('read row by row');
  }

  query(_text: string, _options: QueryOptions): Promise<QueryResult> {
    return Promise.reject(notForFiles('queried'));
  }

  profile(_table: TableReference, _options: ProfileOptions): Promise<SourceProfile> {
    return Promise.reject(notForFiles('profiled'));
  }

  /** The file is whole or absent. */
  async download({ name }: TableReference, file: string, signal?: AbortSignal): Promise<void> {
    try {
      await this.#use(signal, async (store, stop) => {
        const { body, bytes } = await store.read(name, { signal: stop });
        const output = createWriteStream(file);
        await pipeline(body, output, { signal: stop });
        if (bytes !== null && output.bytesWritten !== bytes)
          throw new Error(`${output.bytesWritten} of ${bytes} bytes came`);
      });
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const store = await this.#store?.catch(() => null);
    store?.close();
  }

  async #use<Result>(
    signal: AbortSignal | undefined,
    work: (store: ObjectStore, stop: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const stop = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    if (stop.aborted) throw cancelled();
    this.#store ??= this.#open();
    const store = await this.#store;
    try {
      return await work(store, stop);
    } catch (error) {
      if (stop.aborted) throw cancelled();
      throw store.explain(error);
    }
  }
}
