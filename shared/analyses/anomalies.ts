import { z } from 'zod';
import { defineAnalysis } from './definition.js';

export const anomalyKinds = ['point', 'level-shift', 'variance-change', 'row'] as const;

const anomalySchema = z.object({
  row: z.int().positive().describe('1-based, in the order of the data'),
  at: z.union([z.string(), z.number()]).nullable().describe('Its time, when there is a timeline'),
  kind: z.enum(anomalyKinds),
  score: z.number().min(0).max(1),
  value: z.number().nullable(),
  expected: z.number().nullable(),
  reason: z.string(),
});
export type Anomaly = z.infer<typeof anomalySchema>;

export const anomaliesDefinition = defineAnalysis({
  id: 'anomalies',
  version: 2,
  title: 'Anomalies',
  summary: 'What is unusual: moments and shifts in a series, or rows that do not fit together.',
  params: z.object({
    values: z.array(z.string()).min(1).max(64).describe('One column for a series; several look for unusual rows'),
    timeline: z.string().nullable().default(null).describe('Date or number column; null takes the rows in order'),
    sensitivity: z.number().gt(0).lt(1).default(0.5).describe('Higher finds more'),
  }),
  result: z.object({
    scores: z.array(z.number().nullable()).describe('0 to 1 for each row; null where there is no number'),
    threshold: z.number(),
    anomalies: z.array(anomalySchema).describe('In order of time'),
  }),
});
export type AnomaliesResult = z.infer<typeof anomaliesDefinition.result>;
