import { AppError } from '#shared/errors/app-error.js';

export type Document = Record<string, unknown>;

/** Where joined documents hang below the one they are joined to. */
export const joinedUnder = (table: string): string => `joined_${checked(table)}`;

/** A name as a field; MongoDB gives dots and a leading dollar a meaning of their own. */
export const checked = (name: string): string => {
  if (name !== '' && !/^\$|[.\0]/.test(name)) return name;
  throw new AppError(
    'query-refused',
    `The field "${name}" cannot be asked for: MongoDB reads dots and a leading "$" in names as commands.`,
  );
};

/** A heading as a field of the answer. */
export const heading = (name: string): string => name.replace(/^\$+/, '').replaceAll('.', ' ').trim() || 'value';
