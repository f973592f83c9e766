import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { askAnalysis } from '#server/modules/nlq/analysis.js';
import { holds, type AnswerColumn } from './holds.js';
import { businessQuestions, type BusinessQuestion } from './business-questions.js';
import { businessTables, type BusinessTable } from './business-tables.js';

export interface BusinessOutcome extends BusinessQuestion {
  /** Unanswered: it abstained or asked back where an answer was to be had. */
  readonly outcome: 'right' | 'wrong' | 'unanswered';
  readonly detail: string;
}

const datasetOf = ({ name, columns, rows }: BusinessTable): Dataset => ({
  id: '0'.repeat(64),
  name,
  source: { kind: 'range', label: `${name}!A1:L${rows + 1}` },
  rows,
  columns: columns.map(([column, type]) => ({ name: column, type, header: null, unit: { kind: 'plain' }, issues: [] })),
  bytes: 1,
  createdAt: '2026-01-01T00:00:00Z',
  warnings: [],
});

export const isNoRows = (error: unknown): boolean => error instanceof AppError && error.code === 'no-rows';

/** No rows, or a count of none. */
export const isNothing = (columns: readonly AnswerColumn[]): boolean =>
  (columns[0]?.length ?? 0) === 0 || (columns.length === 1 && columns[0]?.length === 1 && Number(columns[0][0]) === 0);

const askOne = async (sql: DuckDbSession, dataset: Dataset, asked: BusinessQuestion): Promise<BusinessOutcome> => {
  try {
    const { result, presentation } = await askAnalysis.compute(
      { dataset, sql, progress: () => undefined, now: new Date('2026-01-05') },
      askAnalysis.definition.params.parse({ question: asked.question, maxRows: 5_000 }),
    );
    const [table] = presentation.tables;
    if (asked.sql === null) return { ...asked, outcome: 'wrong', detail: 'answered what the data cannot tell' };
    const answer = (table?.columns ?? []).map((_, column) => (table?.rows ?? []).map((row) => row[column]));
    const expected = (await sql.query(asked.sql)).columns as readonly AnswerColumn[];
    return {
      ...asked,
      outcome: holds(answer, expected) ? 'right' : 'wrong',
      detail: result.sql,
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const right = asked.sql === null || (isNoRows(error) && isNothing((await sql.query(asked.sql)).columns));
    return { ...asked, outcome: right ? 'right' : 'unanswered', detail };
  }
};

/** Asks the keyless planner every business question and compares the rows. */
export const askBusinessQuestions = async (): Promise<BusinessOutcome[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'business-'));
  const outcomes: BusinessOutcome[] = [];
  for (const [name, table] of Object.entries(businessTables)) {
    const sql = await DuckDbSession.open({ memoryBytes: 256e6, threads: 1, tempFolder: folder, tempBytes: 1e8 });
    await sql.run(`CREATE TABLE data AS ${table.sql}`);
    for (const asked of businessQuestions)
      if (asked.table === name) outcomes.push(await askOne(sql, datasetOf(table), asked));
    sql.close();
  }
  rmSync(folder, { recursive: true });
  return outcomes;
};
