import { z } from 'zod';
import { answerTableSchema } from '../answers/table.js';
import { rowsSchema } from '../data/cell.js';
import { datasetIdSchema, datasetSchema, sourceSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';

export const limits = {
  chunkBytes: 2_000_000,
  rangeCells: 5_000_000,
  /** Columns of a worksheet range that can be analysed. */
  rangeColumns: 2_000,
  /** Cells of one custom-function argument. */
  functionCells: 200_000,
} as const;

/**
 * A block of whole rows of a worksheet range, as the host gives them: dates are serial numbers, blanks are "", error cells
 * are their texts ("#N/A"). `formats` holds, per column, runs of [number format, rows]; null when the host cannot tell.
 */
export const rangeChunkSchema = z.object({
  rows: rowsSchema,
  formats: z.array(z.array(z.tuple([z.string(), z.int().positive()]))).nullable(),
});
export type RangeChunk = z.infer<typeof rangeChunkSchema>;

/** The shape of an upload; together with the chunk hashes it decides the dataset id (see `datasetIdOf`). */
export const rangeShapeSchema = z.object({
  rows: z.int().min(1).describe('All rows of the range, the header row included'),
  columns: z.int().min(1).max(16_384),
  headers: z.boolean().nullable().describe('Whether row 1 holds headers; null detects it'),
  date1904: z.boolean().default(false).describe('The workbook counts days from 1904'),
});
export type RangeShape = z.infer<typeof rangeShapeSchema>;

/** Rows of a table that came, went or differ since an earlier load of it. */
export const datasetChangesSchema = z.object({
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  changed: z
    .int()
    .nonnegative()
    .nullable()
    .describe('null without a key: a changed row then counts as removed and added'),
  unchanged: z.int().nonnegative(),
  columns: z
    .array(z.object({ name: z.string(), rows: z.int().positive() }))
    .describe('Columns whose values differ, most rows first'),
  columnsAdded: z.array(z.string()),
  columnsRemoved: z.array(z.string()),
});
export type DatasetChanges = z.infer<typeof datasetChangesSchema>;

const columnNamesSchema = z.array(z.string()).max(100);

const columnNamesIn = (text: string): string[] | null => {
  try {
    return columnNamesSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

const rowKeySchema = z
  .string()
  .max(4_096)
  .default('[]')
  .transform((text, context): string[] => {
    const names = columnNamesIn(text);
    if (names) return names;
    context.addIssue({ code: 'custom', message: 'The key must be a JSON array of at most 100 column names' });
    return z.NEVER;
  });

const none = z.undefined();
const id = z.object({ id: datasetIdSchema });
const uploadId = z.object({ uploadId: z.uuid() });

export const datasetRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/datasets/{id}',
    summary: 'What is known of a dataset',
    params: id,
    query: none,
    body: none,
    response: datasetSchema,
  }),
  lookUp: defineRoute({
    method: 'GET',
    path: '/datasets/{id}/known',
    summary: 'A dataset, or null when it must be uploaded: asked before every upload',
    params: id,
    query: none,
    body: none,
    response: z.object({ dataset: datasetSchema.nullable() }),
  }),
  rows: defineRoute({
    method: 'GET',
    path: '/datasets/{id}/rows',
    summary: 'A page of rows',
    params: id,
    query: z.object({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(10_000).default(100),
    }),
    body: none,
    response: answerTableSchema,
  }),
  changes: defineRoute({
    method: 'GET',
    path: '/datasets/{id}/changes/{before}',
    summary: 'Which rows were added, removed or changed since an earlier dataset',
    params: id.extend({ before: datasetIdSchema }),
    query: z.object({
      key: rowKeySchema.describe('JSON array of the columns that name a row; left out, whole rows are compared'),
    }),
    body: none,
    response: datasetChangesSchema,
  }),
  startUpload: defineRoute({
    method: 'POST',
    path: '/datasets/uploads',
    summary: 'Announce a worksheet range that will arrive in chunks',
    params: none,
    query: none,
    body: rangeShapeSchema.extend({
      name: z.string().min(1).max(200),
      source: sourceSchema,
      chunks: z.int().min(1).max(10_000),
    }),
    response: z.object({ uploadId: z.uuid(), expiresAt: z.iso.datetime() }),
  }),
  putChunk: defineRoute({
    method: 'PUT',
    path: '/datasets/uploads/{uploadId}/chunks/{index}',
    summary: 'One chunk, at most 2 MB; sending it again is harmless',
    params: uploadId.extend({ index: z.coerce.number().int().min(0) }),
    query: none,
    body: rangeChunkSchema,
    response: z.object({ received: z.int() }),
  }),
  completeUpload: defineRoute({
    method: 'POST',
    path: '/datasets/uploads/{uploadId}/complete',
    summary: 'Turn the chunks into a dataset',
    params: uploadId,
    query: none,
    body: none,
    response: datasetSchema,
  }),
  cancelUpload: defineRoute({
    method: 'DELETE',
    path: '/datasets/uploads/{uploadId}',
    summary: 'Forget an unfinished upload',
    params: uploadId,
    query: none,
    body: none,
    response: none,
  }),
} as const;
