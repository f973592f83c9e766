import type {
  Connection,
  ConnectionReport,
  ConnectorEnvironment,
  CsvExport,
  ProfileOptions,
  QueryOptions,
  QueryResult,
  StreamOptions,
  TableList,
  TableListOptions,
} from '../../connector.js';
import { reportOf, stopIfCancelled } from '../../network/connection-problem.js';
import { csvOfRows } from '../../loading/csv-writer.js';
import { profileTable } from '../../profile/profile-table.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import { selectedColumns, selectStatement } from '../../select-statement.js';
import { wholeTable, type Selection, type TableReference } from '../../selection.js';
import { SessionPool } from '../../session-pool.js';
import { batchOf, type RecordBatch } from '../../values/record-batch.js';
import { accountOf, describeTable, listTables, type MysqlColumn, type MysqlTable } from './catalog.js';
import { mysqlDialect } from './dialect.js';
import { readError } from './errors.js';
import { remedy } from './remedy.js';
import { readPages, type RowPage } from './row-reader.js';
import { begin, cancelSession, endSession, openSession, rollback, type MysqlSession } from './session.js';
import type { MysqlSettings } from './settings.js';
import { columnsOfResult, converterOf } from './types.js';

const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;
const PROFILE_ROWS = 100_000;
const CSV_ROWS = 4_096;

export class MysqlConnection implements Connection {
  readonly #settings: MysqlSettings;
  readonly #sessions: SessionPool<MysqlSession>;

  constructor(settings: MysqlSettings, { guard }: ConnectorEnvironment) {
    this.#settings = settings;
    this.#sessions = new SessionPool<MysqlSession>({
      open: () => openSession(settings, guard),
      destroy: endSession,
      cancel: (session) => cancelSession(session, settings, guard),
    });
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      return await this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, async (session) => {
        const { user, database } = this.#settings;
        const account = await accountOf(session);
        const rights = account.administrator ? 'is an administrator of the whole server' : 'can change data';
        const [version = ''] = session.version.split('-');
        return {
          ok: true,
          server: `${session.mariadb ? 'MariaDB' : 'MySQL'} ${version}`,
          canWrite: account.canWrite,
          warning: account.canWrite
            ? `${user} ${rights}. DataVision only reads; use an account that can only read.`
            : null,
          remedy: account.canWrite ? remedy(database) : null,
        };
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

  describe(table: TableReference, signal?: AbortSignal): Promise<MysqlTable> {
    return this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, (session) =>
      describeTable(session, table, this.#settings.database),
    );
  }

  async sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    const stream = this.stream({ ...wholeTable(table), maxRows: rows }, { batchRows: rows, signal });
    for await (const batch of stream) return batch;
    throw new Error('A stream yields at least one batch');
  }

  async *stream(selection: Selection, options: StreamOptions): AsyncGenerator<RecordBatch> {
    const table = await this.describe(selection.table, options.signal);
    const columns = selectedColumns(table, selection);
    for await (const { fields, rows } of this.#pages(table, selection, options)) {
      yield batchOf(columns, rows, fields.map(converterOf));
    }
  }

  async *#pages(
    table: MysqlTable,
    selection: Selection,
    { batchRows, signal }: StreamOptions,
  ): AsyncGenerator<RowPage> {
    const sql = selectStatement(mysqlDialect, table, selection, (column) => (column as MysqlColumn).expression);
    const lease = await this.#sessions.lease({ signal });
    let atRest = false;
    try {
      await begin(lease.session, 0);
      for await (const page of readPages(lease.session, sql, batchRows)) {
        yield page;
        stopIfCancelled(signal);
      }
      await rollback(lease.session);
      atRest = true;
    } catch (error) {
      throw readError(error, this.#context({ signal }));
    } finally {
      await lease.release(atRest);
    }
  }

  async exportCsv(selection: Selection, signal?: AbortSignal): Promise<CsvExport> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    return { columns, chunks: this.#csv(table, selection, signal) };
  }

  async *#csv(table: MysqlTable, selection: Selection, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const plain = selectedColumns(table, selection).map(({ type }) => type !== 'VARCHAR');
    for await (const { fields, rows } of this.#pages(table, selection, { batchRows: CSV_ROWS, signal })) {
      yield Buffer.from(
        csvOfRows(
          rows,
          fields.map((field, index) => ({ read: converterOf(field), plain: plain[index]! })),
        ),
      );
    }
  }

  async query(text: string, options: QueryOptions): Promise<QueryResult> {
    await mysqlDialect.admit(text);
    const { maxRows, timeoutMilliseconds, signal } = options;
    return this.#use({ signal, discard: true, timeoutMilliseconds }, async (session) => {
      for await (const { fields, rows } of readPages(session, text, maxRows + 1)) {
        const batch = batchOf(columnsOfResult(fields), rows.slice(0, maxRows), fields.map(converterOf));
        return { batch, more: rows.length > maxRows };
      }
      throw new Error('A statement yields at least one page');
    });
  }

  async profile(reference: TableReference, options: ProfileOptions): Promise<SourceProfile> {
    const { signal } = options;
    const table = await this.describe(reference, signal);
    const run = (sql: string): Promise<RecordBatch> =>
      this.#use({ signal, timeoutMilliseconds: PROFILE_MILLISECONDS }, async (session) => {
        for await (const { fields, rows } of readPages(session, sql, PROFILE_ROWS)) {
          return batchOf(columnsOfResult(fields), rows, fields.map(converterOf));
        }
        throw new Error('A statement yields at least one page');
      });
    return profileTable({ dialect: mysqlDialect, table, run }, options);
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }

  async #use<Result>(
    options: { signal?: AbortSignal; timeoutMilliseconds: number; discard?: boolean },
    work: (session: MysqlSession) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.#sessions.use(options, async (session) => {
        await begin(session, options.timeoutMilliseconds);
        const result = await work(session);
        if (!options.discard) await rollback(session);
        return result;
      });
    } catch (error) {
      throw readError(error, this.#context(options));
    }
  }

  #context(options: { signal?: AbortSignal; timeoutMilliseconds?: number }) {
    const { host, port, user, database } = this.#settings;
    return { target: `${host}:${port}`, user, database, ...options };
  }
}
