import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';

const signals = new AsyncLocalStorage<AbortSignal>();

/** Lets work for a request end when the one who asked is gone. */
export const noticeHangUp = (_request: Request, response: Response, next: NextFunction): void => {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  signals.run(gone.signal, next);
};

/** Fires when the connection of the request at hand closes before it was answered; never outside of a request. */
export const hungUp = (): AbortSignal => signals.getStore() ?? new AbortController().signal;
