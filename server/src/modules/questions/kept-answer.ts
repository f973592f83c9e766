import { z } from 'zod';
import { askDefinition } from '#shared/analyses/ask.js';
import type { Reading } from '#shared/analyses/ask-choices.js';
import { queryDefinition } from '#shared/analyses/query.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { furtherTableSchema, type FurtherTable, type Run } from '#shared/contract/runs.js';
import { AppError } from '#shared/errors/app-error.js';

export interface KeptAnswer {
  readonly question: string;
  readonly reading: Reading;
  readonly sql: string;
  readonly headline: string;
  readonly table: AnswerTable;
  readonly further: FurtherTable[];
}

const furtherParams = z.object({ further: z.array(furtherTableSchema).default([]) });
const queryParams = z.object({ sql: z.string() });

/**
 * What a finished run of `ask` or `query` leaves to be kept: the question, how it was read, and its answer.
 *
 * @throws AppError `conflict` while the run has no answer, `invalid-input` for other analyses
 */
export const keptAnswerOf = ({ analysis, answer }: Run): KeptAnswer => {
  if (!answer) throw new AppError('conflict', 'Only a question that was answered can be kept. Ask it first.');
  const { headline } = answer;
  const { further } = furtherParams.parse(answer.receipt.parameters);
  if (analysis === 'ask') {
    const { planner, plan, sql, notes, question, table } = askDefinition.result.parse(answer.result);
    const reading = { planner, plan, sql: plan ? null : sql, notes };
    return { question, reading, sql, headline, table, further };
  }
  if (analysis === 'query') {
    const { table } = queryDefinition.result.parse(answer.result);
    const { sql } = queryParams.parse(answer.receipt.parameters);
    return {
      question: sql.slice(0, 2_000),
      reading: { planner: 'user', plan: null, sql, notes: [] },
      sql,
      headline,
      table,
      further,
    };
  }
  throw new AppError('invalid-input', 'Only questions and queries can be kept under a name.');
};
