import { z } from 'zod';

/** What a language model may see of the data beside names of columns: nothing, the form of texts ("Aa-999"), or values of categories too. */
export const shareSchema = z.enum(['names', 'shapes', 'categories']).default('names');
export type Share = z.output<typeof shareSchema>;
