import { z } from 'zod';
import { cellSchema } from '../data/cell.js';
import { defineAnalysis } from './definition.js';

const partSchema = z.object({
  value: z.string().describe('Value of the dimension; "All other" for the rest'),
  before: z.number(),
  after: z.number(),
  change: z.number().describe('Contribution; the parts sum to the whole change exactly'),
  share: z.number().nullable().describe('Of the whole change'),
  rate: z.number().nullable().describe('Ratio only: because its own ratio changed'),
  mix: z.number().nullable().describe('Ratio only: because its weight changed'),
});
export type ChangePart = z.infer<typeof partSchema>;

export const changeDefinition = defineAnalysis({
  id: 'change',
  version: 1,
  title: 'Why did it change?',
  summary: 'Splits the change of a measure between two periods or groups exactly over the values of each dimension.',
  params: z.object({
    measure: z.string().describe('Column that is summed; numerator of a ratio'),
    per: z.string().nullable().default(null).describe('Denominator column, for a ratio of sums'),
    by: z.string().describe('Column that tells before from after'),
    before: cellSchema,
    after: cellSchema,
    dimensions: z.array(z.string()).max(20).nullable().default(null).describe('null tries all columns of categories'),
    maxParts: z.int().min(2).max(30).default(8),
  }),
  result: z.object({
    before: z.number(),
    after: z.number(),
    change: z.number(),
    dimensions: z.array(
      z.object({
        dimension: z.string(),
        concentration: z.number().min(0).max(1).describe('How much few values carry the change beyond their size'),
        parts: z.array(partSchema),
      }),
    ),
    factors: z
      .array(z.object({ name: z.string(), change: z.number() }))
      .describe('Number of rows and average per row, for a sum'),
  }),
});
export type ChangeResult = z.infer<typeof changeDefinition.result>;
