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
} from '../../connector.js';
import { reportOf, stopIfCancelled } from '../../network/connection-problem.js';
import { profileTable } from '../../profile/profile-table.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import { selectedColumns, selectStatement } from '../../select-statement.js';
import { wholeTable, type Selection, type TableReference } from '../../selection.js';
import { SessionPool } from '../../session-pool.js';
import type { RecordBatch } from '../../values/record-batch.js';
import { describeTable, listTables } from './catalog.js';
import { sqliteDialect } from './dialect.js';
import { sqliteError } from './errors.js';
import { locate } from './location.js';
import { SqliteSession } from './session.js';
import type { SqliteSettings } from './settings.js';
import { batchOfPage } from './types.js';

const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;
const PROFILE_ROWS = 100_000;

export class SqliteConnection implements Connection {
  readonly #file: string;
  readonly #sessions: SessionPool<SqliteSession>;

  constructor({ file }: SqliteSettings, { sqliteFolder }: ConnectorEnvironment) {
    this.#file = file;
    const kill = (session: SqliteSession): Promise<void> => Promise.resolve(session.kill());
    this.#sessions = new SessionPool({
      open: async () => SqliteSession.open(await locate(sqliteFolder, file)),
      destroy: kill,
      cancel: kill,
    });
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      return await this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, async (session) => {
        const { rows } = await session.start('SELECT sqlite_version()', [], 1);
        return { ok: true, server: `SQLite ${String(rows[0]?.[0])}`, canWrite: false, warning: null, remedy: null };
      });
    } catch (error) {
      return reportOf(error);
    }
  }

  tables({ search, limit, signal }: TableListOptions): Promise<TableList> {
    return this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, (session) =>
      listTables(session, search, limit),
    );
  }

  describe({ name }: TableReference, signal?: AbortSignal): Promise<TableDescription> {
    return this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, (session) =>
      describeTable(session, name),
    );
  }

  async sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    const stream = this.stream({ ...wholeTable(table), maxRows: rows }, { batchRows: rows, signal });
    for await (const batch of stream) return batch;
    throw new Error('A stream yields at least one batch');
  }

  async *stream(selection: Selection, { batchRows, signal }: StreamOptions): AsyncGenerator<RecordBatch> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    const lease = await this.#sessions.lease({ signal });
    let atRest = false;
    try {
      let page = await lease.session.start(selectStatement(sqliteDialect, table, selection), [], batchRows);
      yield batchOfPage(page, columns);
      while (!page.done) {
        stopIfCancelled(signal);
        page = await lease.session.next(batchRows);
        if (page.rows.length > 0) yield batchOfPage(page, columns);
      }
      atRest = true;
    } catch (error) {
      throw sqliteError(error, { file: this.#file, signal });
    } finally {
      await lease.release(atRest);
    }
  }

  async query(text: string, { maxRows, timeoutMilliseconds, signal }: QueryOptions): Promise<QueryResult> {
    await sqliteDialect.admit(text);
    return this.#use({ signal, discard: true, timeoutMilliseconds }, async (session) => {
      const page = await session.start(text, [], maxRows + 1);
      const batch = batchOfPage({ ...page, rows: page.rows.slice(0, maxRows) });
      return { batch, more: page.rows.length > maxRows };
    });
  }

  async profile(reference: TableReference, options: ProfileOptions): Promise<SourceProfile> {
    const { signal } = options;
    const table = await this.describe(reference, signal);
    const run = (sql: string): Promise<RecordBatch> =>
      this.#use({ signal, timeoutMilliseconds: PROFILE_MILLISECONDS }, async (session) =>
        batchOfPage(await session.start(sql, [], PROFILE_ROWS)),
      );
    return profileTable({ dialect: sqliteDialect, table, run }, options);
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }

  /** A statement cannot be interrupted, so the time limit ends the process. */
  async #use<Result>(
    options: { signal?: AbortSignal; timeoutMilliseconds: number; discard?: boolean },
    work: (session: SqliteSession) => Promise<Result>,
  ): Promise<Result> {
    let overran = false;
    try {
      return await this.#sessions.use(options, async (session) => {
        const timer = setTimeout(() => {
          overran = true;
          session.kill();
        }, options.timeoutMilliseconds);
        try {
          return await work(session);
        } finally {
          clearTimeout(timer);
        }
      });
    } catch (error) {
      const timeoutMilliseconds = overran ? options.timeoutMilliseconds : undefined;
      throw sqliteError(error, { file: this.#file, signal: options.signal, timeoutMilliseconds });
    }
  }
}
