import { z } from 'zod';
import { askDefinition } from '../analyses/ask.js';
import { datasetIdSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';
import { furtherTableSchema } from './runs.js';

/** What a language model would be told, before it is told. */
export const askingRoutes = {
  preview: defineRoute({
    method: 'POST',
    path: '/asking/preview',
    summary: 'The message a language model would get for a question, exactly as it is sent; nothing is sent by this',
    params: z.undefined(),
    query: z.undefined(),
    body: askDefinition.params.pick({ question: true, choices: true, after: true, share: true }).extend({
      dataset: datasetIdSchema,
      further: z.array(furtherTableSchema).max(10).default([]),
    }),
    response: z.object({
      content: z.string().describe('JSON'),
      columnNames: z.int().nonnegative(),
      values: z.int().nonnegative().describe('Masked examples and names of categories in it'),
    }),
  }),
} as const;
