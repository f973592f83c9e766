import { rm, stat } from 'node:fs/promises';
import type { Column } from '#shared/data/column.js';
import type { SqlSession } from '../../../engine/sql-session.js';
import { quoteText } from '../../../engine/sql-session.js';
import type { Connection } from '../connector.js';
import type { Selection } from '../selection.js';
import { columnTypeOf } from '../values/cells.js';
import { uniqueNames } from './column-names.js';
import { csvToParquet } from './csv-to-parquet.js';
import { fetchCsv } from './fetch-csv.js';

export interface LoadOptions {
  readonly parquetPath: string;
  /** The source lets no value into a column that its type does not hold. */
  readonly enforcesTypes: boolean;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  progress(stage: string, rows: number): void;
}

export interface LoadedTable {
  /** SHA-256 of the content. */
  readonly id: string;
  readonly rows: number;
  readonly columns: Column[];
  readonly bytes: number;
  /** One sentence each. */
  readonly warnings: string[];
}

/**
 * Brings a selection of a source into a Parquet file. The file is whole or absent: when the source, the disk or the user stops
 * it, nothing is left.
 *
 * @throws AppError `source-unreachable` when the source breaks off, `cancelled`, `too-large`, and what the source reports
 */
export const loadTable = async (
  connection: Pick<Connection, 'stream' | 'exportCsv'>,
  selection: Selection,
  session: SqlSession,
  { parquetPath, enforcesTypes, maxBytes, signal, progress }: LoadOptions,
): Promise<LoadedTable> => {
  const csv = `${parquetPath}.csv`;
  try {
    const fetched = await fetchCsv(connection, selection, csv, {
      signal,
      maxBytes,
      onRows: (rows) => progress('Reading', rows),
    });
    const names = uniqueNames(fetched.columns);
    progress('Storing', 0);
    const loaded = await csvToParquet(
      session,
      { csv, parquet: parquetPath, names, columns: fetched.columns },
      enforcesTypes,
    );
    const { columns: counted } = await session.query(`SELECT count(*) FROM read_parquet(${quoteText(parquetPath)})`);
    const columns = loaded.map(({ name, type, issues }, index): Column => {
      const header = fetched.columns[index]!.name;
      return {
        name,
        header: header === name ? null : header,
        type: columnTypeOf(type),
        unit: { kind: 'plain' },
        issues,
      };
    });
    return {
      id: fetched.hash,
      rows: Number(counted[0]?.[0]),
      columns,
      bytes: (await stat(parquetPath)).size,
      warnings: columns.flatMap(({ issues }) => issues.map(({ sentence }) => sentence)),
    };
  } catch (error) {
    await rm(parquetPath, { force: true });
    throw error;
  } finally {
    await rm(csv, { force: true });
  }
};
