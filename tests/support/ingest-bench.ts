import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { RangeChunk, RangeShape } from '#shared/contract/datasets.js';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { quoteName, quoteText } from '#server/engine/sql-session.js';
import {
  ingestFile,
  ingestRange,
  type FileOptions,
  type IngestedFile,
  type IngestedTable,
} from '#server/modules/datasets/ingest/index.js';

/** A table after ingestion, with its cells read back from the Parquet file. */
export interface ReadTable extends IngestedFile {
  readonly cells: Record<string, unknown[]>;
  readonly column: (name: string) => Column;
}

export interface RangeOptions extends Partial<RangeShape> {
  /** One number format per column, for all its rows. */
  readonly formats?: string[] | null;
  readonly chunkRows?: number;
}

/** Ingests ranges and files in a folder of its own, through a real DuckDB session. */
export class IngestBench {
  #next = 0;

  private constructor(
    readonly session: DuckDbSession,
    readonly folder: string,
  ) {}

  static async open(): Promise<IngestBench> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ingest-'));
    const limits = { memoryBytes: 2 ** 29, threads: 2, tempFolder: path.join(folder, 'spill'), tempBytes: 2 ** 29 };
    return new IngestBench(await DuckDbSession.open(limits), folder);
  }

  async close(): Promise<void> {
    this.session.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async range(rows: Cell[][], options: RangeOptions = {}): Promise<ReadTable> {
    const columns = options.columns ?? Math.max(...rows.map((row) => row.length));
    const shape = { rows: rows.length, columns, headers: options.headers ?? null, date1904: options.date1904 ?? false };
    const { formats = null, chunkRows = 1_000 } = options;
    async function* chunks(): AsyncGenerator<RangeChunk> {
      for (let start = 0; start < rows.length; start += chunkRows) {
        const part = rows.slice(start, start + chunkRows);
        yield { rows: part, formats: formats && formats.map((format) => [[format, part.length]]) };
      }
    }
    const parquetPath = this.#out();
    await this.session.run('DROP TABLE IF EXISTS "staged cells"');
    return this.#read(await ingestRange(this.session, shape, chunks(), { parquetPath }), parquetPath);
  }

  async file(name: string, content: string | Buffer, options: FileOptions = {}): Promise<ReadTable> {
    const file = path.join(this.folder, name);
    await writeFile(file, content);
    return this.existing(file, options);
  }

  async existing(file: string, options: FileOptions = {}): Promise<ReadTable> {
    const parquetPath = this.#out();
    await this.session.run('DROP TABLE IF EXISTS "staged cells"');
    return this.#read(await ingestFile(this.session, file, path.basename(file), options, { parquetPath }), parquetPath);
  }

  /** The table as a dataset whose rows are the view `data`. */
  async dataset(table: ReadTable, name = 'test'): Promise<Dataset> {
    const names = table.columns.map((column) => quoteName(column.name)).join(', ');
    await this.session.run(
      `CREATE OR REPLACE VIEW data AS SELECT ${names} FROM read_parquet(${quoteText(this.#last())})`,
    );
    const { rows, columns, warnings, bytes } = table;
    const source = { kind: 'sample' as const, label: name };
    return { id: '0'.repeat(64), name, source, rows, columns, warnings, bytes, createdAt: '2026-01-01T00:00:00Z' };
  }

  #out(): string {
    this.#next += 1;
    return this.#last();
  }

  #last(): string {
    return path.join(this.folder, `${this.#next}.parquet`);
  }

  async #read(table: IngestedTable, parquet: string): Promise<ReadTable> {
    const { names, columns } = await this.session.query(`SELECT * FROM read_parquet(${quoteText(parquet)})`);
    const cells = Object.fromEntries(names.map((name, index) => [name, columns[index] ?? []]));
    const column = (name: string): Column => {
      const found = table.columns.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`No column ${name} in ${names.join(', ')}`);
      return found;
    };
    return { ...table, cells, column };
  }
}
