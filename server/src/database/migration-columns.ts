import type { TableColumnOptions } from 'typeorm';

/** A short text. */
export const text = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  ...options,
});

/** A text without a limit. */
export const long = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...options,
});

export const key = { isPrimary: true };
export const optional = { isNullable: true };
