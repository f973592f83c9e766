import { z } from 'zod';
import { sourceSchema } from '../data/dataset.js';

/** What a language model was told and did, or that none was involved. */
export const modelUseSchema = z.object({
  model: z.string(),
  purpose: z.string().describe('"Wrote the query"'),
  columnNamesSent: z.int().nonnegative(),
  rowsSent: z.int().nonnegative(),
  valuesSent: z
    .int()
    .nonnegative()
    .default(0)
    .describe('Values made of the data: masked examples, names of categories, totals'),
  milliseconds: z.number().nonnegative(),
  inputTokens: z.int().nonnegative().optional().describe('What the call cost, as its provider counts'),
  outputTokens: z.int().nonnegative().optional(),
  message: z.string().optional().describe('What was sent, letter by letter'),
});

/** How an answer was found. Stored as a run, written into the workbook, and open to every user. */
export const receiptSchema = z.object({
  runId: z.string(),
  analysis: z.string(),
  method: z.string().describe('The method in the words of the field'),
  query: z.string().nullable().describe('SQL that was run, when SQL was run'),
  source: sourceSchema,
  dataset: z.string().nullable(),
  rowsRead: z.int().nonnegative(),
  rowsUsed: z.int().nonnegative(),
  parameters: z.record(z.string(), z.unknown()),
  assumptions: z.array(z.string()),
  engine: z.string().describe('Name and version of what computed it'),
  startedAt: z.iso.datetime(),
  milliseconds: z.number().nonnegative(),
  cached: z.boolean(),
  model: modelUseSchema.nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;
export type ModelUse = z.infer<typeof modelUseSchema>;
