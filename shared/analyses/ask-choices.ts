import { z } from 'zod';

/** What words of a question stand for, as the user settled it. */
export const planChoiceSchema = z.object({
  words: z.string().min(1).max(200).describe('As they stand in the question; "date" where it only implies one'),
  table: z.string().max(200),
  column: z.string().max(200).nullable().describe('null means the rows of the table'),
});
export type PlanChoice = z.infer<typeof planChoiceSchema>;

/** One way to settle an open question, with what the button says. */
export const offeredChoiceSchema = planChoiceSchema.extend({ label: z.string() });
export type OfferedChoice = z.infer<typeof offeredChoiceSchema>;

/** A measure a workspace calls by name. */
export const measureSchema = z.object({
  name: z.string().trim().min(1).max(80),
  expression: z.string().trim().min(1).max(1_000).describe('sum(units * unit_price * (1 - discount))'),
  description: z.string().trim().max(500).default(''),
});
export type Measure = z.infer<typeof measureSchema>;

/** A typed plan as the server made it; opaque here, checked again by the server whenever it comes back. */
export const planSchema = z.record(z.string(), z.unknown());

/** A question as it was read before: by the rules, by a model, or by hand. */
export const readingSchema = z.object({
  planner: z.enum(['keyless', 'model', 'user']),
  plan: planSchema.nullable(),
  sql: z.string().max(65_536).nullable().describe('One SELECT for what a plan cannot say'),
  notes: z.array(z.string().max(500)).max(20).default([]),
});
export type Reading = z.infer<typeof readingSchema>;
