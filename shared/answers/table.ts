import { z } from 'zod';
import { rowsSchema } from '../data/cell.js';
import { columnTypeSchema, unitSchema } from '../data/column.js';

export const answerColumnSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  unit: unitSchema.default({ kind: 'plain' }),
  decimals: z
    .int()
    .min(0)
    .max(10)
    .nullable()
    .default(null)
    .describe('Digits after the point; null lets the writer choose'),
});
export type AnswerColumn = z.infer<typeof answerColumnSchema>;

/** A table as it is shown and written: `rows` may hold fewer than `totalRows`, and then the reader says "n of N rows". */
export const answerTableSchema = z.object({
  name: z.string(),
  columns: z.array(answerColumnSchema).min(1),
  rows: rowsSchema,
  totalRows: z.int().nonnegative(),
});
export type AnswerTable = z.infer<typeof answerTableSchema>;
