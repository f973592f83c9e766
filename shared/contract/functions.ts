import { z } from 'zod';
import { cellSchema, rowsSchema } from '../data/cell.js';
import { datasetIdSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';

/** An argument of a DV.* call: a scalar, a small range by value, or a range already uploaded. */
export const functionArgumentSchema = z.union([
  cellSchema,
  z.object({ values: rowsSchema }),
  z.object({ dataset: datasetIdSchema }),
]);
export type FunctionArgument = z.infer<typeof functionArgumentSchema>;

export const functionCallSchema = z.object({
  id: z.string().max(64),
  function: z.string().max(32).describe('Without the namespace: FORECAST'),
  arguments: z.array(functionArgumentSchema).max(64),
});
export type FunctionCall = z.infer<typeof functionCallSchema>;

export const functionResultSchema = z.union([
  z.object({ id: z.string(), values: rowsSchema }),
  z.object({ id: z.string(), error: z.object({ code: z.string(), detail: z.string() }) }),
]);
export type FunctionResult = z.infer<typeof functionResultSchema>;

export const batchLimits = { calls: 100, bytes: 2_000_000, windowMilliseconds: 100 } as const;

export const functionRoutes = {
  batch: defineRoute({
    method: 'POST',
    path: '/functions/batch',
    summary: 'Compute many DV.* calls at once; every call gets a result or an error',
    params: z.undefined(),
    query: z.undefined(),
    body: z.object({ calls: z.array(functionCallSchema).min(1).max(batchLimits.calls) }),
    response: z.object({
      results: z.array(functionResultSchema),
      unknownDatasets: z.array(datasetIdSchema).describe('Upload these and send their calls again'),
    }),
  }),
} as const;
