import { z } from 'zod';
import { answerSchema } from '../answers/answer.js';
import { datasetIdSchema, sourceSchema } from '../data/dataset.js';
import { problemSchema } from '../errors/problem.js';
import { defineRoute } from './route.js';

export const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** One execution of an analysis: its progress while it works, its answer and receipt afterwards. */
export const runSchema = z.object({
  id: z.string(),
  analysis: z.string(),
  state: z.enum(runStates),
  stage: z.object({ name: z.string(), done: z.number(), total: z.number() }).nullable(),
  source: sourceSchema,
  headline: z.string().nullable(),
  answer: answerSchema.nullable().describe('null until the run is done'),
  problem: problemSchema.nullable().describe('null unless the run failed or was cancelled'),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** A dataset asked beside the first; questions and SQL call it by this name. */
export const furtherTableSchema = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/)
    .refine((name) => name.toLowerCase() !== 'data', 'the first dataset is called data'),
  dataset: datasetIdSchema,
});
export type FurtherTable = z.infer<typeof furtherTableSchema>;

const none = z.undefined();
const wait = z.coerce
  .number()
  .min(0)
  .max(30)
  .describe('Seconds to wait for the end before answering with the state so far');
const id = z.object({ id: z.string().min(1).max(64) });

export const runRoutes = {
  start: defineRoute({
    method: 'POST',
    path: '/analyses/{analysis}/runs',
    summary: 'Run an analysis on a dataset',
    params: z.object({ analysis: z.string() }),
    query: z.object({ wait: wait.default(5) }),
    body: z.object({
      dataset: datasetIdSchema,
      further: z.array(furtherTableSchema).max(10).default([]),
      source: sourceSchema.optional().describe('Where the user sees these data now; the content alone does not tell'),
      params: z.record(z.string(), z.unknown()).default({}),
      fresh: z.boolean().default(false).describe('Compute again even when the answer is known'),
    }),
    response: runSchema,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/runs/{id}',
    summary: 'A run and, when it is done, its answer',
    params: id,
    query: z.object({ wait: wait.default(0) }),
    body: none,
    response: runSchema,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/runs',
    summary: 'Runs, newest first, without their answers',
    params: none,
    query: z.object({
      q: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    body: none,
    response: z.object({ items: z.array(runSchema.omit({ answer: true })), nextCursor: z.string().nullable() }),
  }),
  cancel: defineRoute({
    method: 'DELETE',
    path: '/runs/{id}',
    summary: 'Cancel a run; a finished one stays as it is',
    params: id,
    query: none,
    body: none,
    response: runSchema,
  }),
} as const;
