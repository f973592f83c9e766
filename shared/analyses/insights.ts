import { z } from 'zod';
import { findingKinds, findingSchema } from '../answers/finding.js';
import { shareSchema } from '../answers/share.js';
import { defineAnalysis } from './definition.js';

const shapeSchema = z.object({
  time: z.string().nullable().describe('Column of dates that orders the table'),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']).nullable(),
  measures: z.array(z.string()).describe('Columns of numbers that were looked at, most telling first'),
  dimensions: z.array(z.string()).describe('Columns of categories that were looked at'),
});
export type TableShape = z.infer<typeof shapeSchema>;

const loweredSchema = z.object({
  kind: z.enum(findingKinds),
  times: z.int().min(1).max(10_000).describe('How much more often it was marked wrong than right'),
});
export type LoweredKind = z.infer<typeof loweredSchema>;

export const insightsDefinition = defineAnalysis({
  id: 'insights',
  version: 2,
  title: 'Find everything worth knowing',
  summary: 'Runs all analyses that fit the table and keeps what is large, certain and new.',
  params: z.object({
    measures: z.array(z.string()).max(20).nullable().default(null).describe('null takes the most telling numbers'),
    time: z.string().nullable().default(null).describe('Column of dates; null finds it'),
    dimensions: z.array(z.string()).max(20).nullable().default(null).describe('null takes all columns of categories'),
    most: z.int().min(1).max(20).default(7).describe('How many findings to keep'),
    wording: z
      .enum(['own', 'model'])
      .default('own')
      .describe('Whose sentences: our own, or a language model, which gets no number and may say none of its own'),
    lowered: z
      .array(loweredSchema)
      .max(findingKinds.length)
      .default([])
      .describe('Kinds that come later, since they were marked wrong; the server fills in what the workspace thinks'),
    share: shareSchema.describe('What a model may see of values in the facts; never a number'),
  }),
  result: z.object({
    shape: shapeSchema,
    findings: z.array(findingSchema).describe('Best first'),
    tests: z.int().nonnegative().describe('Groups of tests that were run; certainty is corrected for them'),
    candidates: z.int().nonnegative().describe('Findings before restatements and the smaller ones were left out'),
    searches: z.array(
      z.object({
        name: z.string(),
        found: z.int().nonnegative(),
        skipped: z.string().nullable().describe('Why it could not run, in one sentence'),
      }),
    ),
  }),
});
export type InsightsResult = z.infer<typeof insightsDefinition.result>;
