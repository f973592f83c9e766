import { z } from 'zod';
import { defineAnalysis } from './definition.js';

const traitSchema = z.object({
  column: z.string(),
  segment: z.number().describe('Mean of the segment, or share of `value`'),
  others: z.number().describe('The same for all other rows'),
  value: z.string().nullable().describe('The category that is more or less frequent; null for numbers'),
  strength: z.number().describe('Distance in standard deviations; the sign says above or below'),
});

const segmentSchema = z.object({
  label: z.int().nonnegative(),
  name: z.string().describe('In plain words: "High spend, few orders"'),
  rows: z.int().positive(),
  share: z.number().min(0).max(1),
  traits: z.array(traitSchema).describe('What sets it apart, strongest first'),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentDefinition = defineAnalysis({
  id: 'segment',
  version: 2,
  title: 'Segment',
  summary: 'Groups of similar rows, how sure they are, and what sets each apart.',
  params: z.object({
    columns: z
      .array(z.string())
      .max(64)
      .nullable()
      .default(null)
      .describe('null takes all numbers and short categories'),
    segments: z.int().min(1).max(100).nullable().default(null).describe('Number of groups; null finds it'),
  }),
  result: z.object({
    k: z.int().nonnegative(),
    method: z.enum(['density', 'gaussian-mixture', 'k-means']),
    stability: z.number().min(0).max(1).describe('Agreement of the groups between settings; 1 is complete'),
    labels: z.array(z.int()).describe('One per row from 0 (largest group); negative for rows that belong nowhere'),
    segments: z.array(segmentSchema),
  }),
});
export type SegmentResult = z.infer<typeof segmentDefinition.result>;
