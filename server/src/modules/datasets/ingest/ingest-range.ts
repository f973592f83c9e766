import type { RangeChunk, RangeShape } from '#shared/contract/datasets.js';
import type { SqlSession } from '#server/engine/sql-session.js';
import { ingest, type IngestedTable } from './ingested-table.js';
import { cachedFormat } from './number-format.js';
import { WorksheetTable, type WorksheetRow } from './worksheet-table.js';

/** Walks the runs of number formats alongside the rows of a chunk. */
function* rowsOf({ rows, formats }: RangeChunk, width: number): Generator<WorksheetRow> {
  const runs = Array.from({ length: width }, (_, column) => ({ run: 0, left: formats?.[column]?.[0]?.[1] ?? 0 }));
  for (const cells of rows) {
    const rowFormats = runs.map((state, column) => {
      const list = formats?.[column];
      if (!list) return null;
      while (state.left === 0 && state.run < list.length - 1) state.left = list[(state.run += 1)]![1];
      state.left -= 1;
      const code = list[state.run]?.[0];
      return code === undefined ? null : cachedFormat(code);
    });
    yield { cells, formats: rowFormats };
  }
}

/**
 * A worksheet range as a typed Parquet file. Dates arrive as serial numbers and leave as dates: by their number format, or,
 * where the host cannot tell formats, by a date-like header over whole numbers in the range of dates, which is reported.
 *
 * @throws AppError `too-little-data` when the range holds no data below its headers
 */
export const ingestRange = async (
  session: SqlSession,
  shape: RangeShape,
  chunks: AsyncIterable<RangeChunk>,
  out: { parquetPath: string },
  _now?: Date,
): Promise<IngestedTable> => {
  const table = new WorksheetTable({ headers: shape.headers, date1904: shape.date1904 });
  for await (const chunk of chunks) {
    for (const row of rowsOf(chunk, shape.columns)) table.add(row);
  }
  const staging = await table.stage(session);
  try {
    return await ingest(session, staging, out.parquetPath);
  } finally {
    await session.run(`DROP TABLE ${staging.relation}`);
  }
};
