import { z } from 'zod';
import { cellSchema } from '../data/cell.js';

export const findingKinds = [
  'trend',
  'season',
  'change',
  'level-shift',
  'spread-change',
  'unusual',
  'forecast',
  'leader',
  'concentration',
  'difference',
  'relation',
  'driver',
  'segment',
  'quality',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/**
 * From surest to none, by p-value: below 0.001, 0.01, 0.05, 0.2. A count of the data themselves is 'Exact'; without a test the word
 * follows a score, such as the stability of segments.
 */
export const certaintyWords = ['Exact', 'Very certain', 'Certain', 'Likely', 'Uncertain', 'No evidence'] as const;
export type CertaintyWord = (typeof certaintyWords)[number];

/** A number or name a sentence may say, and how it is written. No sentence of a finding says a number that is no fact. */
export const factSchema = z.object({
  value: cellSchema,
  text: z.string().describe('As it is written in a sentence: "−18.2%", "1.18 M", "West"'),
});
export type Fact = z.infer<typeof factSchema>;

const certaintySchema = z.object({
  word: z.enum(certaintyWords),
  p: z.number().min(0).max(1).nullable().describe('Adjusted for all that was tested; null for a count of the data'),
  interval: z
    .object({
      lower: z.number(),
      upper: z.number(),
      level: z.number().gt(0).lt(1),
      text: z.string().describe('"95% interval −21% to −15%"'),
    })
    .nullable()
    .describe('Of the number in `size`'),
});
export type Certainty = z.infer<typeof certaintySchema>;

/** A cell a finding speaks of. */
const findingCellSchema = z.object({
  column: z.string(),
  row: z.int().positive().nullable().describe('1-based, in the order of the data; null for the header of the column'),
  text: z.string().optional().describe('What is said of this cell, where the headline speaks of another'),
});
export type FindingCell = z.infer<typeof findingCellSchema>;

/**
 * One thing worth knowing: a headline with its number, how large, how sure, what shows it, and how to find it again.
 * `chart` and `table` point into the answer that carries the finding.
 */
export const findingSchema = z.object({
  id: z.string().describe('The same for the same finding of the same data'),
  kind: z.enum(findingKinds),
  headline: z.string(),
  sentences: z.array(z.string()).describe('At most three more, each made of facts'),
  facts: z.record(z.string(), factSchema),
  templates: z
    .object({ headline: z.string(), sentences: z.array(z.string()) })
    .optional()
    .describe('The sentences before their facts were filled in as {fact}'),
  wordedBy: z.string().optional().describe('Language model that worded it; left out where the sentences are our own'),
  size: z.object({
    value: z.number(),
    text: z.string(),
    of: z.string().describe('What it measures: "Change of Revenue"'),
  }),
  certainty: certaintySchema,
  effect: z.number().min(0).max(1).describe('Size on a scale common to all kinds'),
  score: z.number().min(0).max(1).describe('Effect times certainty times novelty'),
  columns: z.array(z.string()).describe('Columns it is about, the measure first'),
  chart: z.int().nonnegative().nullable().describe('Index into the charts of the answer'),
  table: z.int().nonnegative().nullable().describe('Index into the tables of the answer'),
  cells: z.array(findingCellSchema).max(200).describe('Cells to comment on'),
  totalCells: z.int().nonnegative().describe('`cells` may hold fewer'),
  evidence: z
    .object({ analysis: z.string(), params: z.record(z.string(), z.unknown()) })
    .describe('Run it to see the finding again in full'),
  investigate: z
    .object({ analysis: z.string(), params: z.record(z.string(), z.unknown()) })
    .nullable()
    .describe('Where a root-cause drill starts; null when there is nothing to ask why about'),
});
export type Finding = z.infer<typeof findingSchema>;
