import { z } from 'zod';

export const columnTypes = ['integer', 'number', 'boolean', 'date', 'datetime', 'time', 'text'] as const;
export const columnTypeSchema = z.enum(columnTypes);
export type ColumnType = z.infer<typeof columnTypeSchema>;

/** How the numbers of a column were written: decides how answers are written back. */
export const unitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain') }),
  z.object({ kind: z.literal('percent') }),
  z.object({ kind: z.literal('currency'), symbol: z.string() }),
]);
export type Unit = z.infer<typeof unitSchema>;

export const columnIssueKinds = [
  'blank-cells',
  'error-cells',
  'text-in-numbers',
  'text-in-dates',
  'numbers-as-text',
  'dates-as-text',
  'ambiguous-dates',
  'mixed-types',
  'renamed-header',
  'padded-text',
  'similar-spellings',
  'outliers',
  'constant',
  'repeated-keys',
  'precision-lost',
] as const;

/** Something about a column the user should know. `cells` counts the affected cells; examples carry sheet-relative rows (1-based, data rows). */
export const columnIssueSchema = z.object({
  kind: z.enum(columnIssueKinds),
  cells: z.int().nonnegative(),
  sentence: z.string(),
  examples: z.array(z.object({ row: z.int().positive(), text: z.string() })).max(5),
});
export type ColumnIssue = z.infer<typeof columnIssueSchema>;

export const columnSchema = z.object({
  name: z.string().min(1).describe('Unique within the dataset'),
  header: z.string().nullable().describe('The header as it stood in the source, when it differs from the name'),
  type: columnTypeSchema,
  unit: unitSchema,
  issues: z.array(columnIssueSchema),
});
export type Column = z.infer<typeof columnSchema>;
