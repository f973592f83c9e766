import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
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
  readonly encrypted: boolean;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
}

const causes = (thrown: unknown): unknown[] => {
  const chain: unknown[] = [];
  for (let next = thrown; next instanceof Error && chain.length < 8; next = next.cause) chain.push(next);
  if (thrown instanceof MongoServerSelectionError) {
    for (const server of thrown.reason?.servers.values() ?? []) if (server.error) chain.push(...causes(server.error));
  }
  return chain;
};

const serverError = (thrown: MongoServerError, { target, user, timeoutMilliseconds }: Context): AppError => {
  switch (Number(thrown.code)) {
    case 18:
      return new ConnectionProblem(
        'login',
        `${target} refused the login of ${user}: the user or the password is wrong.`,
        thrown,
      );
    case 13:
      return new AppError(
        'forbidden',
        `${user || 'Nobody in particular'} may not do that in the source: ${thrown.message.slice(0, 200)}`,
        { cause: thrown },
      );
    case 50:
      return tookTooLong(timeoutMilliseconds ?? 0, thrown);
    case 43:
    case 91:
    case 189:
    case 11600:
    case 11602:
      return connectionLost(target, thrown);
    default:
      return new AppError('query-failed', `The query failed: ${thrown.message.split('\n')[0]!.slice(0, 300)}`, {
        cause: thrown,
      });
  }
};

/** What MongoDB or the way to it said, in one sentence. */
export const mongoError = (thrown: unknown, context: Context): AppError => {
  if (context.signal?.aborted) return cancelled();
  for (const cause of causes(thrown)) {
    if (cause instanceof AppError) return cause;
    if (cause instanceof MongoServerError) return serverError(cause, context);
    const problem = networkProblem(cause, context.target);
    if (problem) return problem;
  }
  const text = causes(thrown)
    .map((cause) => (cause as Error).message)
    .join(' ');
  const hungUp = thrown instanceof MongoServerSelectionError && /ECONNRESET|closed|hang up|disconnected/i.test(text);
  if (context.encrypted && (hungUp || /wrong version number|packet length too long|EPROTO/i.test(text))) {
    return new ConnectionProblem(
      'tls',
      `${context.target} hung up when encryption was asked for. Choose encryption off only inside your own network.`,
      thrown,
    );
  }
  if (thrown instanceof MongoServerSelectionError) {
    return new ConnectionProblem(
      'port',
      `${context.target} does not answer like a MongoDB server. Check the host, the port and the encryption.`,
      thrown,
    );
  }
  if (thrown instanceof MongoNetworkError || /closed|destroyed|interrupted/i.test(text))
    return connectionLost(context.target, thrown);
  return thrown instanceof MongoError
    ? new AppError('query-failed', `The query failed: ${thrown.message.split('\n')[0]!.slice(0, 300)}`, {
        cause: thrown,
      })
    : connectionLost(context.target, thrown);
};
