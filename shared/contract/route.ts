import type { z } from 'zod';

/**
 * One REST route, written once: the server validates the request and the client parses the response with it.
 * `path` is below /api/v1 and names its parameters in braces: `/runs/{id}`.
 */
export interface Route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
}

export const defineRoute = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> => route;

export const API_PREFIX = '/api/v1';
