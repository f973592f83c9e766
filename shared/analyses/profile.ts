import { z } from 'zod';
import { cellSchema } from '../data/cell.js';
import { columnIssueSchema, columnTypeSchema, unitSchema } from '../data/column.js';
import { defineAnalysis } from './definition.js';

export const semanticTypes = [
  'key',
  'category',
  'measure',
  'date',
  'flag',
  'free-text',
  'email',
  'url',
  'phone',
  'postal-code',
  'country',
  'latitude',
  'longitude',
  'constant',
] as const;

export const columnProfileSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  unit: unitSchema,
  semanticType: z.enum(semanticTypes),
  nulls: z.int().nonnegative(),
  distinct: z.int().nonnegative().describe('Different values, blanks not counted; exact'),
  min: cellSchema,
  max: cellSchema,
  mean: z.number().nullable(),
  median: z.number().nullable(),
  standardDeviation: z.number().nullable().describe('Sample standard deviation (n - 1)'),
  quantiles: z
    .record(z.string(), z.number())
    .describe('Type 7 (Excel PERCENTILE.INC): p05, p25, p50, p75, p95; empty for text'),
  top: z
    .array(z.object({ value: cellSchema, count: z.int().positive() }))
    .describe('Most frequent values, ties by value'),
  histogram: z.array(z.object({ from: cellSchema, to: cellSchema, count: z.int().nonnegative() })),
  issues: z.array(columnIssueSchema),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const profileResultSchema = z.object({
  rows: z.int().nonnegative(),
  duplicateRows: z.int().nonnegative().describe('Rows equal to an earlier row in every column'),
  score: z.int().min(0).max(100),
  filledShare: z.number().min(0).max(1),
  sentences: z.array(z.string()).length(3),
  columns: z.array(columnProfileSchema),
});
export type ProfileResult = z.infer<typeof profileResultSchema>;

export const profileDefinition = defineAnalysis({
  id: 'profile',
  version: 1,
  title: 'Profile',
  summary: 'What is in each column, and what should be fixed before relying on it.',
  params: z.object({ topValues: z.int().min(1).max(50).default(10) }),
  result: profileResultSchema,
});
