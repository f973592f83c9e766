import { z } from 'zod';
import { fields } from '../../settings-fields.js';

export const sqliteSettings = z.strictObject({
  file: fields
    .text('File', { placeholder: 'shop.sqlite', target: true })
    .min(1)
    .describe('Inside the folder the administrator allows'),
});
export type SqliteSettings = z.output<typeof sqliteSettings>;
