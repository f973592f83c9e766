import { z } from 'zod';
import { defineAnalysis } from './definition.js';

export const comparisonKinds = ['welch', 'pooled', 'paired'] as const;

export const compareDefinition = defineAnalysis({
  id: 'compare',
  version: 1,
  title: 'Compare',
  summary: 'Whether two groups or columns differ, by how much, and how sure that is.',
  params: z.object({
    first: z.string().describe('Numeric column'),
    second: z.string().nullable().default(null).describe('Another numeric column; null compares groups of `first`'),
    by: z.string().nullable().default(null).describe('Column of groups, when one column is compared'),
    groups: z.tuple([z.string(), z.string()]).nullable().default(null).describe('null takes the two largest groups'),
    kind: z.enum(comparisonKinds).default('welch'),
    confidenceLevel: z.number().gt(0).lt(1).default(0.95),
  }),
  result: z.object({
    kind: z.enum(comparisonKinds),
    groups: z.tuple([z.string(), z.string()]),
    counts: z.tuple([z.int(), z.int()]),
    means: z.tuple([z.number(), z.number()]),
    standardDeviations: z.tuple([z.number(), z.number()]),
    difference: z.number().describe('Second less first'),
    lower: z.number(),
    upper: z.number(),
    confidenceLevel: z.number(),
    t: z.number(),
    degreesOfFreedom: z.number(),
    p: z.number().min(0).max(1),
    effectSize: z.number().nullable().describe("Hedges' g"),
    reading: z.string(),
  }),
});
export type CompareResult = z.infer<typeof compareDefinition.result>;
