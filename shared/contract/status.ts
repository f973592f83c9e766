import { z } from 'zod';
import { defineRoute } from './route.js';

export const statusSchema = z.object({
  version: z.string(),
  engine: z.string(),
  user: z.string(),
  workspace: z.string(),
  ai: z.object({ available: z.boolean(), model: z.string().nullable(), reason: z.string().nullable() }),
});
export type Status = z.infer<typeof statusSchema>;

export const statusRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/status',
    summary: 'Who you are, what answers, and whether AI is on',
    params: z.undefined(),
    query: z.undefined(),
    body: z.undefined(),
    response: statusSchema,
  }),
} as const;
