import { AppError } from '#shared/errors/app-error.js';

export const MAX_QUERY_BYTES = 65_536;

export const refuse = (why: string): AppError => new AppError('query-refused', `The query is not allowed: ${why}`);

export const unreadable = (why: string, cause?: unknown): AppError =>
  new AppError('query-failed', `The query cannot be read: ${why}`, { cause });

export const refuseFunction = (name: string): AppError => refuse(`the function ${name} cannot be used here.`);

/** Long texts are refused before any parser sees them: parsing time grows with length and nothing can interrupt it. */
export const checkLength = (sql: string): void => {
  if (Buffer.byteLength(sql) > MAX_QUERY_BYTES)
    throw new AppError('too-large', 'The query is longer than 64 KB. Shorten it.');
  if (sql.includes('\0')) throw refuse('it contains a NUL character.');
};
