import { stat } from 'node:fs/promises';
import type { Column, ColumnType } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { quoteName, quoteText, type SqlSession } from '#server/engine/sql-session.js';
import { nameColumns } from '../ingest/column-names.js';
import type { IngestedTable } from '../ingest/ingested-table.js';

interface Conversion {
  readonly type: ColumnType;
  readonly sql: (column: string) => string;
}

const asItIs = (column: string): string => column;

/** Types of other writers in ours; nothing is rounded: what has no type of ours becomes text. */
const conversionOf = (type: string): Conversion => {
  if (/^U?(?:TINY|SMALL|BIG|)INT(?:EGER)?$/.test(type)) return { type: 'integer', sql: asItIs };
  if (/^U?HUGEINT$/.test(type)) return { type: 'integer', sql: (column) => `CAST(${column} AS DECIMAL(38,0))` };
  if (/^DECIMAL\(\d+,0\)$/.test(type)) return { type: 'integer', sql: asItIs };
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(type)) return { type: 'number', sql: asItIs };
  if (type === 'BOOLEAN') return { type: 'boolean', sql: asItIs };
  if (type === 'DATE') return { type: 'date', sql: asItIs };
  if (type === 'TIMESTAMP WITH TIME ZONE') return { type: 'datetime', sql: (column) => `CAST(${column} AS TIMESTAMP)` };
  if (type.startsWith('TIMESTAMP')) return { type: 'datetime', sql: (column) => `CAST(${column} AS TIMESTAMP)` };
  if (type === 'TIME') return { type: 'time', sql: asItIs };
  if (type === 'VARCHAR') return { type: 'text', sql: asItIs };
  if (/^(?:STRUCT|MAP)|\[\]$|^LIST/.test(type))
    return { type: 'text', sql: (column) => `CAST(to_json(${column}) AS VARCHAR)` };
  if (type === 'BLOB') return { type: 'text', sql: (column) => `hex(${column})` };
  return { type: 'text', sql: (column) => `CAST(${column} AS VARCHAR)` };
};

const describe = async (session: SqlSession, path: string): Promise<{ name: string; type: string }[]> => {
  try {
    const { columns } = await session.query(`DESCRIBE SELECT * FROM read_parquet(${quoteText(path)})`);
    return (columns[0] ?? []).map((name, index) => ({ name: String(name), type: String(columns[1]?.[index]) }));
  } catch (cause) {
    throw new AppError('unreadable-file', 'The file is not a readable Parquet file. Export it again.', { cause });
  }
};

/** @throws AppError `unreadable-file` when it is damaged or no Parquet file */
export const ingestParquet = async (session: SqlSession, path: string, out: string): Promise<IngestedTable> => {
  const source = await describe(session, path);
  const named = nameColumns(source.map(({ name }) => name));
  const conversions = source.map(({ type }) => conversionOf(type));
  const columns = source.map(
    ({ name }, index) => `${conversions[index]!.sql(quoteName(name))} AS ${quoteName(named[index]!.name)}`,
  );
  try {
    await session.run(
      `COPY (SELECT ${columns.join(', ')} FROM read_parquet(${quoteText(path)})) TO ${quoteText(out)} (FORMAT parquet, COMPRESSION snappy)`,
    );
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'out-of-memory') throw cause;
    throw new AppError('unreadable-file', 'The Parquet file is damaged. Export it again.', { cause });
  }
  const count = await session.query(`SELECT count(*) FROM read_parquet(${quoteText(out)})`);
  return {
    rows: Number(count.columns[0]?.[0]),
    columns: named.map(({ name, header, issues }, index): Column => ({
      name,
      header,
      type: conversions[index]!.type,
      unit: { kind: 'plain' },
      issues,
    })),
    warnings: [],
    bytes: (await stat(out)).size,
  };
};
