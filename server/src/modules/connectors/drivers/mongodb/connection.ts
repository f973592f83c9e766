import { BSON, type AbstractCursor, type Db, type Long, type MongoClient } from 'mongodb';
import { AppError } from '#shared/errors/app-error.js';
import type {
  Connection,
  ConnectionReport,
  ConnectorEnvironment,
  ProfileOptions,
  QueryOptions,
  QueryResult,
  StreamOptions,
  TableDescription,
  TableList,
  TableListOptions,
  TableSummary,
} from '../../connector.js';
import { admitMongo } from '../../gate/mongodb.js';
import { reportOf, stopIfCancelled } from '../../network/connection-problem.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import { selectedColumns } from '../../select-statement.js';
import { wholeTable, type Selection, type TableReference } from '../../selection.js';
import type { RecordBatch } from '../../values/record-batch.js';
import { openClient } from './client.js';
import { mongoError } from './errors.js';
import { mongoFilter } from './filter.js';
import { profileCollection } from './profile.js';
import { remedy } from './remedy.js';
import { canWrite } from './rights.js';
import type { MongoSettings } from './settings.js';
import { batchOfDocuments, columnsOf, type Document } from './types.js';

const PROBED_DOCUMENTS = 1_000;
const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;

const kinds: Record<string, TableSummary['kind']> = { view: 'view' };

export class MongoConnection implements Connection {
  readonly #settings: MongoSettings;
  readonly #environment: ConnectorEnvironment;
  readonly #closing = new AbortController();
  #client: Promise<MongoClient> | null = null;

  constructor(settings: MongoSettings, environment: ConnectorEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      return await this.#use({ signal }, async (database) => {
        const { version } = await database.command({ buildInfo: 1 });
        await database.listCollections({}, { nameOnly: true }).toArray();
        const { user, database: name } = this.#settings;
        const writes = await canWrite(database);
        return {
          ok: true,
          server: `MongoDB ${String(version)}`,
          canWrite: writes,
          warning: writes
            ? `${user || 'Anybody'} can change data here. DataVision only reads; use an account that can only read.`
            : null,
          remedy: writes ? remedy(name) : null,
        };
      });
    } catch (error) {
      return reportOf(error);
    }
  }

  tables({ search = '', limit, signal }: TableListOptions): Promise<TableList> {
    return this.#use({ signal }, async (database) => {
      const all = await database.listCollections({}, { nameOnly: false }).toArray();
      const found = all
        .map(({ name, type }) => ({ name, kind: kinds[String(type)] ?? 'collection' }))
        .filter(({ name }) => !name.startsWith('system.') && name.toLowerCase().includes(search.toLowerCase()))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const tables = await Promise.all(found.slice(0, limit).map(({ name, kind }) => summaryOf(database, name, kind)));
      return { tables, total: found.length };
    });
  }

  describe({ name }: TableReference, signal?: AbortSignal): Promise<TableDescription> {
    return this.#use({ signal }, async (database) => {
      const [found] = await database.listCollections({ name }, { nameOnly: false }).toArray();
      if (!found || name.startsWith('system.'))
        throw new AppError('not-found', `There is no collection "${name}" this account can read.`);
      const documents = await database
        .collection<Document>(name)
        .find({}, { limit: PROBED_DOCUMENTS, maxTimeMS: CATALOGUE_MILLISECONDS })
        .toArray();
      const columns = columnsOf(documents);
      return {
        ...(await summaryOf(database, name, kinds[String(found.type)] ?? 'collection')),
        columns: columns.map(({ always, ...column }) => ({ ...column, nullable: !always, comment: null })),
        primaryKey: columns.some((column) => column.name === '_id') ? ['_id'] : [],
        foreignKeys: [],
      };
    });
  }

  async sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    const stream = this.stream({ ...wholeTable(table), maxRows: rows }, { batchRows: rows, signal });
    for await (const batch of stream) return batch;
    throw new Error('A stream yields at least one batch');
  }

  async *stream(selection: Selection, { batchRows, signal }: StreamOptions): AsyncGenerator<RecordBatch> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    const projection = Object.fromEntries([['_id', 0], ...columns.map(({ name }) => [name, 1])]) as Record<
      string,
      0 | 1
    >;
    const open = (database: Db, stop: AbortSignal): AbstractCursor<Document> =>
      database.collection<Document>(table.name).find(mongoFilter(table.columns, selection), {
        projection,
        batchSize: Math.max(2, batchRows),
        signal: stop,
        ...(selection.maxRows === null ? {} : { limit: selection.maxRows }),
      });
    for await (const documents of this.#pages(open, batchRows, { signal })) yield batchOfDocuments(columns, documents);
  }

  async query(text: string, { maxRows, timeoutMilliseconds, signal }: QueryOptions): Promise<QueryResult> {
    const { collection, pipeline } = admitMongo(text, (json) => BSON.EJSON.parse(json, { relaxed: false }) as unknown);
    const open = (database: Db, stop: AbortSignal): AbstractCursor<Document> =>
      database.collection<Document>(collection).aggregate<Document>([...pipeline, { $limit: maxRows + 1 }], {
        maxTimeMS: timeoutMilliseconds,
        allowDiskUse: false,
        signal: stop,
      });
    for await (const documents of this.#pages(open, maxRows + 1, { signal, timeoutMilliseconds })) {
      const shown = documents.slice(0, maxRows);
      return { batch: batchOfDocuments(columnsOf(shown), shown), more: documents.length > maxRows };
    }
    throw new Error('An aggregation yields at least one page');
  }

  async profile(reference: TableReference, options: ProfileOptions): Promise<SourceProfile> {
    const { signal } = options;
    const table = await this.describe(reference, signal);
    const run = (pipeline: Document[]): Promise<Document[]> =>
      this.#use({ signal, timeoutMilliseconds: PROFILE_MILLISECONDS }, (database, stop) =>
        database
          .collection<Document>(table.name)
          .aggregate<Document>(pipeline, { maxTimeMS: PROFILE_MILLISECONDS, allowDiskUse: true, signal: stop })
          .toArray(),
      );
    return profileCollection(table, run, options);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const client = await this.#client?.catch(() => null);
    await client?.close(true);
  }

  async *#pages(
    open: (database: Db, stop: AbortSignal) => AbstractCursor<Document>,
    pageRows: number,
    options: { signal?: AbortSignal; timeoutMilliseconds?: number },
  ): AsyncGenerator<Document[]> {
    let cursor: AbstractCursor<Document> | null = null;
    let id: Long | undefined;
    try {
      cursor = await this.#use(options, (database, stop) => Promise.resolve(open(database, stop)));
      let page: Document[] = [];
      let yielded = false;
      for await (const document of cursor) {
        id = cursor.id;
        page.push(document);
        if (page.length < pageRows) continue;
        yield page;
        yielded = true;
        page = [];
        stopIfCancelled(options.signal);
      }
      if (page.length > 0 || !yielded) yield page;
    } catch (error) {
      throw mongoError(error, this.#context(options));
    } finally {
      if (cursor) await this.#forget(cursor, options.signal?.aborted ? id : undefined);
    }
  }

  /** An aborted cursor no longer tells the server that it is done, so the server is told here. */
  async #forget(cursor: AbstractCursor<Document>, id: Long | undefined): Promise<void> {
    const { collection } = cursor.namespace;
    await cursor.close().catch(() => undefined);
    if (!id || id.isZero()) return;
    const database = (await this.#client)?.db(this.#settings.database);
    await database?.command({ killCursors: collection, cursors: [id] }).catch(() => undefined);
  }

  async #use<Result>(
    options: { signal?: AbortSignal; timeoutMilliseconds?: number },
    work: (database: Db, stop: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const stop = options.signal ? AbortSignal.any([options.signal, this.#closing.signal]) : this.#closing.signal;
    try {
      stopIfCancelled(stop);
      this.#client ??= openClient(this.#settings, this.#environment.guard);
      return await work((await this.#client).db(this.#settings.database), stop);
    } catch (error) {
      throw mongoError(error, this.#context({ ...options, signal: stop }));
    }
  }

  #context(options: { signal?: AbortSignal; timeoutMilliseconds?: number }) {
    const { host, port, user, tls } = this.#settings;
    return { target: `${host}:${port}`, user, encrypted: tls !== 'off', ...options };
  }
}

const summaryOf = async (database: Db, name: string, kind: TableSummary['kind']): Promise<TableSummary> => ({
  schema: null,
  name,
  kind,
  rowEstimate: kind === 'view' ? null : await database.collection(name).estimatedDocumentCount(),
  comment: null,
});
