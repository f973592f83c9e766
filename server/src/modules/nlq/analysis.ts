import { askDefinition } from '#shared/analyses/ask.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Analysis } from '../../engine/analysis.js';
import type { SqlPage, SqlSession } from '../../engine/sql-session.js';
import { refusalOf, refuse } from './abstain.js';
import { compile } from './compiler/compile.js';
import { duckdb } from './compiler/dialects/duckdb.js';
import type { Query } from './plan.js';
import { KeylessPlanner } from './planner/planner.js';
import { present } from './present.js';
import { snapshotOfData } from './sources/session.js';
import { settleOrder } from './settle-order.js';

const rowsOf = ({ columns, rowCount }: SqlPage): Cell[][] =>
  Array.from({ length: rowCount }, (_, row) => columns.map((column) => (column[row] ?? null) as Cell));

const rowsUsed = async (sql: SqlSession, query: Query, rows: number): Promise<number> => {
  if (query.where === null) return rows;
  const counting: Query = {
    ...query,
    select: [{ value: { kind: 'aggregate', name: 'count', of: null, distinct: false }, as: 'n' }],
    distinct: false,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    topPerGroup: null,
    combine: null,
  };
  const counted = await sql.query(compile(counting, duckdb));
  return Number(counted.columns[0]?.[0] ?? 0);
};

/** A question in English over one dataset: planned without a model, run as one gated SELECT, or refused with the nearest columns. */
export const askAnalysis: Analysis<typeof askDefinition.params, typeof askDefinition.result> = {
  definition: askDefinition,
  async compute({ dataset, sql, progress }, { question, maxRows }) {
    progress('Reading the question', 0, 2);
    const schema = await snapshotOfData(sql, dataset.columns, dataset.rows);
    const reading = new KeylessPlanner(schema).read(question);
    if (!reading.plan || refusalOf(reading) !== null) throw refuse(reading, schema);
    const query = settleOrder(reading.plan.query);
    const text = compile(query, duckdb);
    progress('Computing the answer', 1, 2);
    const page = await sql.untrusted(text, maxRows);
    const used = await rowsUsed(sql, query, dataset.rows);
    if (page.rowCount === 0 || used === 0)
      throw new AppError(
        'no-rows',
        `No rows match. ${[...reading.plan.notes, 'Widen the conditions of the question.'].join(' ')}`,
      );
    const answer = { names: page.names, rows: rowsOf(page), totalRows: page.totalRows };
    const { notes, confidence } = reading.plan;
    const presentation = present({ question, query, answer, source: dataset.columns, notes });
    const [table] = presentation.tables;
    if (!table) throw new AppError('internal', 'The answer has no table. Nothing was changed.');
    const result = { planner: 'keyless' as const, confidence, sql: text, table, notes };
    return {
      result,
      presentation,
      method: 'Question read by rules, computed in SQL',
      query: text,
      rowsUsed: used,
      assumptions: notes,
    };
  },
};
