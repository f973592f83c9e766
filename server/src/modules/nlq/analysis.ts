import { askDefinition } from '#shared/analyses/ask.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Analysis, AnalysisContext } from '../../engine/analysis.js';
import type { SqlPage, SqlSession } from '../../engine/sql-session.js';
import { answerOfSelect } from '../query/index.js';
import { compile } from './compiler/compile.js';
import { duckdb } from './compiler/dialects/duckdb.js';
import { countingQuery } from './counting-query.js';
import type { Plan, Query } from './plan.js';
import { KeylessPlanner } from './planner/planner.js';
import { present } from './present.js';
import { planOf, readQuestion, type AskedQuestion } from './read.js';
import { settleOrder } from './settle-order.js';
import { snapshotOfViews } from './sources/session.js';

type Asking = (typeof askDefinition)['params']['_output'];
type Planner = 'keyless' | 'model' | 'user';

const methods: Readonly<Record<Planner, string>> = {
  keyless: 'Question read by rules, computed in SQL',
  model: 'Question read by a language model, computed in SQL',
  user: 'SQL as written',
};

const rowsOf = ({ columns, rowCount }: SqlPage): Cell[][] =>
  Array.from({ length: rowCount }, (_, row) => columns.map((column) => (column[row] ?? null) as Cell));

const rowsUsed = async (sql: SqlSession, query: Query, rows: number): Promise<number> => {
  if (query.where === null) return rows;
  const counted = await sql.query(compile(countingQuery(query), duckdb));
  return Number(counted.columns[0]?.[0] ?? 0);
};

const plannerOver = async (
  { dataset, further = [], sql }: AnalysisContext,
  definitions: Asking['definitions'],
): Promise<KeylessPlanner> => {
  const views = [{ name: 'data', dataset }, ...further].map((table) => ({
    name: table.name,
    columns: table.dataset.columns,
    rows: table.dataset.rows,
    labels: [table.dataset.name, table.dataset.source.label.replace(/!.*$/, '')],
  }));
  return new KeylessPlanner({ ...(await snapshotOfViews(sql, views)), definitions });
};

const noRows = (notes: readonly string[]): AppError =>
  new AppError('no-rows', `No rows match. ${[...notes, 'Widen the conditions of the question.'].join(' ')}`);

const outcomeOfPlan = async (context: AnalysisContext, { question, maxRows }: Asking, plan: Plan, planner: Planner) => {
  const { dataset, further = [], sql } = context;
  const query = settleOrder(plan.query);
  const text = compile(query, duckdb);
  const page = await sql.untrusted(text, maxRows, ['data', ...further.map(({ name }) => name)]);
  const used = await rowsUsed(sql, query, dataset.rows);
  if (page.rowCount === 0 || used === 0) throw noRows(plan.notes);
  const { notes, confidence } = plan;
  const answer = { names: page.names, rows: rowsOf(page), totalRows: page.totalRows };
  const source = [dataset, ...further.map((table) => table.dataset)].flatMap(({ columns }) => columns);
  const presentation = present({ question, query, answer, source, notes });
  const [table] = presentation.tables;
  if (!table) throw new AppError('internal', 'The answer has no table. Nothing was changed.');
  return {
    result: { planner, confidence, sql: text, table, notes, question, plan: { ...plan } },
    presentation,
    method: methods[planner],
    query: text,
    rowsUsed: used,
    assumptions: notes,
  };
};

const outcomeOfSelect = async (
  context: AnalysisContext,
  { question, maxRows }: Asking,
  { sql, notes, planner }: { sql: string; notes: string[]; planner: Planner },
) => {
  const { table, presentation } = await answerOfSelect(context, sql, maxRows);
  return {
    result: { planner, confidence: 1, sql, table, notes, question, plan: null },
    presentation: { ...presentation, sentences: [...notes, ...presentation.sentences] },
    method: methods[planner],
    query: sql,
    rowsUsed: context.dataset.rows,
    assumptions: notes,
  };
};

/** A question in English over one or several datasets: read once, run as one gated SELECT, asked back or refused. */
export const askAnalysis: Analysis<typeof askDefinition.params, typeof askDefinition.result> = {
  definition: askDefinition,
  async compute(context, asking) {
    const { reading } = asking;
    context.progress('Reading the question', 0, 2);
    if (reading?.sql) {
      const { sql, notes, planner } = reading;
      return outcomeOfSelect(context, asking, { sql, notes, planner });
    }
    if (reading?.plan) return outcomeOfPlan(context, asking, planOf(reading.plan), reading.planner);
    const asked: AskedQuestion = asking;
    const plan = readQuestion(await plannerOver(context, asking.definitions), asked);
    context.progress('Computing the answer', 1, 2);
    return outcomeOfPlan(context, asking, plan, 'keyless');
  },
};
