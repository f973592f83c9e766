import { z } from 'zod';
import { readingSchema } from '../analyses/ask-choices.js';
import { datasetIdSchema, sourceSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';
import { furtherTableSchema, runSchema } from './runs.js';

export const checkOutcomes = ['agrees', 'differs', 'failed'] as const;

export const questionCheckSchema = z.object({
  outcome: z.enum(checkOutcomes).describe('agrees: the answer has the fingerprint it was kept with'),
  headline: z.string().nullable().describe('The answer now'),
  detail: z.string().nullable().describe('Why there was none'),
  at: z.iso.datetime(),
});
export type QuestionCheck = z.infer<typeof questionCheckSchema>;

const name = z.string().trim().min(1).max(120);

/** A question kept with the way it was read and the fingerprint of its answer. */
export const namedQuestionSchema = z.object({
  id: z.string(),
  name,
  question: z.string(),
  reading: readingSchema,
  sql: z.string().describe('As it was run'),
  source: sourceSchema,
  dataset: datasetIdSchema,
  further: z.array(furtherTableSchema),
  headline: z.string().describe('The answer it was kept with'),
  check: questionCheckSchema.nullable().describe('Its latest check'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type NamedQuestion = z.infer<typeof namedQuestionSchema>;

const none = z.undefined();
const id = z.object({ id: z.string().min(1).max(64) });

export const questionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/questions',
    summary: 'Named questions',
    params: none,
    query: z.object({
      q: z.string().max(200).optional().describe('Part of the name, the question or the source, any case'),
      sort: z.enum(['name', 'newest']).default('newest'),
    }),
    body: none,
    response: z.object({ items: z.array(namedQuestionSchema) }),
  }),
  keep: defineRoute({
    method: 'POST',
    path: '/questions',
    summary:
      'Keep the question of a finished run under a name; the same question over the same columns is read so from now on',
    params: none,
    query: none,
    body: z.object({ name, run: z.string().min(1).max(64) }),
    response: namedQuestionSchema,
  }),
  rename: defineRoute({
    method: 'PATCH',
    path: '/questions/{id}',
    summary: 'Rename a named question',
    params: id,
    query: none,
    body: z.object({ name }),
    response: namedQuestionSchema,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/questions/{id}',
    summary: 'Forget a named question; its runs stay',
    params: id,
    query: none,
    body: none,
    response: z.object({}),
  }),
  run: defineRoute({
    method: 'POST',
    path: '/questions/{id}/runs',
    summary: 'Ask a named question again, read as it was kept',
    params: id,
    query: none,
    body: z.object({
      dataset: datasetIdSchema.optional().describe('Other data with the same columns; its own data when left out'),
      source: sourceSchema.optional(),
    }),
    response: runSchema,
  }),
  check: defineRoute({
    method: 'POST',
    path: '/questions/checks',
    summary: 'Ask named questions again and compare the answers: "17 of 18 still agree"',
    params: none,
    query: none,
    body: z.object({
      ids: z.array(z.string()).max(200).optional().describe('All when left out'),
      dataset: datasetIdSchema.optional().describe('Data to ask, as after a change; their own data when left out'),
      read: z
        .enum(['kept', 'again'])
        .default('kept')
        .describe('again: the question is read anew, as after a change of model or schema'),
    }),
    response: z.object({
      agree: z.int().nonnegative(),
      of: z.int().nonnegative(),
      sentence: z.string(),
      items: z.array(namedQuestionSchema),
    }),
  }),
} as const;
