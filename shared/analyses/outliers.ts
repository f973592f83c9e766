import { z } from 'zod';
import { defineAnalysis } from './definition.js';

export const outlierMethods = ['iqr', 'mad', 'zscore', 'seasonal'] as const;

export const outliersDefinition = defineAnalysis({
  id: 'outliers',
  version: 1,
  title: 'Outliers',
  summary: 'Values that stand out from the rest of their column.',
  params: z.object({
    values: z.string().describe('Numeric column'),
    method: z.enum(outlierMethods).default('iqr'),
    threshold: z
      .number()
      .positive()
      .nullable()
      .default(null)
      .describe('Default: iqr 1.5, mad 3.5, zscore 3, seasonal 3'),
    season: z.int().min(2).max(8_760).nullable().default(null).describe('For the seasonal method; null detects it'),
  }),
  result: z.object({
    method: z.enum(outlierMethods),
    threshold: z.number(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    scores: z.array(z.number().nullable()).describe('One per row; null where the row has no number'),
    outliers: z.array(z.object({ row: z.int().positive(), value: z.number(), score: z.number(), reason: z.string() })),
  }),
});
