import type { ClickHouseClient, ClickHouseSettings as ServerSettings } from '@clickhouse/client';
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
import { batchOf, type BatchColumn, type RecordBatch } from '../../values/record-batch.js';
import {
  accountOf,
  describeTable,
  listTables,
  type Ask,
  type ClickHouseColumn,
  type ClickHouseTable,
} from './catalog.js';
import { openClient } from './client.js';
import { clickHouseDialect } from './dialect.js';
import { clickHouseError } from './errors.js';
import { remedy } from './remedy.js';
import { readPages, type RowPage } from './row-reader.js';
import type { ClickHouseSettings } from './settings.js';
import { converterOf, duckTypeOf } from './types.js';

const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;
const CATALOGUE_ROWS = 100_000;

const resultBatch = ({ columns: raw, rows }: RowPage): RecordBatch => {
  const columns = raw.map(({ name, type }): BatchColumn => ({ name, nativeType: type, type: duckTypeOf(type) }));
  return batchOf(columns, rows, columns.map(converterOf));
};

export class ClickHouseConnection implements Connection {
  readonly #settings: ClickHouseSettings;
  readonly #environment: ConnectorEnvironment;
  readonly #closing = new AbortController();
  #client: Promise<ClickHouseClient> | null = null;

  constructor(settings: ClickHouseSettings, environment: ConnectorEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      const { version, canWrite } = await accountOf(this.#ask(signal));
      const { user, database } = this.#settings;
      await this.#ask(signal)('SELECT 1');
      return {
        ok: true,
        server: `ClickHouse ${version}`,
        canWrite,
        warning: canWrite ? `${user} can change data. DataVision only reads; use an account that can only read.` : null,
        remedy: canWrite ? remedy(database) : null,
      };
    } catch (error) {
      return reportOf(error);
    }
  }

  tables({ search, limit, signal }: TableListOptions): Promise<TableList> {
    return listTables(this.#ask(signal), search, limit);
  }

  describe(table: TableReference, signal?: AbortSignal): Promise<ClickHouseTable> {
    return describeTable(this.#ask(signal), table, this.#settings.database);
  }

  async sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    const stream = this.stream({ ...wholeTable(table), maxRows: rows }, { batchRows: rows, signal });
    for await (const batch of stream) return batch;
    throw new Error('A stream yields at least one batch');
  }

  async *stream(selection: Selection, { batchRows, signal }: StreamOptions): AsyncGenerator<RecordBatch> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    const sql = selectStatement(
      clickHouseDialect,
      table,
      selection,
      (column) => (column as ClickHouseColumn).expression,
    );
    for await (const { rows } of this.#pages(sql, { pageRows: batchRows, signal })) {
      yield batchOf(columns, rows, columns.map(converterOf));
      stopIfCancelled(signal);
    }
  }

  async query(text: string, { maxRows, timeoutMilliseconds, signal }: QueryOptions): Promise<QueryResult> {
    await clickHouseDialect.admit(text);
    const settings: ServerSettings = { max_result_rows: String(maxRows + 1), result_overflow_mode: 'break' };
    for await (const page of this.#pages(text, { pageRows: maxRows + 1, signal, timeoutMilliseconds, settings })) {
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
    return profileTable({ dialect: clickHouseDialect, table, run }, options);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const client = await this.#client?.catch(() => null);
    await client?.close();
  }

  async *#pages(
    sql: string,
    options: { pageRows: number; signal?: AbortSignal; timeoutMilliseconds?: number; settings?: ServerSettings },
  ): AsyncGenerator<RowPage> {
    const { pageRows, timeoutMilliseconds, settings } = options;
    const signal = options.signal ? AbortSignal.any([options.signal, this.#closing.signal]) : this.#closing.signal;
    const { host, port, user, database } = this.#settings;
    try {
      stopIfCancelled(signal);
      this.#client ??= openClient(this.#settings, this.#environment.guard);
      const client = await this.#client;
      const limit =
        timeoutMilliseconds === undefined
          ? {}
          : { max_execution_time: timeoutMilliseconds / 1_000, timeout_before_checking_execution_speed: 0 };
      yield* readPages(client, sql, { pageRows, signal, settings: { ...settings, ...limit } });
    } catch (error) {
      throw clickHouseError(error, { target: `${host}:${port}`, user, database, timeoutMilliseconds, signal });
    }
  }

  #ask(signal?: AbortSignal): Ask {
    return async (sql) => {
      const limits = { pageRows: CATALOGUE_ROWS, signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS };
      for await (const { rows } of this.#pages(sql, limits)) return rows;
      return [];
    };
  }
}
