import type { ResultOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import type { Answer } from '#shared/answers/answer.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import type { AskedQuestion } from '../modules/nlq/read.js';

interface AskedTables {
  readonly connection: string;
  readonly tables: readonly string[];
  readonly asked: AskedQuestion;
  /** Numbers of choices, counted from 1, that settle what is asked back, one after the other. */
  readonly picks: readonly number[];
}

type Asks = (asked: AskedQuestion) => Promise<Answer>;

const askInTurn = async (ask: Asks, asked: AskedQuestion, [pick, ...later]: readonly number[]): Promise<Answer> => {
  try {
    return await ask(asked);
  } catch (thrown) {
    const refusal = toAppError(thrown);
    const offered = refusal.choices;
    if (pick === undefined || offered.length === 0) throw refusal;
    const chosen = offered[pick - 1];
    if (!chosen) throw new AppError('invalid-input', `There is no choice ${pick}. ${refusal.detail}`);
    const { label: _label, ...choice } = chosen;
    return askInTurn(ask, { ...asked, choices: [...asked.choices, choice] }, later);
  }
};

const shown = ({ result, receipt }: Answer) => {
  const { question, sql, table, confidence, notes, plan } = result as ResultOf<typeof askDefinition>;
  const columns = table.columns.map(({ name }) => name);
  return { question, sql, columns, rows: table.rows, abstain: false, confidence, notes, plan, reason: null, receipt };
};

const notAnswered = new Set(['ambiguous', 'cannot-tell', 'not-in-data', 'column-unknown', 'no-rows']);

/** A question over tables of a saved connection, computed by the source. A refusal is an answer; what the source reports is thrown. */
export const askTables = async ({ connection, tables, asked, picks }: AskedTables) => {
  const { SourceEngine } = await import('./source-engine.js');
  try {
    const answer = await SourceEngine.use(connection, (engine) =>
      askInTurn((next) => engine.ask(tables, next), asked, picks),
    );
    return { ...shown(answer), choices: [] };
  } catch (thrown) {
    const refusal = toAppError(thrown);
    if (!notAnswered.has(refusal.code)) throw refusal;
    return { question: asked.question, abstain: true, reason: refusal.detail, choices: refusal.choices };
  }
};
