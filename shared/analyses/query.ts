import { z } from 'zod';
import { answerTableSchema } from '../answers/table.js';
import { defineAnalysis } from './definition.js';

export const queryDefinition = defineAnalysis({
  id: 'query',
  version: 1,
  title: 'Query',
  summary: 'One SELECT over the data; the table is called data.',
  params: z.object({
    sql: z.string().min(1).max(65_536),
    maxRows: z.int().min(1).max(100_000).default(10_000),
  }),
  result: z.object({ table: answerTableSchema }),
});
