import { z } from 'zod';
import type { SettingsField } from '#shared/contract/connections.js';
import { fieldMeta } from './settings-fields.js';

interface JsonField {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  readonly description?: string;
}

const inputOf = ({ type, enum: choices }: JsonField, meta: ReturnType<typeof fieldMeta>): SettingsField['input'] => {
  if (meta.secret) return 'secret';
  if (meta.multiline) return 'multiline';
  if (choices) return 'choice';
  return type === 'boolean' ? 'flag' : type === 'integer' || type === 'number' ? 'number' : 'text';
};

/** The form of a driver, drawn from its settings schema. */
export const formOf = (settings: z.ZodObject): SettingsField[] => {
  const json = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' });
  const required = new Set(json.required ?? []);
  return Object.entries(settings.shape).map(([name, schema]) => {
    const field = (json.properties?.[name] ?? {}) as JsonField;
    const meta = fieldMeta(schema as z.ZodType);
    return {
      name,
      label: meta.label,
      input: inputOf(field, meta),
      required: required.has(name),
      default: field.default ?? null,
      choices: [...(field.enum ?? [])],
      placeholder: meta.placeholder ?? null,
      help: field.description ?? null,
      advanced: meta.advanced ?? false,
      group: meta.group ?? (meta.secret ? 'account' : 'place'),
      secret: meta.secret ?? false,
      target: meta.target ?? false,
    };
  });
};
