import { z } from 'zod';
import { measureSchema } from '../analyses/ask-choices.js';
import { datasetIdSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';

/** A measure the workspace calls by name, wherever its columns are. */
export const definitionSchema = measureSchema.extend({
  id: z.string(),
  columns: z.array(z.string()).describe('Columns it reads'),
  fits: z.boolean().nullable().describe('Whether the dataset asked about has them; null when none was'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Definition = z.infer<typeof definitionSchema>;

const none = z.undefined();
const id = z.object({ id: z.string().min(1).max(64) });
const body = measureSchema.extend({ dataset: datasetIdSchema.describe('Data whose columns the formula names') });

export const definitionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/definitions',
    summary: 'Measures the workspace defines, by name',
    params: none,
    query: z.object({ dataset: datasetIdSchema.optional().describe('Says of each whether it fits these columns') }),
    body: none,
    response: z.object({ items: z.array(definitionSchema) }),
  }),
  add: defineRoute({
    method: 'POST',
    path: '/definitions',
    summary: 'Define a measure; its formula is checked against the columns',
    params: none,
    query: none,
    body,
    response: definitionSchema,
  }),
  change: defineRoute({
    method: 'PUT',
    path: '/definitions/{id}',
    summary: 'Define a measure anew; answers given before stay as they are',
    params: id,
    query: none,
    body,
    response: definitionSchema,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/definitions/{id}',
    summary: 'Forget a definition',
    params: id,
    query: none,
    body: none,
    response: z.object({}),
  }),
} as const;
