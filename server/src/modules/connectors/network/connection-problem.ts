import { AppError } from '#shared/errors/app-error.js';
import type { ConnectionReport, ConnectionStep } from '../connector.js';

/** A source that cannot be used, and how far the attempt came. */
export class ConnectionProblem extends AppError {
  constructor(
    readonly failedAt: ConnectionStep,
    sentence: string,
    cause?: unknown,
  ) {
    super('source-unreachable', sentence, { cause });
    this.name = 'ConnectionProblem';
  }
}

/** A connection that broke while it was in use. */
class ConnectionLost extends AppError {
  constructor(
    readonly target: string,
    cause: unknown,
  ) {
    super('source-unreachable', `The connection to ${target} was lost while reading. Nothing was kept. Try again.`, {
      cause,
    });
    this.name = 'ConnectionLost';
  }
}

export const connectionLost = (target: string, cause: unknown): AppError => new ConnectionLost(target, cause);

/** What a failed attempt means for the user; errors that are no connection problem pass through. */
export const reportOf = (thrown: unknown): ConnectionReport => {
  if (thrown instanceof ConnectionProblem) return { ok: false, failedAt: thrown.failedAt, sentence: thrown.detail };
  if (thrown instanceof AppError && thrown.code === 'forbidden') {
    return { ok: false, failedAt: 'name', sentence: thrown.detail };
  }
  if (thrown instanceof ConnectionLost) {
    const sentence = `${thrown.target} breaks off or answers like another kind of server. Check the host and the port.`;
    return { ok: false, failedAt: 'port', sentence };
  }
  throw thrown;
};

const errorCode = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';

const tlsCodes = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HANDSHAKE)/;

/** Problems of the network and of TLS are the same for every driver; null when the cause lies elsewhere. */
export const networkProblem = (thrown: unknown, target: string): ConnectionProblem | null => {
  if (thrown instanceof ConnectionProblem) return thrown;
  const code = errorCode(thrown);
  if (tlsCodes.test(code)) {
    return new ConnectionProblem(
      'tls',
      `The certificate of ${target} cannot be trusted (${code.toLowerCase().replaceAll('_', ' ')}). Ask its owner for the certificate authority, or choose not to verify.`,
      thrown,
    );
  }
  switch (code) {
    case 'ECONNREFUSED':
      return new ConnectionProblem(
        'port',
        `Nothing listens at ${target}. Check the port, and that the server runs.`,
        thrown,
      );
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new ConnectionProblem(
        'port',
        `${target} does not answer. Check the host, the port and any firewall between.`,
        thrown,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConnectionProblem(
        'name',
        `The name in ${target} is not known. Check the spelling of the host.`,
        thrown,
      );
    default:
      return null;
  }
};

export const cancelled = (): AppError => new AppError('cancelled', 'Cancelled. Nothing was changed.');

/** Between two reads nothing is pending that the source could break off, so the reader looks itself. */
export const stopIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw cancelled();
};

export const tookTooLong = (milliseconds: number, cause?: unknown): AppError =>
  new AppError(
    'timeout',
    `The source did not finish within ${Number((milliseconds / 1_000).toFixed(1))} s and was told to stop. Ask for less.`,
    { cause },
  );
