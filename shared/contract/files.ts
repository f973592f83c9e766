import { z } from 'zod';
import { datasetSchema } from '../data/dataset.js';
import { defineRoute } from './route.js';

/** How a delimited file was found to be written; shown to the user, who may correct it. */
export const csvReadingSchema = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  quote: z.string().nullable(),
  preambleLines: z.int().nonnegative().describe('Lines above the table that were passed over'),
  headerRows: z.int().nonnegative(),
});

/** What the user corrects about a file; whatever is left out is detected. */
export const fileReadingSchema = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().min(1).max(8).optional(),
  quote: z.string().max(1).optional(),
  skip: z.coerce.number().int().min(0).max(1_000).optional().describe('Lines above the headers'),
  headerRows: z.coerce.number().int().min(0).max(10).optional(),
  sheet: z.string().max(31).optional().describe('Worksheet of a workbook'),
});
export type FileReading = z.infer<typeof fileReadingSchema>;

export const uploadedFileSchema = z.object({
  dataset: datasetSchema,
  detected: csvReadingSchema.nullable(),
  sheets: z.array(z.string()).nullable().describe('Worksheets to choose from, of a workbook'),
});
export type UploadedFile = z.infer<typeof uploadedFileSchema>;

export const fileRoutes = {
  upload: defineRoute({
    method: 'POST',
    path: '/datasets/files',
    summary: 'A CSV, TSV, XLSX, JSON, NDJSON or Parquet file as the request body (application/octet-stream)',
    params: z.undefined(),
    query: fileReadingSchema.extend({ name: z.string().min(1).max(255) }),
    body: z.unknown(),
    response: uploadedFileSchema,
  }),
} as const;
