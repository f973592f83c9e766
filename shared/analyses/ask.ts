import { z } from 'zod';
import { shareSchema } from '../answers/share.js';
import { answerTableSchema } from '../answers/table.js';
import { measureSchema, planChoiceSchema, planSchema, readingSchema } from './ask-choices.js';
import { defineAnalysis } from './definition.js';

export const askDefinition = defineAnalysis({
  id: 'ask',
  version: 4,
  title: 'Ask',
  summary: 'A question in plain English, answered with a sentence, a table, a chart and the query behind it.',
  params: z.object({
    question: z.string().trim().min(1).max(2_000),
    maxRows: z.int().min(1).max(100_000).default(1_000),
    choices: z.array(planChoiceSchema).max(20).default([]).describe('Answers to what was asked back'),
    after: z
      .object({ question: z.string().max(2_000), plan: planSchema })
      .nullable()
      .default(null)
      .describe('The answer this question may refine: "and by month?", "only North"'),
    definitions: z
      .array(measureSchema)
      .max(200)
      .default([])
      .describe('Measures of the workspace over these columns; the server fills them in'),
    planner: z
      .enum(['auto', 'keyless', 'model'])
      .default('auto')
      .describe('auto: the language model where one is set up, else the rules'),
    share: shareSchema.describe(
      'What a model may see beside names: shapes are up to three masked examples per text column, categories also the values of columns of few',
    ),
    pinned: z.boolean().default(true).describe('Read it as it was kept before over the same columns, at no cost'),
    reading: readingSchema.nullable().default(null).describe('How the question was read before; it is not read again'),
  }),
  result: z.object({
    planner: z.enum(['keyless', 'model', 'user']),
    confidence: z.number().min(0).max(1),
    sql: z.string(),
    table: answerTableSchema,
    notes: z.array(z.string()).describe('How words were read: "Revenue" as units times price'),
    question: z.string().describe('The question as it was answered; a follow-up names what it refines'),
    plan: planSchema.nullable().describe('null when a SELECT stands for it'),
  }),
});
