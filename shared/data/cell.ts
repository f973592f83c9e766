import { z } from 'zod';

/** What one cell holds on the wire. Dates travel as ISO 8601 text, wide integers and decimals as exact text where needed. */
export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;

export const rowsSchema = z.array(z.array(cellSchema));
export type Rows = z.infer<typeof rowsSchema>;
