import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** Gives every request an id before anything can go wrong with it; the answer, the problem and the log line carry it. */
export const requestId = (request: Request, response: Response, next: NextFunction): void => {
  const id = randomUUID();
  Object.assign(request, { id });
  response.setHeader('X-Request-Id', id);
  next();
};
