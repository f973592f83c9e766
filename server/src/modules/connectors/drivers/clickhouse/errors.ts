import { ClickHouseError } from '@clickhouse/client';
import { AppError } from '#shared/errors/app-error.js';
import {
  cancelled,
  connectionLost,
  ConnectionProblem,
  networkProblem,
  tookTooLong,
} from '../../network/connection-problem.js';

interface Context {
  readonly target: string;
  readonly user: string;
  readonly database: string;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
}

const oneLine = (message: string): string =>
  message
    .split('\n')[0]!
    .replace(/ \(version .*$/, '')
    .slice(0, 300);

const serverError = (thrown: ClickHouseError, { target, user, database, timeoutMilliseconds }: Context): AppError => {
  switch (thrown.type) {
    case 'AUTHENTICATION_FAILED':
    case 'UNKNOWN_USER':
    case 'REQUIRED_PASSWORD':
    case 'WRONG_PASSWORD':
      return new ConnectionProblem(
        'login',
        `${target} refused the login of ${user}: the user or the password is wrong.`,
        thrown,
      );
    case 'UNKNOWN_DATABASE':
      return new ConnectionProblem('database', `There is no database "${database}" at ${target}.`, thrown);
    case 'ACCESS_DENIED':
      return new AppError('forbidden', `${user} may not do that in the source: ${oneLine(thrown.message)}`, {
        cause: thrown,
      });
    case 'READONLY':
      return new AppError('query-refused', 'The query would change data, which is not allowed here.', {
        cause: thrown,
      });
    case 'TIMEOUT_EXCEEDED':
    case 'TOO_SLOW':
      return tookTooLong(timeoutMilliseconds ?? 0, thrown);
    case 'MEMORY_LIMIT_EXCEEDED':
      return new AppError('out-of-memory', 'The query needs more memory than the source gives it. Ask for less.', {
        cause: thrown,
      });
    case 'QUERY_WAS_CANCELLED':
      return connectionLost(target, thrown);
    case 'ALL_CONNECTION_TRIES_FAILED':
    case 'ATTEMPT_TO_READ_AFTER_EOF':
    case 'CANNOT_READ_ALL_DATA':
    case 'NETWORK_ERROR':
    case 'SOCKET_TIMEOUT':
      return new AppError(
        'source-unreachable',
        `A node of the cluster behind ${target} does not answer, so there is no answer. Try again when it is back.`,
        { cause: thrown },
      );
    default:
      return new AppError('query-failed', `The query failed: ${oneLine(thrown.message)}`, { cause: thrown });
  }
};

/** What ClickHouse or the way to it said, in one sentence. */
export const clickHouseError = (thrown: unknown, context: Context): AppError => {
  if (context.signal?.aborted) return cancelled();
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ClickHouseError) return serverError(thrown, context);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/EPROTO|wrong version number|packet length too long/i.test(message)) {
    return new ConnectionProblem(
      'tls',
      `${context.target} does not offer encryption at this port. Choose encryption off only inside your own network.`,
      thrown,
    );
  }
  if (/timeout error/i.test(message)) return tookTooLong(context.timeoutMilliseconds ?? 0, thrown);
  return networkProblem(thrown, context.target) ?? connectionLost(context.target, thrown);
};
