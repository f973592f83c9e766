import { z } from 'zod';
import { chartSchema } from './chart.js';
import { findingSchema } from './finding.js';
import { receiptSchema } from './receipt.js';
import { answerTableSchema } from './table.js';

/** What every analysis gives back, whatever door it was asked through: one sentence, tables, charts, and how to go on. */
export const presentationSchema = z.object({
  headline: z.string().describe('The answer in one sentence with its number'),
  sentences: z.array(z.string()).describe('At most a few sentences more'),
  tables: z.array(answerTableSchema),
  charts: z.array(chartSchema),
  findings: z.array(findingSchema).optional().describe('Best first; left out where an answer is not made of findings'),
  followUps: z.array(z.string()).default([]).describe('Questions that would make sense next'),
});
export type Presentation = z.infer<typeof presentationSchema>;

export const answerSchema = presentationSchema.extend({
  result: z.unknown().describe('The typed result of the analysis'),
  receipt: receiptSchema,
});
export type Answer = z.infer<typeof answerSchema>;
