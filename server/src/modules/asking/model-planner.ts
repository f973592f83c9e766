import { z } from 'zod';
import type { Reading } from '#shared/analyses/ask-choices.js';
import { AppError } from '#shared/errors/app-error.js';
import type { LanguageModel } from '../copilot/index.js';
import { querySchema } from '../nlq/index.js';
import { instructions } from './model-prompt.js';

/** A plan travels as JSON text: its schema refers to itself, which not every provider takes. */
export const modelAnswerSchema = z.object({
  outcome: z.enum(['plan', 'sql', 'not-in-data', 'not-understood']),
  plan: z.string().max(60_000).nullable().describe('JSON text of a plan, when outcome is plan'),
  sql: z.string().max(60_000).nullable().describe('One SELECT, when outcome is sql'),
});
type ModelAnswer = z.output<typeof modelAnswerSchema>;

/** A reading, or what was wrong with the model's answer in words it can act on. */
export type ModelReading =
  { readonly reading: Reading; readonly problem: null } | { readonly reading: null; readonly problem: AppError };

/** Lets a language model read a question as its brief tells it; none of its words reach the user, only what it planned. */
export class ModelPlanner {
  constructor(private readonly model: LanguageModel) {}

  get name(): string {
    return this.model.name;
  }

  /** @throws AppError `not-in-data`, `cannot-tell`, `ai-failed`, `ai-budget`, `cancelled` */
  async plan(content: string, signal: AbortSignal): Promise<ModelReading> {
    const { value } = await this.model.generate({
      purpose: 'Wrote the query',
      instructions,
      content,
      schema: modelAnswerSchema,
      signal,
    });
    return readingOf(value);
  }
}

const unusable = (problem: string): ModelReading => ({
  reading: null,
  problem: new AppError('invalid-input', problem),
});

const readingOf = ({ outcome, plan, sql }: ModelAnswer): ModelReading => {
  if (outcome === 'not-in-data')
    throw new AppError('not-in-data', 'The data do not hold what is asked for. Ask about the columns there are.');
  if (outcome === 'not-understood')
    throw new AppError('cannot-tell', 'I cannot tell what is asked. Name the columns and what to do with them.');
  const common = { planner: 'model' as const, notes: [] };
  if (outcome === 'sql')
    return sql ? { reading: { ...common, plan: null, sql }, problem: null } : unusable('The field sql is empty.');
  const parsed = querySchema.safeParse(jsonOf(plan ?? ''));
  if (!parsed.success) return unusable(`The plan does not fit its form: ${parsed.error.issues[0]?.path.join('.')}.`);
  return { reading: { ...common, plan: { query: parsed.data, confidence: 0.9, notes: [] }, sql: null }, problem: null };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
