import { z } from 'zod';
import { columnSchema } from './column.js';

export const datasetIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'A dataset id is 64 hexadecimal digits')
  .describe('SHA-256 of the content');

export const sourceSchema = z.object({
  kind: z.enum(['range', 'file', 'table', 'sample']),
  label: z.string().max(1_024).describe('What the user recognises: Orders!A1:H5001, sales.csv, shop.public.orders'),
});
export type Source = z.infer<typeof sourceSchema>;

/** An immutable table on the server, named by the hash of its content. */
export const datasetSchema = z.object({
  id: datasetIdSchema,
  name: z.string(),
  source: sourceSchema,
  rows: z.int().nonnegative(),
  columns: z.array(columnSchema),
  bytes: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  warnings: z.array(z.string()).describe('What was noticed while reading, one sentence each'),
});
export type Dataset = z.infer<typeof datasetSchema>;
