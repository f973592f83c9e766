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
  readonly service: string;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
}

const codeOf = (thrown: unknown): string =>
  /\b(ORA|NJS|DPI)-\d+/.exec(thrown instanceof Error ? thrown.message : String(thrown))?.[0] ?? '';

const oneLine = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0]!.slice(0, 300);

/** While connecting: says at which step it failed. */
export const connectError = (thrown: unknown, { target, user, service }: Context): AppError => {
  if (thrown instanceof AppError) return thrown;
  switch (codeOf(thrown)) {
    case 'ORA-01017':
    case 'ORA-28000':
    case 'ORA-28001':
    case 'ORA-01045':
      return new ConnectionProblem(
        'login',
        `${target} refused the login of ${user}: the user or the password is wrong, or the account is locked.`,
        thrown,
      );
    case 'NJS-518':
    case 'NJS-517':
    case 'ORA-12514':
    case 'ORA-12505':
      return new ConnectionProblem('database', `There is no service "${service}" at ${target}.`, thrown);
    case 'NJS-505':
    case 'NJS-506':
    case 'ORA-28860':
    case 'ORA-29024':
      return new ConnectionProblem(
        'tls',
        `${target} offers no encryption, or its certificate cannot be trusted. Ask its owner for the certificate authority.`,
        thrown,
      );
    case 'NJS-503':
    case 'NJS-510':
    case 'NJS-511':
    case 'ORA-12541':
    case 'ORA-12170':
      return new ConnectionProblem(
        'port',
        `Nothing answers at ${target}. Check the host, the port and any firewall between.`,
        thrown,
      );
    default:
      return (
        networkProblem(thrown, target) ??
        new ConnectionProblem('port', `${target} does not answer like an Oracle database: ${oneLine(thrown)}`, thrown)
      );
  }
};

/** While reading: what Oracle said, in one sentence. */
export const readError = (thrown: unknown, context: Context): AppError => {
  if (context.signal?.aborted) return cancelled();
  if (thrown instanceof AppError) return thrown;
  switch (codeOf(thrown)) {
    case 'NJS-123':
    case 'DPI-1067':
      return tookTooLong(context.timeoutMilliseconds ?? 0, thrown);
    case 'ORA-01013':
      return cancelled();
    case 'ORA-01456':
      return new AppError('query-refused', 'The query would change data, which is not allowed here.', {
        cause: thrown,
      });
    case 'ORA-01031':
    case 'ORA-41900':
      return new AppError('forbidden', `${context.user} may not do that in the source: ${oneLine(thrown)}`, {
        cause: thrown,
      });
    case 'NJS-500':
    case 'NJS-501':
    case 'NJS-003':
    case 'DPI-1010':
    case 'DPI-1080':
    case 'ORA-03113':
    case 'ORA-03114':
    case 'ORA-00028':
    case 'ORA-02396':
      return connectionLost(context.target, thrown);
    default:
      return codeOf(thrown).startsWith('ORA')
        ? new AppError('query-failed', `The query failed: ${oneLine(thrown)}`, { cause: thrown })
        : (networkProblem(thrown, context.target) ?? connectionLost(context.target, thrown));
  }
};
