import { z } from 'zod';
import { changeDefinition } from './change.js';
import { defineAnalysis } from './definition.js';

export const leversDefinition = defineAnalysis({
  id: 'levers',
  version: 1,
  title: 'Volume, mix or price',
  summary: 'Splits the change of a sum exactly into quantity, mix over the values of a column, and rate per unit.',
  params: changeDefinition.params
    .pick({ measure: true, by: true, before: true, after: true, period: true, against: true, where: true })
    .extend({
      per: z.string().nullable().default(null).describe('Column of quantities, such as units; null counts the rows'),
      dimension: z
        .string()
        .nullable()
        .default(null)
        .describe('Column whose make-up is the mix; null takes the one with the largest effect'),
    }),
  result: z.object({
    labels: z.tuple([z.string(), z.string()]).describe('What was compared: "Q3 2024", "Q3 2025"'),
    before: z.number(),
    after: z.number(),
    change: z.number(),
    dimension: z.string().nullable().describe('null where no column splits the rows into groups'),
    volume: z.number().describe('Because there was more or less; volume, mix and rate sum to the change'),
    mix: z.number().describe('Because dearer or cheaper values weigh more than before'),
    rate: z.number().describe('Because the same values bring more or less per unit'),
    parts: z
      .array(z.object({ value: z.string(), mix: z.number(), rate: z.number() }))
      .describe('Mix and rate by value of the dimension, in the unit of the measure'),
  }),
});
export type LeversResult = z.infer<typeof leversDefinition.result>;
