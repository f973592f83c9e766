import { z } from 'zod';
import { defineAnalysis } from './definition.js';

const effectSchema = z.object({
  sentence: z.string(),
  estimate: z.number().describe('Change of the target (or of its probability) between `from` and `to`, all else equal'),
  lower: z.number(),
  upper: z.number(),
  from: z.union([z.string(), z.number()]),
  to: z.union([z.string(), z.number()]),
});

const driverSchema = z.object({
  column: z.string(),
  importance: z.number().describe('Share of the variation that only this column explains, 0 to 1'),
  lower: z.number(),
  upper: z.number(),
  p: z.number().min(0).max(1).describe('Adjusted for the number of columns tested'),
  effect: effectSchema.nullable(),
  standsFor: z.array(z.string()).describe('Columns that carry the same information'),
});
export type DriverFinding = z.infer<typeof driverSchema>;

export const driversDefinition = defineAnalysis({
  id: 'drivers',
  version: 1,
  title: 'Drivers',
  summary: 'Which columns move with a target on their own account, how much, and which only travel with others.',
  params: z.object({
    target: z.string().describe('Column to explain, numbers or categories'),
    drivers: z
      .array(z.string())
      .max(200)
      .nullable()
      .default(null)
      .describe('Candidates; null takes all usable columns'),
    top: z.int().min(1).max(50).default(5),
  }),
  result: z.object({
    target: z.string(),
    event: z.string().nullable().describe('For categories: the value whose probability is explained'),
    explained: z.number().min(0).max(1).describe('Share of variation explained on rows kept aside'),
    drivers: z.array(driverSchema).describe('Strongest first; empty when nothing drives the target'),
    interactions: z.array(z.object({ columns: z.tuple([z.string(), z.string()]), p: z.number(), share: z.number() })),
    notDrivers: z.array(z.object({ column: z.string(), reason: z.string() })),
  }),
});
export type DriversResult = z.infer<typeof driversDefinition.result>;
