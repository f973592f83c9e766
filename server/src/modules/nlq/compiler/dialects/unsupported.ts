import { AppError } from '#shared/errors/app-error.js';

/** For what a database cannot compute in one SELECT. */
export const unsupported = (database: string, what: string): never => {
  throw new AppError(
    'query-refused',
    `${database} cannot compute ${what} in one query. Ask for the average instead, or load the table.`,
  );
};
