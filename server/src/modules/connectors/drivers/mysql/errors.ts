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

interface MysqlFailure {
  readonly code?: string;
  readonly errno?: number;
  readonly message: string;
}

const failureOf = (thrown: unknown): MysqlFailure => (thrown instanceof Error ? thrown : { message: String(thrown) });

const oneLine = (message: string): string => message.split('\n')[0]!.slice(0, 300);

const loginProblem = (
  { errno, message }: MysqlFailure,
  { target, user, database }: Context,
): ConnectionProblem | null => {
  switch (errno) {
    case 1045:
    case 1698:
    case 1130:
      return new ConnectionProblem(
        'login',
        `${target} refused the login of ${user}: the user or the password is wrong, or it may not come from here.`,
      );
    case 1049:
      return new ConnectionProblem('database', `There is no database "${database}" at ${target}.`);
    case 1044:
      return new ConnectionProblem('rights', `${user} may not use the database "${database}".`);
    case 1040:
    case 1203:
      return new ConnectionProblem('login', `${target} has no free connection. Try again in a moment.`);
    default:
      return /does not support secure connection/i.test(message)
        ? new ConnectionProblem(
            'tls',
            `${target} does not offer encryption. Choose encryption off only inside your own network.`,
          )
        : null;
  }
};

/** While connecting: says at which step it failed. */
export const connectError = (thrown: unknown, context: Context): AppError => {
  if (thrown instanceof AppError) return thrown;
  const failure = failureOf(thrown);
  return (
    loginProblem(failure, context) ??
    networkProblem(thrown, context.target) ??
    new ConnectionProblem(
      'port',
      `${context.target} does not answer like a MySQL server: ${oneLine(failure.message)}`,
      thrown,
    )
  );
};

const lost = /PROTOCOL_CONNECTION_LOST|ECONNRESET|EPIPE|PROTOCOL_|closed state|connection.*(closed|lost)/i;

/** While reading: what the server said, in one sentence. */
export const readError = (thrown: unknown, context: Context): AppError => {
  if (context.signal?.aborted) return cancelled();
  if (thrown instanceof AppError) return thrown;
  const { errno, code, message } = failureOf(thrown);
  switch (errno) {
    case 1969:
    case 3024:
    case 1317:
      return tookTooLong(context.timeoutMilliseconds ?? 0, thrown);
    case 1142:
    case 1143:
    case 1227:
    case 1370:
      return new AppError('forbidden', `${context.user} may not do that in the source: ${oneLine(message)}.`, {
        cause: thrown,
      });
    case 1792:
    case 1290:
      return new AppError('query-refused', 'The query would change data, which is not allowed here.', {
        cause: thrown,
      });
    case 1053:
    case 1927:
    case 2013:
      return connectionLost(context.target, thrown);
    default:
      if (lost.test(`${code ?? ''} ${message}`)) return connectionLost(context.target, thrown);
      return errno
        ? new AppError('query-failed', `The query failed: ${oneLine(message)}.`, { cause: thrown })
        : (networkProblem(thrown, context.target) ?? connectionLost(context.target, thrown));
  }
};
