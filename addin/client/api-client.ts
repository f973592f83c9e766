import type { z } from 'zod';
import { API_PREFIX, type Route } from '#shared/contract/route.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { errorOfProblem, problemSchema } from '#shared/errors/problem.js';
import { sendFile, type OnSent } from './send-file.js';

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** What a route needs of a caller: nothing for the parts it does not have. */
export type RequestOf<R extends AnyRoute> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>;
type Part<K extends string, S extends z.ZodType> = [z.input<S>] extends [undefined]
  ? { readonly [key in K]?: undefined }
  : Partial<z.input<S>> extends z.input<S>
    ? { readonly [key in K]?: z.input<S> }
    : { readonly [key in K]: z.input<S> };

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** After this many milliseconds the call is given up; 60 s unless told. */
  readonly timeout?: number;
  /** Told while the body, a file, is on its way. */
  readonly onSent?: OnSent | undefined;
}

export interface ApiClientOptions {
  /** Origin of the server, without a slash at the end: "https://datavision.contoso.com". */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Bearer token of the signed-in user, asked for at every request. */
  readonly token?: () => string | null;
  /** Waits between attempts of a read, in milliseconds. */
  readonly waits?: readonly number[];
}

interface Sent {
  readonly url: string;
  readonly init: RequestInit & { readonly method: string; readonly headers: Record<string, string> };
  readonly onSent: OnSent | undefined;
  readonly callerSignal: AbortSignal | undefined;
  readonly timeout: number;
}

const TIMEOUT = 60_000;
const WAITS = [250, 1_000, 3_000] as const;
const worthRetrying = new Set([429, 502, 503, 504]);

const unreachable = (cause: unknown): AppError =>
  new AppError(
    'source-unreachable',
    'The DataVision server does not answer. Nothing was changed. Try again in a moment.',
    {
      cause,
    },
  );
const tooSlow = (): AppError =>
  new AppError('timeout', 'The DataVision server took too long to answer. Nothing was changed. Try again.');
export const cancelled = (): AppError => new AppError('cancelled', 'Cancelled. Nothing was changed.');

const pathOf = (path: string, params: Readonly<Record<string, unknown>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

const queryOf = (query: Readonly<Record<string, unknown>> = {}): string => {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)]));
  return entries.length > 0 ? `?${search.toString()}` : '';
};

/** A file travels as it is, everything else as JSON. */
const isFile = (body: unknown): body is Blob => typeof Blob !== 'undefined' && body instanceof Blob;

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });

interface Received {
  readonly status: number;
  readonly text: string;
}

const jsonOf = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('internal', 'The server answered something unreadable. Nothing was changed. Try again.', {
      cause,
    });
  }
};

const problemIn = (text: string): AppError | null => {
  try {
    const problem = problemSchema.safeParse(JSON.parse(text));
    return problem.success ? errorOfProblem(problem.data) : null;
  } catch {
    return null;
  }
};

const failureOf = ({ status, text }: Received): AppError =>
  problemIn(text) ??
  (status >= 500
    ? new AppError('busy', 'The server cannot answer right now. Nothing was changed. Try again in a moment.')
    : new AppError('internal', `The server refused the request (status ${status}). Nothing was changed.`));

/** Calls routes of the shared contract: responses are parsed with the route's own schema, problems become AppErrors. */
export class ApiClient {
  readonly #options: ApiClientOptions;

  constructor(options: ApiClientOptions) {
    this.#options = options;
  }

  /**
   * Reads (GET) are tried again with growing pauses when the server is silent or busy; nothing else is.
   * @throws AppError the server's own problem, or `source-unreachable`, `timeout`, `cancelled`
   */
  async call<R extends AnyRoute>(
    route: R,
    request: RequestOf<R>,
    options: CallOptions = {},
  ): Promise<z.output<R['response']>> {
    const sent = this.#prepare(route, request, options);
    const response = route.method === 'GET' ? await this.#persist(sent) : await this.#send(sent);
    if (response.status < 200 || response.status > 299) throw failureOf(response);
    const parsed = route.response.safeParse(jsonOf(response.text));
    if (parsed.success) return parsed.data as z.output<R['response']>;
    throw new AppError('internal', 'The server and the add-in are of different versions. Reload the pane.', {
      cause: parsed.error,
    });
  }

  #prepare(route: AnyRoute, request: RequestOf<AnyRoute>, { signal, timeout = TIMEOUT, onSent }: CallOptions): Sent {
    const { params, query, body } = request as Record<'params' | 'query' | 'body', Record<string, unknown> | undefined>;
    const token = this.#options.token?.() ?? null;
    return {
      url: this.#options.baseUrl + API_PREFIX + pathOf(route.path, params) + queryOf(query),
      init: {
        method: route.method,
        headers: {
          accept: 'application/json, application/problem+json',
          ...(body !== undefined && { 'content-type': isFile(body) ? 'application/octet-stream' : 'application/json' }),
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body: isFile(body) ? body : JSON.stringify(body) }),
      },
      callerSignal: signal,
      timeout,
      onSent,
    };
  }

  async #persist(sent: Sent): Promise<Received> {
    for (const wait of this.#options.waits ?? WAITS) {
      const received = await this.#send(sent).catch((thrown: unknown) => toAppError(thrown));
      if (received instanceof AppError) {
        if (received.code !== 'source-unreachable') throw received;
      } else if (!worthRetrying.has(received.status)) return received;
      await pause(wait, sent.callerSignal);
    }
    return this.#send(sent);
  }

  async #send({ url, init, callerSignal, timeout, onSent }: Sent): Promise<Received> {
    if (callerSignal?.aborted) throw cancelled();
    const controller = new AbortController();
    const stop = () => controller.abort();
    const timer = setTimeout(stop, timeout);
    callerSignal?.addEventListener('abort', stop, { once: true });
    try {
      const { signal } = controller;
      if (onSent && isFile(init.body)) return await sendFile(url, { ...init, body: init.body, signal, onSent });
      const response = await (this.#options.fetch ?? fetch)(url, { ...init, signal });
      return { status: response.status, text: await response.text() };
    } catch (thrown) {
      if (callerSignal?.aborted) throw cancelled();
      throw controller.signal.aborted ? tooSlow() : unreachable(thrown);
    } finally {
      clearTimeout(timer);
      callerSignal?.removeEventListener('abort', stop);
    }
  }
}
