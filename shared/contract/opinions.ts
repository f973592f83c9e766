import { z } from 'zod';
import { findingKinds } from '../answers/finding.js';
import { defineRoute } from './route.js';

export const ratings = ['right', 'wrong'] as const;
export type Rating = (typeof ratings)[number];

/** What a workspace thinks of a finding: kept for later, right, or wrong. */
export const opinionSchema = z.object({
  run: z.string().describe('The run that shows it'),
  finding: z.string().nullable().describe('One finding of the answer; null for the answer as a whole'),
  analysis: z.string(),
  kind: z.enum(findingKinds).nullable(),
  headline: z.string(),
  source: z.string().describe('Where the data stood: "Orders!A1:H5001"'),
  pinned: z.boolean(),
  rating: z.enum(ratings).nullable(),
  updatedAt: z.iso.datetime(),
});
export type Opinion = z.infer<typeof opinionSchema>;

const none = z.undefined();

export const opinionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/opinions',
    summary: 'Findings the workspace pinned or rated, the latest first',
    params: none,
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(500) }),
    body: none,
    response: z.object({ items: z.array(opinionSchema) }),
  }),
  save: defineRoute({
    method: 'PUT',
    path: '/runs/{id}/opinion',
    summary: 'Pin or rate an answer or one of its findings; neither forgets it',
    params: z.object({ id: z.string().min(1).max(64) }),
    query: none,
    body: z.object({
      finding: z.string().max(64).nullable().default(null),
      pinned: z.boolean(),
      rating: z.enum(ratings).nullable(),
    }),
    response: z.object({ opinion: opinionSchema.nullable() }),
  }),
} as const;
