import { z } from 'zod';
import { findingSchema } from '../answers/finding.js';
import { defineAnalysis } from './definition.js';

const shapeSchema = z.object({
  time: z.string().nullable().describe('Column of dates that orders the table'),
  period: z.enum(['day', 'week', 'month', 'quarter', 'year']).nullable(),
  measures: z.array(z.string()).describe('Columns of numbers that were looked at, most telling first'),
  dimensions: z.array(z.string()).describe('Columns of categories that were looked at'),
});
export type TableShape = z.infer<typeof shapeSchema>;

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
