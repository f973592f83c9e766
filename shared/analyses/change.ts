import { z } from 'zod';
import { cellSchema } from '../data/cell.js';
import { defineAnalysis } from './definition.js';

export const changePeriods = ['day', 'week', 'month', 'quarter', 'year'] as const;

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
  version: 2,
  title: 'Why did it change?',
  summary: 'Splits the change of a measure between two periods or groups exactly over the values of each dimension.',
  params: z.object({
    measure: z.string().describe('Column that is summed; numerator of a ratio'),
    per: z.string().nullable().default(null).describe('Denominator column, for a ratio of sums'),
    average: z.boolean().default(false).describe('The average per row instead of the sum'),
    by: z.string().describe('Column that tells before from after'),
    before: cellSchema
      .default(null)
      .describe('Value of `by`, or "Q3 2025", or a day in it; null takes one by `against`'),
    after: cellSchema.default(null).describe('null takes the last complete period, or the second most frequent value'),
    period: z
      .enum(changePeriods)
      .nullable()
      .default(null)
      .describe('Collects dates into "2025-09-01", "Sep 2025", "Q3 2025", "2025"; a week is named by its Monday'),
    against: z.enum(['year-before', 'period-before']).default('year-before').describe('Where `before` is null'),
    where: z
      .array(z.object({ column: z.string(), value: z.string() }))
      .max(12)
      .default([])
      .describe('Only rows with these values: how one part of a change is split further'),
    dimensions: z.array(z.string()).max(20).nullable().default(null).describe('null tries all columns of categories'),
    maxParts: z.int().min(2).max(30).default(8),
  }),
  result: z.object({
    labels: z.tuple([z.string(), z.string()]).describe('What was compared: "Q3 2024", "Q3 2025"'),
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
