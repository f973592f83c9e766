import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import {
  quoteName,
  quoteText,
  type SqlPage,
  type SqlResult,
  type SqlSession,
  type SqlValue,
  type TypedColumn,
} from '../sql-session.js';
import { admitSelect } from '../gate/duckdb-gate.js';
import { ConnectionPool } from './connection-pool.js';
import { queryError } from './errors.js';
import { toCell } from './values.js';

const CHUNK_ROWS = 2_048;

const physicalTypes: Record<string, DuckDBType> = { BOOLEAN, DOUBLE, BIGINT, VARCHAR };

export interface DuckDbLimits {
  /** Bytes DuckDB may use before it spills; not a hard cap on the process. */
  readonly memoryBytes: number;
  readonly threads: number;
  /** Folder for spilled data; emptied by the owner. */
  readonly tempFolder: string;
  readonly tempBytes: number;
}

const configurationOf = (limits: DuckDbLimits): Record<string, string> => ({
  threads: String(limits.threads),
  memory_limit: `${Math.floor(limits.memoryBytes / 1_048_576)}MiB`,
  temp_directory: limits.tempFolder,
  max_temp_directory_size: `${Math.floor(limits.tempBytes / 1_048_576)}MiB`,
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
});

/**
 * A private in-memory DuckDB. Files are reachable until `lock` is called, none but the named ones afterwards. Statements sent
 * at the same time run side by side, as many as there are threads; those sent one after the other share one connection.
 */
export class DuckDbSession implements SqlSession {
  readonly #instance: DuckDBInstance;
  readonly #connections: ConnectionPool;

  private constructor(instance: DuckDBInstance, connections: DuckDBConnection[]) {
    this.#instance = instance;
    this.#connections = new ConnectionPool(connections);
  }

  static async open(limits: DuckDbLimits): Promise<DuckDbSession> {
    const instance = await DuckDBInstance.create(':memory:', configurationOf(limits));
    const connections = await Promise.all(Array.from({ length: limits.threads }, () => instance.connect()));
    await connections[0]!.run("SET GLOBAL TimeZone='UTC'");
    return new DuckDbSession(instance, connections);
  }

  /**
   * From now on each statement runs on one thread. Threads add up floating-point numbers in any order, so that the last digits
   * of a sum would differ from run to run. Statements sent at the same time still run side by side.
   */
  async repeatable(): Promise<void> {
    await this.run('SET threads=1');
  }

  /** Switches off every way out except reading `files`; it cannot be switched on again. */
  async lock(files: readonly string[]): Promise<void> {
    await this.run(`SET allowed_paths=[${files.map(quoteText).join(', ')}]`);
    await this.run('SET enable_external_access=false');
    await this.run('SET lock_configuration=true');
  }

  async query(sql: string, values: SqlValue[] = []): Promise<SqlResult> {
    try {
      return await this.#connections.use(async (connection) => {
        const result = await connection.run(sql, values);
        const columns = await result.convertColumns(toCell);
        return {
          names: result.columnNames(),
          types: result.columnTypes().map(String),
          columns,
          rowCount: columns[0]?.length ?? 0,
        };
      });
    } catch (error) {
      throw queryError(error);
    }
  }

  async run(sql: string, values: SqlValue[] = []): Promise<void> {
    try {
      await this.#connections.use((connection) => connection.run(sql, values));
    } catch (error) {
      throw queryError(error);
    }
  }

  async createTable(name: string, columns: TypedColumn[]): Promise<void> {
    await this.#declare(name, columns);
    await this.append(name, columns);
  }

  async append(name: string, columns: TypedColumn[]): Promise<void> {
    if (columns.every(({ type }) => type in physicalTypes)) return this.#fill(name, columns);
    const staging = `${name} (loading)`;
    const loaded = columns.map((column) => (column.type in physicalTypes ? column : { ...column, type: 'VARCHAR' }));
    await this.#declare(staging, loaded);
    await this.#fill(staging, loaded);
    const casts = columns.map((column) => `CAST(${quoteName(column.name)} AS ${column.type})`).join(', ');
    await this.run(`INSERT INTO ${quoteName(name)} SELECT ${casts} FROM ${quoteName(staging)}`);
    await this.run(`DROP TABLE ${quoteName(staging)}`);
  }

  async untrusted(sql: string, maxRows: number, tables: readonly string[] = ['data']): Promise<SqlPage> {
    await admitSelect(this, sql, tables);
    const text = sql.trim().replace(/;\s*$/, '');
    const page = await this.#firstRows(text, maxRows);
    if (page.rowCount <= maxRows) return { ...page, totalRows: page.rowCount };
    const total = await this.query(`SELECT count(*) FROM (${text}\n)`);
    const columns = page.columns.map((column) => column.slice(0, maxRows));
    return { ...page, columns, rowCount: maxRows, totalRows: Number(total.columns[0]?.[0]) };
  }

  async #firstRows(sql: string, maxRows: number): Promise<SqlResult> {
    try {
      return await this.#connections.use(async (connection) => {
        const reader = await connection.streamAndReadUntil(sql, maxRows + 1);
        const columns = reader.convertColumns(toCell).map((column) => column.slice(0, maxRows + 1));
        return {
          names: reader.columnNames(),
          types: reader.columnTypes().map(String),
          columns,
          rowCount: columns[0]?.length ?? 0,
        };
      });
    } catch (error) {
      throw queryError(error);
    }
  }

  close(): void {
    this.#connections.close();
    this.#instance.closeSync();
  }

  async #declare(name: string, columns: TypedColumn[]): Promise<void> {
    const fields = columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(', ');
    await this.run(`CREATE TABLE ${quoteName(name)} (${fields})`);
  }

  async #fill(name: string, columns: TypedColumn[]): Promise<void> {
    const rows = columns[0]?.values.length ?? 0;
    const appender = await this.#connections.use((connection) => connection.createAppender(name));
    const types = columns.map(({ type }) => physicalTypes[type] ?? VARCHAR);
    for (let start = 0; start < rows; start += CHUNK_ROWS) {
      const length = Math.min(CHUNK_ROWS, rows - start);
      const chunk = DuckDBDataChunk.create(types, length);
      columns.forEach(({ type, values }, index) => {
        chunk.setColumnValues(
          index,
          Array.from({ length }, (_, row) => physicalValue(type, values[start + row])),
        );
      });
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}

const physicalValue = (type: string, value: unknown): DuckDBValue => {
  if (value === null || value === undefined) return null;
  if (type === 'BIGINT') return BigInt(value as number | string);
  if (type === 'VARCHAR') return String(value);
  return value as DuckDBValue;
};
