import type { z } from 'zod';
import type { askDefinition } from '#shared/analyses/ask.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { sourceRowsOf, type Connection, type QueryOptions } from '../connectors/index.js';
import { present, type AskedQuestion } from '../nlq/index.js';
import type { AskedSource } from './asked-source.js';

export interface SourceOutcome extends AnalysisOutcome<z.output<typeof askDefinition.result>> {
  readonly rowsRead: number;
}

const numberFrom = async (connection: Connection, text: string, limits: QueryOptions): Promise<number> => {
  const { batch } = await connection.query(text, { ...limits, maxRows: 1 });
  return Number(batch.values[0]?.[0] ?? 0);
};

/** Digits of a computed fraction past those of a double are no news; a whole number and a stored value keep theirs. */
const readable = (cell: Cell): Cell => (typeof cell === 'string' && /^-?\d+\.\d+$/.test(cell) ? Number(cell) : cell);

/**
 * Plans a question and has the source compute it: every statement passes the gate of its driver, only the answer's rows travel.
 *
 * @throws AppError `ambiguous`, `cannot-tell`, `no-rows`, and what the source reports
 */
export const answerInSource = async (
  connection: Connection,
  { planner, columns }: AskedSource,
  asked: AskedQuestion,
  limits: QueryOptions,
): Promise<SourceOutcome> => {
  const { question } = asked;
  const { plan, text, counting, size } = planner.plan(asked);
  const { query, notes, confidence } = plan;
  const { batch, more } = await connection.query(text, limits);
  const rowsRead = await numberFrom(connection, counting.read, limits);
  const rowsUsed = counting.used === counting.read ? rowsRead : await numberFrom(connection, counting.used, limits);
  if (batch.rows === 0 || rowsUsed === 0)
    throw new AppError('no-rows', `No rows match. ${[...notes, 'Widen the conditions of the question.'].join(' ')}`);
  const shown = sourceRowsOf(batch, more);
  const answer = {
    names: shown.columns.map(({ name }) => name),
    rows: shown.rows.map((row) =>
      row.map((cell, at) =>
        query.select[at]?.value.kind !== 'column' && shown.columns[at]?.type === 'number' ? readable(cell) : cell,
      ),
    ),
    totalRows: more ? await numberFrom(connection, size, limits) : batch.rows,
  };
  const presentation = present({ question, query, answer, source: columns, notes });
  return {
    result: {
      planner: 'keyless',
      confidence,
      sql: text,
      table: presentation.tables[0]!,
      notes,
      question,
      plan: { ...plan },
    },
    presentation,
    method: 'Question read by rules, computed in SQL by the source',
    query: text,
    rowsRead,
    rowsUsed,
    assumptions: notes,
  };
};
