import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import type { ErrorCode } from '#shared/errors/codes.js';
import { problemOf } from '#shared/errors/problem.js';

const codeOfStatus: Record<number, ErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-file',
  429: 'rate-limited',
  503: 'busy',
};

const fromHttp = (exception: HttpException): AppError => {
  const status = exception.getStatus();
  if (status === 413) return tooLarge();
  if (status === 400) return unreadable(exception);
  const code = codeOfStatus[status] ?? (status < 500 ? 'invalid-input' : 'internal');
  return new AppError(code, code === 'not-found' ? 'There is nothing at this address.' : exception.message, {
    cause: exception,
  });
};

const tooLarge = (): AppError =>
  new AppError('too-large', 'The request is larger than the server accepts. Send it in smaller parts.');

const unreadable = (cause: unknown): AppError =>
  new AppError('invalid-input', 'The request cannot be read. Check that it is valid JSON.', { cause });

/** Express and its body parser throw plain errors that carry a status. */
const fromExpress = (thrown: unknown): AppError | null => {
  const status = (thrown as { status?: unknown } | null)?.status;
  if (status === 413)
    return new AppError('too-large', 'The request is larger than the server accepts. Send it in smaller parts.');
  if (typeof status !== 'number' || status >= 500) return null;
  return unreadable(thrown);
};

const appErrorOf = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof HttpException) return fromHttp(thrown);
  return fromExpress(thrown) ?? toAppError(thrown);
};

/** Every failure leaves the server as RFC 9457 problem+json with the request id; defects are logged, never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request & { id: string }>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = appErrorOf(thrown);
    if (error.code === 'internal') this.#logger.error({ requestId: request.id, stack: stackOf(thrown) }, 'defect');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error.code === 'busy' || error.code === 'rate-limited') response.setHeader('Retry-After', '2');
    response
      .status(error.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(error, request.id)));
  }
}

const stackOf = (thrown: unknown): string => {
  const cause = thrown instanceof AppError ? thrown.cause : thrown;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
};
