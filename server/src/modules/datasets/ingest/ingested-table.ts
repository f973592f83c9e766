import type { Column, ColumnIssue } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import type { SqlSession } from '#server/engine/sql-session.js';
import { ambiguousDateIssues, misfitIssues, mixedPercentIssues, textCellIssues, unitOf } from './column-issues.js';
import { nameColumns, type NamedColumn } from './column-names.js';
import type { Staging } from './staging.js';
import { writeParquet, type TypedTable } from './write-parquet.js';

/** A table that is now a Parquet file: its columns under their unique names, and what was noticed on the way. */
export interface IngestedTable {
  readonly rows: number;
  readonly columns: Column[];
  /** One sentence each. */
  readonly warnings: string[];
  readonly bytes: number;
}

const issuesOf = async (
  session: SqlSession,
  { staging, table, path }: { staging: Staging; table: TypedTable; path: string },
  { index, name, issues }: NamedColumn & { index: number },
): Promise<ColumnIssue[]> => {
  const reading = table.readings[index]!;
  const staged = staging.columns[index]!;
  return [
    ...issues,
    ...(table.misfits[index] ? await misfitIssues(session, { path, name, reading }) : []),
    ...(await textCellIssues(session, { relation: staging.relation, path }, { staged, name, index, reading })),
    ...(await ambiguousDateIssues(session, staging, { index, reading })),
    ...(await mixedPercentIssues(session, staging, { index, reading, sample: table.samples[index]! })),
  ];
};

const finish = async (session: SqlSession, staging: Staging, path: string): Promise<IngestedTable> => {
  const names = nameColumns(staging.columns.map(({ header }) => header));
  const table = await writeParquet(session, staging, names, path);
  const columns: Column[] = [];
  for (const [index, named] of names.entries()) {
    const reading = table.readings[index]!;
    columns.push({
      name: named.name,
      header: named.header,
      type: reading.type,
      unit: unitOf(staging.columns[index]!, reading, table.samples[index]!),
      issues: await issuesOf(session, { staging, table, path }, { ...named, index }),
    });
  }
  return { rows: table.rows, columns, warnings: staging.warnings, bytes: table.bytes };
};

/** Gives a staged table types and unique names and writes it to `path` as Parquet. */
export const ingest = async (session: SqlSession, staging: Staging, path: string): Promise<IngestedTable> => {
  try {
    return await finish(session, staging, path);
  } catch (error) {
    if (!staging.mend || !(error instanceof AppError) || error.code !== 'query-failed') throw error;
    return finish(session, await staging.mend(), path);
  }
};
