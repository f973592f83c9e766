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

interface Failure {
  readonly code?: string;
  readonly number?: number;
  readonly message: string;
  readonly originalError?: unknown;
  readonly cause?: unknown;
}

const oneLine = (message: string): string => message.split('\n')[0]!.slice(0, 300);

const chain = (thrown: unknown): Failure[] => {
  const found: Failure[] = [];
  for (
    let next = thrown;
    next instanceof Error && found.length < 6;
    next = (next as Failure).originalError ?? next.cause
  )
    found.push(next);
  return found;
};

/** While connecting: says at which step it failed. */
export const connectError = (thrown: unknown, { target, user, database }: Context): AppError => {
  const failures = chain(thrown);
  const noDatabase = failures.some(({ number, message }) => number === 4_060 || /^Cannot open database/.test(message));
  for (const failure of failures) {
    if (failure instanceof AppError) return failure;
    if (noDatabase)
      return new ConnectionProblem(
        'database',
        `There is no database "${database}" at ${target}, or ${user} may not use it.`,
        thrown,
      );
    if (failure.code === 'ELOGIN' || failure.number === 18_456) {
      return new ConnectionProblem(
        'login',
        `${target} refused the login of ${user}: the user or the password is wrong.`,
        thrown,
      );
    }
    const problem = networkProblem(failure, target);
    if (problem) return problem;
  }
  const text = failures.map(({ message }) => message).join(' ');
  if (/encrypt|certificate|tls|ssl/i.test(text)) {
    return new ConnectionProblem(
      'tls',
      `${target} does not offer encryption that can be trusted. Ask its owner, or choose not to verify.`,
      thrown,
    );
  }
  return new ConnectionProblem(
    'port',
    `${target} does not answer like a SQL Server. Check the host, the port and any firewall between.`,
    thrown,
  );
};

/** While reading: what SQL Server said, in one sentence. */
export const readError = (thrown: unknown, context: Context): AppError => {
  if (context.signal?.aborted) return cancelled();
  if (thrown instanceof AppError) return thrown;
  const [first] = chain(thrown);
  const { code, number: errorNumber, message = String(thrown) } = first ?? {};
  if (code === 'ETIMEOUT') return tookTooLong(context.timeoutMilliseconds ?? 0, thrown);
  if (code === 'ECANCEL') return cancelled();
  if (
    code === 'ECONNRESET' ||
    code === 'ECONNCLOSED' ||
    code === 'ESOCKET' ||
    code === 'ENOTOPEN' ||
    code === 'EINVALIDSTATE'
  ) {
    return connectionLost(context.target, thrown);
  }
  if (errorNumber === 229 || errorNumber === 230 || errorNumber === 262) {
    return new AppError('forbidden', `${context.user} may not do that in the source: ${oneLine(message)}`, {
      cause: thrown,
    });
  }
  return new AppError('query-failed', `The query failed: ${oneLine(message)}`, { cause: thrown });
};
