import { AppError } from '#shared/errors/app-error.js';
import { cancelled, ConnectionProblem, tookTooLong } from '../../network/connection-problem.js';
import { SqliteFailure } from './session.js';

interface Context {
  readonly file: string;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
}

/** What SQLite said, in one sentence. */
export const sqliteError = (thrown: unknown, { file, timeoutMilliseconds, signal }: Context): AppError => {
  if (signal?.aborted) return cancelled();
  if (thrown instanceof AppError) return thrown;
  if (!(thrown instanceof SqliteFailure))
    return new AppError('query-failed', `${file} could not be read.`, { cause: thrown });
  switch (thrown.code) {
    case 'KILLED':
      return timeoutMilliseconds
        ? tookTooLong(timeoutMilliseconds, thrown)
        : new AppError('source-unreachable', `Reading ${file} was interrupted. Nothing was kept. Try again.`, {
            cause: thrown,
          });
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new ConnectionProblem('database', `${file} is not a SQLite database, or it is damaged.`, thrown);
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return thrown.code === 'SQLITE_READONLY'
        ? new AppError('query-refused', 'The query would change data, which is not allowed here.', { cause: thrown })
        : new ConnectionProblem('rights', `The server may not read ${file}.`, thrown);
    case 'SQLITE_NOMEM':
      return new AppError('out-of-memory', 'The query needs more memory than it may use. Ask for less.', {
        cause: thrown,
      });
    default:
      return new AppError('query-failed', `The query failed: ${thrown.message.split('\n')[0]}.`, { cause: thrown });
  }
};
