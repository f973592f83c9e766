import { z } from 'zod';
import { askDefinition } from '../analyses/ask.js';
import { answerSchema } from '../answers/answer.js';
import { tableReferenceSchema } from './connections.js';
import { defineRoute } from './route.js';

/** What a source can compute itself, at least for the most part. */
export const sourceAnalyses = ['change', 'compare', 'drivers', 'rootcause'] as const;
export type SourceAnalysis = (typeof sourceAnalyses)[number];

const seconds = z.number().min(1).max(120).default(60).describe('How long one statement may take');

/** Questions computed where the data lie: no row leaves the source but those of the answer. */
export const sourceAnswerRoutes = {
  ask: defineRoute({
    method: 'POST',
    path: '/connections/{id}/ask',
    summary: 'A question over tables of a source, computed by the source',
    params: z.object({ id: z.uuid() }),
    query: z.undefined(),
    body: askDefinition.params.pick({ question: true, choices: true, after: true }).extend({
      tables: z.array(tableReferenceSchema).min(1).max(20),
      maxRows: z.int().min(1).max(10_000).default(1_000),
      seconds,
    }),
    response: answerSchema,
  }),
  analyze: defineRoute({
    method: 'POST',
    path: '/connections/{id}/analyses/{analysis}',
    summary: 'An analysis of a table of a source: summed by the source, drivers from a sample of its rows',
    params: z.object({ id: z.uuid(), analysis: z.enum(sourceAnalyses) }),
    query: z.undefined(),
    body: z.object({
      table: tableReferenceSchema,
      params: z.record(z.string(), z.unknown()).describe('As the analysis takes them'),
      seconds,
    }),
    response: answerSchema,
  }),
} as const;
