import type { z } from 'zod';
import { fieldNames } from '../settings-fields.js';

type Settings = Record<string, unknown>;

export interface SplitSettings {
  /** What may be shown. */
  readonly open: Settings;
  /** What is sealed; empty texts count as none. */
  readonly secrets: Record<string, string>;
}

export const secretFields = (schema: z.ZodObject): string[] => fieldNames(schema, (meta) => meta.secret === true);

export const splitSettings = (schema: z.ZodObject, settings: Settings): SplitSettings => {
  const hidden = new Set(secretFields(schema));
  const open = Object.fromEntries(Object.entries(settings).filter(([name]) => !hidden.has(name)));
  const given = Object.entries(settings).filter(
    ([name, value]) => hidden.has(name) && typeof value === 'string' && value !== '',
  );
  return { open, secrets: Object.fromEntries(given) as Record<string, string> };
};

/** Another server or another account: what was saved for the old one must not be sent to the new one. */
export const targetChanged = (schema: z.ZodObject, before: Settings, after: Settings): boolean =>
  fieldNames(schema, (meta) => meta.target === true).some(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
