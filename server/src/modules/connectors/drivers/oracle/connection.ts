import type { Connection as OracleSession, Oracledb } from 'oracledb';
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
import { reportOf, stopIfCancelled, tookTooLong } from '../../network/connection-problem.js';
import { profileTable } from '../../profile/profile-table.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import { selectedColumns, selectStatement } from '../../select-statement.js';
import { wholeTable, type Selection, type TableReference } from '../../selection.js';
import { SessionPool } from '../../session-pool.js';
import { batchOf, type RecordBatch } from '../../values/record-batch.js';
import { canWrite, describeTable, listTables, type Ask, type OracleColumn, type OracleTable } from './catalog.js';
import { oracleDialect } from './dialect.js';
import { readError } from './errors.js';
import { remedy } from './remedy.js';
import { dropSession, openSession, oracleModule, startStatement } from './session.js';
import type { OracleSettings } from './settings.js';
import { columnsOfResult, converterOf } from './types.js';

const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;
const CATALOGUE_ROWS = 100_000;

interface UseOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMilliseconds: number;
  readonly discard?: boolean;
}

export class OracleConnection implements Connection {
  readonly #settings: OracleSettings;
  readonly #oracledb: () => Oracledb;
  readonly #sessions: SessionPool<OracleSession>;

  constructor(settings: OracleSettings, { guard }: ConnectorEnvironment, oracledb: () => Oracledb = oracleModule) {
    this.#settings = settings;
    this.#oracledb = oracledb;
    this.#sessions = new SessionPool({
      open: () => openSession(settings, guard, oracledb()),
      destroy: dropSession,
      cancel: (session) => session.break(),
    });
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      return await this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, async (session) => {
        const writes = await canWrite(this.#asker(session, CATALOGUE_MILLISECONDS));
        const { user } = this.#settings;
        return {
          ok: true,
          server: `Oracle ${session.oracleServerVersionString}`,
          canWrite: writes,
          warning: writes ? `${user} can change data. DataVision only reads; use an account that can only read.` : null,
          remedy: writes ? remedy() : null,
        };
      });
    } catch (error) {
      return reportOf(error);
    }
  }

  tables({ search, limit, signal }: TableListOptions): Promise<TableList> {
    return this.#catalogue(signal, (ask) => listTables(ask, search, limit));
  }

  describe(table: TableReference, signal?: AbortSignal): Promise<OracleTable> {
    return this.#catalogue(signal, (ask) => describeTable(ask, table, this.#settings.user));
  }

  async sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch> {
    const stream = this.stream({ ...wholeTable(table), maxRows: rows }, { batchRows: rows, signal });
    for await (const batch of stream) return batch;
    throw new Error('A stream yields at least one batch');
  }

  async *stream(selection: Selection, { batchRows, signal }: StreamOptions): AsyncGenerator<RecordBatch> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    const sql = selectStatement(oracleDialect, table, selection, (column) => (column as OracleColumn).expression);
    const lease = await this.#sessions.lease({ signal });
    let atRest = false;
    try {
      const result = await startStatement(lease.session, this.#oracledb(), sql, {
        pageRows: batchRows,
        milliseconds: 0,
      });
      for (let first = true; ; first = false) {
        const rows = await result.getRows(batchRows);
        if (rows.length > 0 || first) yield batchOf(columns, rows, columns.map(converterOf));
        if (rows.length < batchRows) break;
        stopIfCancelled(signal);
      }
      await result.close();
      await lease.session.rollback();
      atRest = true;
    } catch (error) {
      throw readError(error, this.#context({ signal }));
    } finally {
      await lease.release(atRest);
    }
  }

  async query(text: string, { maxRows, timeoutMilliseconds, signal }: QueryOptions): Promise<QueryResult> {
    await oracleDialect.admit(text);
    return this.#use({ signal, discard: true, timeoutMilliseconds }, async (session) => {
      const batch = await this.#read(session, text.trim().replace(/;+$/, ''), {
        rows: maxRows + 1,
        milliseconds: timeoutMilliseconds,
      });
      const shown = {
        ...batch,
        rows: Math.min(batch.rows, maxRows),
        values: batch.values.map((column) => column.slice(0, maxRows)),
      };
      return { batch: shown, more: batch.rows > maxRows };
    });
  }

  async profile(reference: TableReference, options: ProfileOptions): Promise<SourceProfile> {
    const { signal } = options;
    const table = await this.describe(reference, signal);
    const run = (sql: string): Promise<RecordBatch> =>
      this.#use({ signal, timeoutMilliseconds: PROFILE_MILLISECONDS }, (session) =>
        this.#read(session, sql, { rows: CATALOGUE_ROWS, milliseconds: PROFILE_MILLISECONDS }),
      );
    return profileTable({ dialect: oracleDialect, table, run }, options);
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }

  async #read(
    session: OracleSession,
    sql: string,
    { rows, milliseconds, binds }: { rows: number; milliseconds: number; binds?: Record<string, unknown> },
  ): Promise<RecordBatch> {
    const result = await startStatement(session, this.#oracledb(), sql, { pageRows: rows, milliseconds, binds });
    const page = await result.getRows(rows);
    const columns = columnsOfResult(result.metaData);
    await result.close();
    await session.rollback();
    return batchOf(columns, page, columns.map(converterOf));
  }

  #asker(session: OracleSession, milliseconds: number): Ask {
    return async (sql, binds) => {
      const { values, rows } = await this.#read(session, sql, { rows: CATALOGUE_ROWS, milliseconds, binds });
      return Array.from({ length: rows }, (_, row) => values.map((column) => column[row] ?? null));
    };
  }

  #catalogue<Result>(signal: AbortSignal | undefined, work: (ask: Ask) => Promise<Result>): Promise<Result> {
    const options = { signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS };
    return this.#use(options, (session) => work(this.#asker(session, CATALOGUE_MILLISECONDS)));
  }

  /** The driver limits every round trip; this limits the whole. */
  async #use<Result>(options: UseOptions, work: (session: OracleSession) => Promise<Result>): Promise<Result> {
    const { signal, timeoutMilliseconds } = options;
    let overran = false;
    try {
      return await this.#sessions.use(options, async (session) => {
        const timer = setTimeout(() => {
          overran = true;
          void session.break().catch(() => undefined);
        }, timeoutMilliseconds);
        try {
          return await work(session);
        } finally {
          clearTimeout(timer);
        }
      });
    } catch (error) {
      throw overran && !signal?.aborted
        ? tookTooLong(timeoutMilliseconds, error)
        : readError(error, this.#context(options));
    }
  }

  #context(options: { signal?: AbortSignal; timeoutMilliseconds?: number }) {
    const { host, port, user, service } = this.#settings;
    return { target: `${host}:${port}`, user, service, ...options };
  }
}
