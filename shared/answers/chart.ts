import { z } from 'zod';

/** `role` decides the drawing: actual solid, forecast dashed, bounds thin with a light band between them, marks as points. */
export const seriesSchema = z.object({
  name: z.string(),
  column: z.int().nonnegative().describe('Index into the columns of the chart table'),
  role: z.enum(['value', 'actual', 'forecast', 'lower', 'upper', 'reference', 'mark']).default('value'),
});

/**
 * A chart over one of the answer's tables, so that the pane draws it and the workbook makes a native chart of the same cells.
 * `reading` says in words what the chart shows (the alternative text).
 */
export const chartSchema = z.object({
  kind: z.enum([
    'line',
    'bar',
    'column',
    'stacked-column',
    'stacked-bar',
    'scatter',
    'histogram',
    'waterfall',
    'doughnut',
  ]),
  title: z.string().describe('The finding, as a sentence'),
  caption: z.string().describe('Measure, unit, cut axis'),
  reading: z.string(),
  table: z.int().nonnegative().describe('Index into the tables of the answer'),
  category: z.int().nonnegative().describe('Index of the column on the category axis (x for a scatter)'),
  within: z
    .int()
    .nonnegative()
    .optional()
    .describe('Index of the column left of the category that its values lie in: the region of a product'),
  series: z.array(seriesSchema).min(1).max(6),
});
export type Chart = z.infer<typeof chartSchema>;
export type ChartSeries = z.infer<typeof seriesSchema>;
