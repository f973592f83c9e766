import { z } from 'zod';
import { changeDefinition, changePeriods } from './change.js';
import { defineAnalysis } from './definition.js';

export const courseDefinition = defineAnalysis({
  id: 'course',
  version: 1,
  title: 'Since when?',
  summary: 'A measure by period beside the same period a year before, and since when it lies below or above.',
  params: changeDefinition.params.pick({ measure: true, average: true, by: true, where: true }).extend({
    period: z.enum(changePeriods).default('month'),
  }),
  result: z.object({
    lag: z.int().positive().describe('Periods between a value and what it is compared with'),
    points: z.array(
      z.object({
        period: z.string().describe('Its first day'),
        value: z.number(),
        earlier: z.number().nullable().describe('The value `lag` periods before; null at the start'),
      }),
    ),
    since: z.string().nullable().describe('First day of the latest stretch on one side; null when nothing differs'),
    stretch: z.int().nonnegative().describe('Periods in that stretch'),
  }),
});
export type CourseResult = z.infer<typeof courseDefinition.result>;
