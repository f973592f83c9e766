import { z } from 'zod';
import { cellSchema } from '../data/cell.js';
import { changeDefinition } from './change.js';
import { defineAnalysis } from './definition.js';

export const largestDefinition = defineAnalysis({
  id: 'largest',
  version: 1,
  title: 'Largest rows behind a change',
  summary: 'The largest rows of each side of a comparison, and how much of the change is left without them.',
  params: changeDefinition.params
    .pick({ measure: true, by: true, before: true, after: true, period: true, against: true, where: true })
    .extend({ most: z.int().min(1).max(50).default(5).describe('Rows of each side') }),
  result: z.object({
    labels: z.tuple([z.string(), z.string()]),
    change: z.number(),
    without: z.number().describe('The change when the listed rows are left out of both sides'),
    rows: z.array(
      z.object({
        row: z.int().positive().describe('1-based, in the order of the data'),
        side: z.enum(['before', 'after']),
        value: z.number(),
        cells: z.array(cellSchema).describe('The whole row, in the order of the columns'),
      }),
    ),
  }),
});
export type LargestResult = z.infer<typeof largestDefinition.result>;
