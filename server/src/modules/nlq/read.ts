import type { PlanChoice } from '#shared/analyses/ask-choices.js';
import { AppError } from '#shared/errors/app-error.js';
import { refusalOf, refuse } from './abstain.js';
import { askBack } from './dialogue/ask-back.js';
import { isTied } from './dialogue/follow-up.js';
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

/**
 * The plan of a question, without a model. A follow-up changes the plan before it; what the words leave open is asked back.
 *
 * @throws AppError `ambiguous` with choices, `not-in-data`, `cannot-tell`
 */
export const readQuestion = (planner: KeylessPlanner, { question, choices, after }: AskedQuestion): Plan => {
  const whole = after === null && choices.length === 0 ? planner.readWorksheet(question) : null;
  if (whole) return whole;
  const own = planner.read(question, choices);
  const refines = after !== null && (isTied(question) || refusalOf(own) !== null);
  const refined = refines ? refine(planner, { ...after, plan: planOf(after.plan) }, question, choices) : null;
  const reading = refined?.reading ?? own;
  const open = askBack(reading.alternatives);
  if (refined) {
    if (open) throw open;
    return refined.plan;
  }
  if (open && reading.draft.unread.length === 0) throw open;
  if (!reading.plan || refusalOf(reading) !== null) throw refuse(reading, planner.schema);
  return reading.plan;
};
