import type { PlanChoice } from '#shared/analyses/ask-choices.js';
import { AppError } from '#shared/errors/app-error.js';
import { refusalOf, refuse } from './abstain.js';
import { askBack } from './dialogue/ask-back.js';
import { followUpOf } from './dialogue/follow-up.js';
import { refine } from './dialogue/refine.js';
import { planSchema, type Plan } from './plan.js';
import type { KeylessPlanner } from './planner/planner.js';

export interface AskedQuestion {
  readonly question: string;
  readonly choices: readonly PlanChoice[];
  readonly after: { readonly question: string; readonly plan: unknown } | null;
}

/** @throws AppError `invalid-input` for what is no plan of ours */
export const planOf = (given: unknown): Plan => {
  const parsed = planSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', 'This is not a plan of a question. Ask the question again.');
};

/** A question as a change of the plan before it; null when it stands alone or the change cannot be told. */
const readAsFollowUp = (planner: KeylessPlanner, { question, choices, after }: AskedQuestion): Plan | null => {
  const followUp = after && followUpOf(question);
  const refined = followUp && refine(planner, { ...after, plan: planOf(after.plan) }, followUp, choices);
  if (after && !refined && followUp?.elliptic)
    throw new AppError(
      'cannot-tell',
      `I cannot tell how "${question}" goes on from "${after.question}". Ask the whole question.`,
    );
  if (!refined) return null;
  const open = askBack(refined.alternatives);
  if (open) throw open;
  return refined.plan;
};

const readAlone = (planner: KeylessPlanner, { question, choices }: AskedQuestion): Plan => {
  const whole = choices.length === 0 ? (planner.readMembers(question) ?? planner.readWorksheet(question)) : null;
  if (whole) return whole;
  const reading = planner.read(question, choices);
  const open = askBack(reading.alternatives);
  if (open && reading.draft.unread.length === 0) throw open;
  if (!reading.plan || refusalOf(reading) !== null) throw refuse(reading, planner.schema);
  return reading.plan;
};

/**
 * The plan of a question, without a model. A follow-up changes the plan before it; what the words leave open is asked back.
 *
 * @throws AppError `ambiguous` with choices, `not-in-data`, `cannot-tell`
 */
export const readQuestion = (planner: KeylessPlanner, asked: AskedQuestion): Plan =>
  readAsFollowUp(planner, asked) ?? readAlone(planner, asked);
