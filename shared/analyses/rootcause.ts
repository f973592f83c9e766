import { z } from 'zod';
import { defineAnalysis } from './definition.js';

const setSchema = z.object({
  elements: z.record(z.string(), z.string()).describe('Dimension to value'),
  actual: z.number(),
  expected: z.number(),
  share: z.number().nullable().describe('Of the whole difference; can exceed 1 when others moved against it'),
  leaves: z.int().positive(),
  evidence: z.number().describe('In nats: how much better the data are described with this set'),
});
export type RootCauseSet = z.infer<typeof setSchema>;

export const rootCauseDefinition = defineAnalysis({
  id: 'rootcause',
  version: 1,
  title: 'Root cause',
  summary: 'The combinations of values whose rows moved together and explain a difference from a baseline.',
  params: z.object({
    measure: z.string().describe('Actual amount, or numerator of a ratio'),
    baseline: z.string().describe('Expected amount, or expected numerator'),
    per: z
      .object({ measure: z.string(), baseline: z.string() })
      .nullable()
      .default(null)
      .describe('Denominators, for a ratio'),
    dimensions: z.array(z.string()).max(12).nullable().default(null).describe('null takes all columns of categories'),
    maxSets: z.int().min(1).max(20).default(8),
  }),
  result: z.object({
    actual: z.number(),
    expected: z.number(),
    sets: z.array(setSchema).describe('Best first; empty when the difference is spread evenly'),
  }),
});
export type RootCauseResult = z.infer<typeof rootCauseDefinition.result>;
