import type { ConnectionPool } from 'mssql';
import type {
  Connection,
  ConnectionReport,
  ConnectorEnvironment,
  ProfileOptions,
  QueryOptions,
  QueryResult,
  StreamOptions,
  TableList,
  TableListOptions,
} from '../../connector.js';
import { reportOf, stopIfCancelled } from '../../network/connection-problem.js';
import { profileTable } from '../../profile/profile-table.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import { selectedColumns, selectStatement } from '../../select-statement.js';
import { wholeTable, type Selection, type TableReference } from '../../selection.js';
import { batchOf, type RecordBatch } from '../../values/record-batch.js';
import { accountOf, describeTable, listTables, type Ask, type MssqlColumn, type MssqlTable } from './catalog.js';
import { openPool } from './client.js';
import { mssqlDialect } from './dialect.js';
import { readError } from './errors.js';
import { remedy } from './remedy.js';
import { readPages, type ReadOptions, type RowPage } from './row-reader.js';
import type { MssqlSettings } from './settings.js';
import { columnsOfResult, converterOf } from './types.js';

const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;
const CATALOGUE_ROWS = 100_000;

const resultBatch = ({ columns: raw, rows }: RowPage): RecordBatch => {
  const columns = columnsOfResult(raw);
  return batchOf(columns, rows, columns.map(converterOf));
};

export class MssqlConnection implements Connection {
  readonly #settings: MssqlSettings;
  readonly #environment: ConnectorEnvironment;
  readonly #closing = new AbortController();
  #pool: Promise<ConnectionPool> | null = null;

  constructor(settings: MssqlSettings, environment: ConnectorEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      const account = await accountOf(this.#ask(signal));
      const { user, database } = this.#settings;
      const rights = account.administrator ? 'is an administrator of the whole server' : 'can change data';
      return {
        ok: true,
        server: account.server,
        canWrite: account.canWrite,
        warning: account.canWrite
          ? `${user} ${rights}. DataVision only reads; use an account that can only read.`
          : null,
        remedy: account.canWrite ? remedy(database) : null,
      };
    } catch (error) {
      return reportOf(error);
    }
  }

  tables({ search, limit, signal }: TableListOptions): Promise<TableList> {
    return listTables(this.#ask(signal), search, limit);
  }

  describe(table: TableReference, signal?: AbortSignal): Promise<MssqlTable> {
    return describeTable(this.#ask(signal), table);
  }

  async sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    const stream = this.stream({ ...wholeTable(table), maxRows: rows }, { batchRows: rows, signal });
    for await (const batch of stream) return batch;
    throw new Error('A stream yields at least one batch');
  }

  async *stream(selection: Selection, { batchRows, signal }: StreamOptions): AsyncGenerator<RecordBatch> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    const sql = selectStatement(mssqlDialect, table, selection, (column) => (column as MssqlColumn).expression);
    for await (const { rows } of this.#pages(sql, { pageRows: batchRows, signal })) {
      yield batchOf(columns, rows, columns.map(converterOf));
      stopIfCancelled(signal);
    }
  }

  /** There is no read-only transaction; whatever gets past the gate and the account is rolled back. */
  async query(text: string, { maxRows, timeoutMilliseconds, signal }: QueryOptions): Promise<QueryResult> {
    await mssqlDialect.admit(text);
    const guarded = `SET LOCK_TIMEOUT 5000; SET XACT_ABORT ON; BEGIN TRANSACTION;\n${text.trim().replace(/;+$/, '')}\n;ROLLBACK TRANSACTION`;
    for await (const page of this.#pages(guarded, { pageRows: maxRows + 1, signal, timeoutMilliseconds })) {
      return { batch: resultBatch({ ...page, rows: page.rows.slice(0, maxRows) }), more: page.rows.length > maxRows };
    }
    throw new Error('A statement yields at least one page');
  }

  async profile(reference: TableReference, options: ProfileOptions): Promise<SourceProfile> {
    const { signal } = options;
    const table = await this.describe(reference, signal);
    const run = async (sql: string): Promise<RecordBatch> => {
      const limits = { pageRows: CATALOGUE_ROWS, signal, timeoutMilliseconds: PROFILE_MILLISECONDS };
      for await (const page of this.#pages(sql, limits)) return resultBatch(page);
      throw new Error('A statement yields at least one page');
    };
    return profileTable({ dialect: mssqlDialect, table, run }, options);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const pool = await this.#pool?.catch(() => null);
    await pool?.close().catch(() => undefined);
  }

  async *#pages(sql: string, options: ReadOptions): AsyncGenerator<RowPage> {
    const signal = options.signal ? AbortSignal.any([options.signal, this.#closing.signal]) : this.#closing.signal;
    const { host, port, user, database } = this.#settings;
    const { timeoutMilliseconds } = options;
    try {
      stopIfCancelled(signal);
      this.#pool ??= openPool(this.#settings, this.#environment.guard);
      yield* readPages(await this.#pool, sql, { ...options, signal });
    } catch (error) {
      throw readError(error, { target: `${host}:${port}`, user, database, timeoutMilliseconds, signal });
    }
  }

  #ask(signal?: AbortSignal): Ask {
    return async (sql, values) => {
      const limits = { pageRows: CATALOGUE_ROWS, signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS, values };
      for await (const { rows } of this.#pages(sql, limits)) return rows;
      return [];
    };
  }
}
