import type { Column } from '#shared/data/column.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { SqlSession } from '../../../engine/sql-session.js';
import { compile } from '../compiler/compile.js';
import { duckdb } from '../compiler/dialects/duckdb.js';
import { sqlite } from '../compiler/dialects/sqlite.js';
import { refusalOf, refuse } from '../abstain.js';
import { askBack } from '../dialogue/ask-back.js';
import { isWholeTable } from '../lookup/whole-table.js';
import type { Plan, Query } from '../plan.js';
import { KeylessPlanner, type Reading } from '../planner/planner.js';
import { readQuestion, type AskedQuestion } from '../read.js';
import type { TableInfo } from '../schema/snapshot.js';
import type { SqlRunner } from '../schema/runner.js';
import { SessionRunner, snapshotOfData } from './session.js';
import { SqliteSource } from './sqlite.js';

type NamedColumn = Pick<Column, 'name' | 'type'>;

/** What came of a question: a plan, or why there is none. */
export interface Answerable {
  readonly plan: Plan | null;
  readonly refusal: AppError | null;
}

/** Something questions can be asked about, opened and indexed once. */
export interface AskSource {
  readonly runner: SqlRunner;
  /** Answers only what it is sure of; a looked-up cell is given with its confidence instead. */
  readonly sure: boolean;
  plan(question: string): Answerable;
  /** As one question of a conversation. @throws AppError `ambiguous` with choices, `not-in-data`, `cannot-tell` */
  read(asked: AskedQuestion): Plan;
  compile(query: Query): string;
  close(): void;
}

const planned = (planner: KeylessPlanner, question: string): Answerable => {
  const whole = planner.readMembers(question) ?? planner.readWorksheet(question);
  if (whole) return { plan: whole, refusal: null };
  const reading = planner.read(question);
  return refusalOf(reading) === null
    ? { plan: reading.plan, refusal: null }
    : { plan: null, refusal: refuse(reading, planner.schema) };
};

/** A SQLite file, read-only. Throws AppError `unreadable-file` when it is none. */
export const openSqliteSource = (path: string): AskSource => {
  const source = new SqliteSource(path);
  const planner = new KeylessPlanner(source.snapshot());
  return {
    runner: source,
    sure: true,
    plan: (question) => planned(planner, question),
    read: (asked) => readQuestion(planner, asked),
    compile: (query) => compile(query, sqlite),
    close: () => source.close(),
  };
};

/** A typed dataset, loaded as the view `data` of a session. */
export const openTableSource = async (
  sql: SqlSession,
  columns: readonly NamedColumn[],
  rows: number,
): Promise<AskSource> => {
  const planner = new KeylessPlanner(await snapshotOfData(sql, columns, rows));
  return sessionSource(sql, {
    sure: true,
    plan: (question) => planned(planner, question),
    read: (asked) => readQuestion(planner, asked),
  });
};

/**
 * A small table of texts, loaded as the view `data` with every column as text: answers are the cells as they were written.
 * Questions that compute, and whose every word was read, go to the planner; all others are looked up.
 */
export const openTextSource = async (sql: SqlSession, columns: readonly string[], rows: number): Promise<AskSource> => {
  const texts = columns.map((name) => ({ name, type: 'text' as const }));
  const snapshot = await snapshotOfData(sql, texts, rows);
  const planner = new KeylessPlanner({ ...snapshot, worksheet: false });
  const plan = (question: string): Answerable => {
    const computed = computedPlan(planner.read(question), question, snapshot.tables);
    const found = computed ?? planner.lookUp(question);
    return found ? { plan: found, refusal: null } : planned(planner, question);
  };
  return sessionSource(sql, { sure: false, plan, read: (asked) => readText(planner, plan, asked) });
};

const computedPlan = ({ plan, draft }: Reading, question: string, [table]: readonly TableInfo[]): Plan | null => {
  const sure = plan !== null && plan.confidence >= sureOfTotals && draft.unread.length === 0;
  return sure && table && isWholeTable(plan.query, question, table) ? plan : null;
};

/** Follow-ups and questions that were asked back are computed; others are read as they are one by one. */
const readText = (planner: KeylessPlanner, plan: AskSource['plan'], asked: AskedQuestion): Plan => {
  if (asked.after || asked.choices.length > 0) return readQuestion(planner, asked);
  const reading = planner.read(asked.question);
  const open = computedPlan(reading, asked.question, planner.schema.tables) && askBack(reading.alternatives);
  if (open) throw open;
  const { plan: found, refusal } = plan(asked.question);
  if (found) return found;
  throw refusal ?? refuse(reading, planner.schema);
};

/** From here on the planner is right as often as the look-up, over messy tables from the web. */
const sureOfTotals = 0.8;

const sessionSource = (sql: SqlSession, source: Pick<AskSource, 'sure' | 'plan' | 'read'>): AskSource => ({
  ...source,
  runner: new SessionRunner(sql),
  compile: (query) => compile(query, duckdb),
  close: () => undefined,
});
