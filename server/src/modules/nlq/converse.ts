import type { OfferedChoice } from '#shared/analyses/ask-choices.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { answerOf, refused, type AskLineResult } from './batch.js';
import type { Plan } from './plan.js';
import type { AskedQuestion } from './read.js';
import type { AskSource } from './sources/source.js';

/** One answer of a conversation: what it takes to go on from it, and the choices where it is asked back. */
export interface ConversedResult extends Omit<AskLineResult, 'id'> {
  readonly question: string;
  readonly plan: Plan | null;
  readonly choices: readonly OfferedChoice[];
}

/**
 * Answers one question of a conversation. Where words are left open, the numbers in `picks` settle them, one after the other and counted
 * from 1; without a number left the choices come back.
 *
 * @throws AppError `invalid-input` for a number that is not offered
 */
export const askInTurn = async (
  source: AskSource,
  asked: AskedQuestion,
  picks: readonly number[],
): Promise<ConversedResult> => {
  const started = performance.now();
  const read = readInTurn(source, asked, picks);
  const outcome = read.plan ? await answerOf(source, read.plan) : refused(read.refusal);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  return { question: asked.question, ...outcome, ms, plan: read.plan, choices: read.refusal?.choices ?? [] };
};

const readInTurn = (
  source: AskSource,
  asked: AskedQuestion,
  [pick, ...later]: readonly number[],
): { plan: Plan | null; refusal: AppError | null } => {
  try {
    return { plan: source.read(asked), refusal: null };
  } catch (thrown) {
    const refusal = toAppError(thrown);
    const offered = refusal.choices;
    if (pick === undefined || offered.length === 0) return { plan: null, refusal };
    const chosen = offered[pick - 1];
    if (!chosen) throw new AppError('invalid-input', `There is no choice ${pick}. ${refusal.detail}`);
    const { label: _label, ...choice } = chosen;
    return readInTurn(source, { ...asked, choices: [...asked.choices, choice] }, later);
  }
};
