import { z } from 'zod';
import { answerTableSchema } from '../answers/table.js';
import { defineAnalysis } from './definition.js';

export const askDefinition = defineAnalysis({
  id: 'ask',
  version: 1,
  title: 'Ask',
  summary: 'A question in plain English, answered with a sentence, a table, a chart and the query behind it.',
  params: z.object({
    question: z.string().trim().min(1).max(2_000),
    maxRows: z.int().min(1).max(100_000).default(1_000),
  }),
  result: z.object({
    planner: z.enum(['keyless', 'model']),
    confidence: z.number().min(0).max(1),
    sql: z.string(),
    table: answerTableSchema,
    notes: z.array(z.string()).describe('How words were read: "Revenue" as units times price'),
  }),
});
