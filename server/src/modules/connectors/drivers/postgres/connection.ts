import { to as copyTo } from 'pg-copy-streams';
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
import { profileTable } from '../../profile/profile-table.js';
import type { SourceProfile } from '../../profile/source-profile.js';
import { selectedColumns, selectStatement } from '../../select-statement.js';
import { wholeTable, type Selection, type TableReference } from '../../selection.js';
import { SessionPool } from '../../session-pool.js';
import { batchOf, type BatchColumn, type RecordBatch, type Value } from '../../values/record-batch.js';
import { accountOf, describeTable, listTables, type Ask, type PostgresColumn, type PostgresTable } from './catalog.js';
import { postgresDialect } from './dialect.js';
import { readError } from './errors.js';
import { begin, readWhole, rollback, StatementReader, type Page } from './reader.js';
import { columnsOfResult } from './result-columns.js';
import { remedy } from './remedy.js';
import { cancelSession, endSession, openSession, type PostgresSession } from './session.js';
import type { PostgresSettings } from './settings.js';

const CATALOGUE_MILLISECONDS = 15_000;
const PROFILE_MILLISECONDS = 120_000;

const numbers = new Set(['SMALLINT', 'INTEGER', 'UINTEGER', 'FLOAT', 'DOUBLE']);

const converterOfColumn = ({ type }: BatchColumn): ((text: string) => Value) =>
  numbers.has(type) ? Number : type === 'BOOLEAN' ? (text) => text === 't' : (text) => text;

const tableBatch = (columns: readonly BatchColumn[], { rows }: Page): RecordBatch =>
  batchOf(columns, rows, columns.map(converterOfColumn));

export class PostgresConnection implements Connection {
  readonly #settings: PostgresSettings;
  readonly #sessions: SessionPool<PostgresSession>;

  constructor(settings: PostgresSettings, environment: ConnectorEnvironment) {
    this.#settings = settings;
    this.#sessions = new SessionPool({
      open: () => openSession(settings, environment.guard),
      destroy: endSession,
      cancel: (session) => cancelSession(session, settings.port),
    });
  }

  async test(signal?: AbortSignal): Promise<ConnectionReport> {
    try {
      const account = await this.#catalogue(signal, accountOf);
      const { user, database } = this.#settings;
      const rights = account.superuser ? 'is an administrator of the whole server' : 'can change data';
      return {
        ok: true,
        server: `PostgreSQL ${account.version}`,
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
    return this.#catalogue(signal, (ask) => listTables(ask, search, limit));
  }

  describe(table: TableReference, signal?: AbortSignal): Promise<PostgresTable> {
    return this.#catalogue(signal, (ask) => describeTable(ask, table));
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
      await begin(lease.session, 0);
      const reader = new StatementReader(lease.session, statementOf(table, selection));
      let yielded = false;
      for (;;) {
        const page = await reader.read(batchRows);
        if (page.rows.length > 0 || !yielded) yield tableBatch(columns, page);
        yielded = true;
        stopIfCancelled(signal);
        if (page.rows.length < batchRows) break;
      }
      await reader.close();
      await rollback(lease.session);
      atRest = true;
    } catch (error) {
      throw readError(error, this.#context({ signal }));
    } finally {
      await lease.release(atRest);
    }
  }

  async query(text: string, { maxRows, timeoutMilliseconds, signal }: QueryOptions): Promise<QueryResult> {
    await postgresDialect.admit(text);
    const limited = `SELECT * FROM (\n${text.trim().replace(/;+$/, '')}\n) AS query LIMIT ${maxRows + 1}`;
    return this.#use({ signal, discard: true, timeoutMilliseconds }, async (session) => {
      const { rows, fields } = await readWhole(session, limited);
      const { columns, convert } = await columnsOfResult(fields, (sql, values) => ask(session, sql, values));
      return { batch: batchOf(columns, rows.slice(0, maxRows), convert), more: rows.length > maxRows };
    });
  }

  async profile(reference: TableReference, options: ProfileOptions): Promise<SourceProfile> {
    const { signal } = options;
    const table = await this.describe(reference, signal);
    const run = (sql: string): Promise<RecordBatch> =>
      this.#use({ signal, timeoutMilliseconds: PROFILE_MILLISECONDS }, async (session) => {
        const { rows, fields } = await readWhole(session, sql);
        const { columns, convert } = await columnsOfResult(fields, (text, values) => ask(session, text, values));
        return batchOf(columns, rows, convert);
      });
    return profileTable({ dialect: postgresDialect, table, run }, options);
  }

  async exportCsv(selection: Selection, signal?: AbortSignal): Promise<CsvExport> {
    const table = await this.describe(selection.table, signal);
    const columns = selectedColumns(table, selection);
    const forced = columns.length === 1 ? ', FORCE_QUOTE *' : '';
    const copy = `COPY (${statementOf(table, selection)}) TO STDOUT (FORMAT csv, NULL '\\N'${forced})`;
    return { columns, chunks: this.#copy(copy, signal) };
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }

  async *#copy(sql: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const lease = await this.#sessions.lease({ signal });
    let atRest = false;
    try {
      await begin(lease.session, 0);
      const stream = lease.session.client.query(copyTo(sql));
      lease.session.client.once('end', () => stream.destroy(new Error('Connection terminated unexpectedly')));
      for await (const chunk of stream) {
        yield chunk as Buffer;
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

  #catalogue<Result>(signal: AbortSignal | undefined, work: (ask: Ask) => Promise<Result>): Promise<Result> {
    return this.#use({ signal, timeoutMilliseconds: CATALOGUE_MILLISECONDS }, (session) =>
      work((sql, values) => ask(session, sql, values)),
    );
  }

  async #use<Result>(
    options: { signal?: AbortSignal; timeoutMilliseconds: number; discard?: boolean },
    work: (session: PostgresSession) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.#sessions.use(options, async (session) => {
        await begin(session, options.timeoutMilliseconds);
        const result = await work(session);
        await rollback(session);
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

const ask = async (session: PostgresSession, sql: string, values?: unknown[]): Promise<(string | null)[][]> =>
  (await readWhole(session, sql, values)).rows;

const statementOf = (table: PostgresTable, selection: Selection): string =>
  selectStatement(postgresDialect, table, selection, (column) => (column as PostgresColumn).expression);
