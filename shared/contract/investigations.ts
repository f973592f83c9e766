import { z } from 'zod';
import { findingSchema } from '../answers/finding.js';
import { modelUseSchema } from '../answers/receipt.js';
import { datasetIdSchema, sourceSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';

const askSchema = z.object({ analysis: z.string().max(64), params: z.record(z.string(), z.unknown()) });

/** A next cut: a registered analysis with its parameters, and why it may tell more. */
export const cutSchema = askSchema.extend({
  id: z.string().max(64),
  title: z.string().describe('"Within Region West"'),
  reason: z.string().describe('"West explains 63% of the change."'),
  weight: z.number().min(0).max(1).describe('How much it promises; proposals come heaviest first'),
});
export type Cut = z.infer<typeof cutSchema>;

/** One cut that was made, with what it showed and the run that is its evidence. */
export const stepSchema = askSchema.extend({
  title: z.string(),
  run: z.string(),
  headline: z.string(),
  findings: z.array(findingSchema),
  at: z.iso.datetime(),
});
export type Step = z.infer<typeof stepSchema>;

const adviceSchema = z.object({
  cut: z.string().describe('The proposal to take next'),
  because: z.string().describe('In words that were checked against the facts'),
  model: modelUseSchema,
});
export type Advice = z.infer<typeof adviceSchema>;

const summarySchema = z.object({
  headline: z.string(),
  sentences: z.array(z.string()).describe('The way from the question to the answer'),
  evidence: z.array(z.object({ run: z.string(), title: z.string() })),
});
export type Summary = z.infer<typeof summarySchema>;

/** A finding asked "why?", cut by cut. */
export const investigationSchema = z.object({
  id: z.string(),
  question: z.string().describe('The headline it started from'),
  dataset: datasetIdSchema,
  state: z.enum(['open', 'ended']),
  trail: z.array(stepSchema).min(1),
  proposals: z.array(cutSchema).describe('Heaviest first; empty when there is nothing left to cut'),
  advice: adviceSchema.nullable().describe('What a language model would look at next; null without one'),
  summary: summarySchema.nullable().describe('null until it is ended'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Investigation = z.infer<typeof investigationSchema>;

const none = z.undefined();
const id = z.object({ id: z.string().min(1).max(64) });
const run = z
  .string()
  .max(64)
  .optional()
  .describe('A finished run of exactly this cut: made first where progress and cancel are wanted');

export const investigationRoutes = {
  start: defineRoute({
    method: 'POST',
    path: '/investigations',
    summary: 'Ask why about a finding; its first cut is made at once',
    params: none,
    query: none,
    body: z.object({
      dataset: datasetIdSchema,
      source: sourceSchema.optional(),
      question: z.string().trim().min(1).max(500),
      start: askSchema.describe('`investigate` of the finding'),
      run,
    }),
    response: investigationSchema,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/investigations',
    summary: 'Investigations, newest first',
    params: none,
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    body: none,
    response: z.object({
      items: z.array(investigationSchema.pick({ id: true, question: true, state: true, updatedAt: true })),
    }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/investigations/{id}',
    summary: 'An investigation with its trail',
    params: id,
    query: none,
    body: none,
    response: investigationSchema,
  }),
  cut: defineRoute({
    method: 'POST',
    path: '/investigations/{id}/steps',
    summary: 'Make one of the proposed cuts',
    params: id,
    query: none,
    body: z.object({ cut: z.string().max(64), run }),
    response: investigationSchema,
  }),
  back: defineRoute({
    method: 'DELETE',
    path: '/investigations/{id}/steps/{step}',
    summary: 'Go back to a step: what came after it leaves the trail',
    params: id.extend({ step: z.coerce.number().int().min(0) }),
    query: none,
    body: none,
    response: investigationSchema,
  }),
  end: defineRoute({
    method: 'POST',
    path: '/investigations/{id}/summary',
    summary: 'End with a summary and its evidence',
    params: id,
    query: none,
    body: none,
    response: investigationSchema,
  }),
} as const;
