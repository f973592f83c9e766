import { z } from 'zod';
import { askDefinition } from '../analyses/ask.js';
import { answerSchema } from '../answers/answer.js';
import { tableReferenceSchema } from './connections.js';
import { defineRoute } from './route.js';

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
      seconds: z.number().min(1).max(120).default(60).describe('How long one statement may take'),
    }),
    response: answerSchema,
  }),
} as const;
