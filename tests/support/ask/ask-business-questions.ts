import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Dataset } from '#shared/data/dataset.js';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { askAnalysis } from '#server/modules/nlq/analysis.js';
import { businessQuestions, type BusinessQuestion } from './business-questions.js';
import { businessTables, type BusinessTable } from './business-tables.js';

export interface BusinessOutcome extends BusinessQuestion {
  /** Unanswered: it abstained or asked back where an answer was to be had. */
  readonly outcome: 'right' | 'wrong' | 'unanswered';
  readonly detail: string;
}

type Column = readonly unknown[];

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

const text = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value).toPrecision(9);
  const shown = value instanceof Date ? value.toISOString() : String(value as string);
  return shown.replace(/[T ]00:00:00(\.0+)?Z?$/, '');
};

const rowsOf = (columns: readonly Column[]): string =>
  (columns[0] ?? [])
    .map((_, row) => columns.map((column) => text(column[row])).join('\u0001'))
    .sort()
    .join('\n');

/** Whether some columns of the answer, in some order, hold the expected rows. */
const holds = (answer: readonly Column[], expected: readonly Column[], taken: readonly Column[] = []): boolean => {
  if (taken.length === expected.length) return rowsOf(taken) === rowsOf(expected);
  const wanted = rowsOf([expected[taken.length] ?? []]);
  return answer.some((column) => rowsOf([column]) === wanted && holds(answer, expected, [...taken, column]));
};

const askOne = async (sql: DuckDbSession, dataset: Dataset, asked: BusinessQuestion): Promise<BusinessOutcome> => {
  try {
    const { result, presentation } = await askAnalysis.compute(
      { dataset, sql, progress: () => undefined, now: new Date('2026-01-05') },
      askAnalysis.definition.params.parse({ question: asked.question, maxRows: 5_000 }),
    );
    const [table] = presentation.tables;
    if (asked.sql === null) return { ...asked, outcome: 'wrong', detail: 'answered what the data cannot tell' };
    const answer = (table?.columns ?? []).map((_, column) => (table?.rows ?? []).map((row) => row[column]));
    const expected = (await sql.query(asked.sql)).columns as readonly Column[];
    return {
      ...asked,
      outcome: holds(answer, expected) ? 'right' : 'wrong',
      detail: result.sql,
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ...asked, outcome: asked.sql === null ? 'right' : 'unanswered', detail };
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
