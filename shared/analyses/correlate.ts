import { z } from 'zod';
import { defineAnalysis } from './definition.js';

export const associationMethods = ['pearson', 'spearman', 'cramers-v', 'correlation-ratio'] as const;

/** Between two columns of numbers. */
export const correlationMethods = ['pearson', 'spearman'] as const;

const pairSchema = z.object({
  first: z.string(),
  second: z.string(),
  method: z.enum(associationMethods),
  strength: z.number().min(-1).max(1).nullable().describe('null when a column does not vary'),
  p: z.number().min(0).max(1).nullable().describe('Adjusted by Benjamini and Hochberg over all pairs'),
  rows: z.int().nonnegative(),
});
export type Correlation = z.infer<typeof pairSchema>;

export const correlateDefinition = defineAnalysis({
  id: 'correlate',
  version: 1,
  title: 'Correlations',
  summary: 'Which columns move together, numbers and categories alike, guarded against chance finds.',
  params: z.object({
    columns: z.array(z.string()).min(2).max(60).nullable().default(null).describe('null takes all usable columns'),
    method: z.enum(correlationMethods).default('pearson').describe('Between two columns of numbers'),
  }),
  result: z.object({
    columns: z.array(z.string()),
    matrix: z.array(z.array(z.number().nullable())),
    pairs: z.array(pairSchema).describe('Strongest first'),
  }),
});
export type CorrelateResult = z.infer<typeof correlateDefinition.result>;
