import { AppError } from '#shared/errors/app-error.js';

const withoutKind = (message: string): string =>
  message
    .replace(/^[A-Z][A-Za-z -]* Error: /, '')
    .split('\n')[0]!
    .trim();

/** DuckDB's errors in the user's terms; the position and candidates it names are kept, paths never occur in a locked session. */
export const queryError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/out of memory|failed to allocate|max_temp_directory_size|bad_alloc/i.test(message)) {
    return new AppError(
      'out-of-memory',
      'The calculation needs more memory than it may use. Use fewer rows or columns.',
      {
        cause: thrown,
      },
    );
  }
  if (/interrupt/i.test(message)) return new AppError('cancelled', 'The calculation was cancelled.', { cause: thrown });
  if (/permission error|external access|locked/i.test(message)) {
    return new AppError(
      'query-refused',
      'The query reaches outside the data, which is not allowed. Only the table data can be read.',
      {
        cause: thrown,
      },
    );
  }
  return new AppError('query-failed', `The query failed: ${withoutKind(message)}`, { cause: thrown });
};
