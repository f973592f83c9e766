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

const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';

const oneLine = (message: string): string => message.split('\n')[0]!.slice(0, 300);

const problemOf = (code: string, message: string, { target, user, database }: Context): ConnectionProblem | null => {
  if (/does not support SSL/i.test(message)) {
    return new ConnectionProblem(
      'tls',
      `${target} does not offer encryption. Choose encryption off only inside your own network.`,
    );
  }
  if (code === '28P01' || code === '28000' || /SASL|password must be a string/i.test(message)) {
    const why = /no pg_hba.conf entry/.test(message)
      ? 'the server has no rule that lets it in from here'
      : 'the user or the password is wrong';
    return new ConnectionProblem('login', `${target} refused the login of ${user}: ${why}.`);
  }
  if (code === '3D000') return new ConnectionProblem('database', `There is no database "${database}" at ${target}.`);
  if (code === '53300')
    return new ConnectionProblem('login', `${target} has no free connection. Try again in a moment.`);
  if (code.startsWith('57P0'))
    return new ConnectionProblem('port', `${target} is starting up or shutting down. Try again in a moment.`);
  return null;
};

/** While connecting: says at which step it failed. */
export const connectError = (thrown: unknown, context: Context): AppError => {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/timeout expired|ETIMEDOUT/i.test(message)) {
    return new ConnectionProblem(
      'port',
      `${context.target} does not answer. Check the host, the port and any firewall between.`,
      thrown,
    );
  }
  return (
    problemOf(codeOf(thrown), message, context) ??
    networkProblem(thrown, context.target) ??
    new ConnectionProblem(
      'port',
      `${context.target} does not answer like a PostgreSQL server: ${oneLine(message)}`,
      thrown,
    )
  );
};

/** While reading: what PostgreSQL said, in one sentence. */
export const readError = (thrown: unknown, context: Context): AppError => {
  if (context.signal?.aborted) return cancelled();
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = codeOf(thrown);
  if (code === '57014') return tookTooLong(context.timeoutMilliseconds ?? 0, thrown);
  if (code === '42501')
    return new AppError('forbidden', `${context.user} may not do that in the source: ${oneLine(message)}.`, {
      cause: thrown,
    });
  if (code === '25006')
    return new AppError('query-refused', 'The query would change data, which is not allowed here.', { cause: thrown });
  if (
    code.startsWith('57P') ||
    code.startsWith('08') ||
    /terminated|ECONNRESET|EPIPE|closed/i.test(`${message} ${code}`)
  ) {
    return connectionLost(context.target, thrown);
  }
  if (/^[0-9A-Z]{5}$/.test(code))
    return new AppError('query-failed', `The query failed: ${oneLine(message)}.`, { cause: thrown });
  return networkProblem(thrown, context.target) ?? connectionLost(context.target, thrown);
};
