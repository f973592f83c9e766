import { batchLimits } from '#shared/contract/functions.js';
import type { Rows } from '#shared/data/cell.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import type { ErrorCode } from '#shared/errors/codes.js';
import { cancelled } from '../client/api-client.js';
import type { PreparedCall } from './prepared-call.js';

/** What became of one call of a request. */
export type Outcome = { readonly values: Rows } | { readonly error: AppError };

export type SendCalls = (
  calls: ReadonlyMap<string, PreparedCall>,
  signal: AbortSignal,
) => Promise<Map<string, Outcome>>;

interface Waiter {
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: AppError) => void;
}

interface Pending {
  readonly id: string;
  readonly call: PreparedCall;
  readonly waiters: Set<Waiter>;
  attempts: number;
  request: Request | null;
}

interface Request {
  readonly calls: readonly Pending[];
  readonly controller: AbortController;
}

const ATTEMPTS = 3;
const PAUSE = 1_000;
const worthAnotherTry = new Set<ErrorCode>(['busy', 'rate-limited']);

/**
 * Gathers calls into requests: the first goes at once, the rest of the next 100 ms together, at most 100 calls or 2 MB
 * each. Equal calls are one call; a call nobody waits for any more is dropped.
 */
export class CallQueue {
  readonly #send: SendCalls;
  readonly #mostRequests: number;
  readonly #pending = new Map<string, Pending>();
  readonly #waiting = new Set<Pending>();
  #waitingBytes = 0;
  #requests = 0;
  #windowOpen = false;
  #ids = 0;

  constructor(send: SendCalls, mostRequests: number) {
    this.#send = send;
    this.#mostRequests = mostRequests;
  }

  /** @throws AppError what the server said, or `cancelled` when the signal aborts */
  submit(call: PreparedCall, signal: AbortSignal): Promise<Rows> {
    if (signal.aborted) return Promise.reject(cancelled());
    const pending = this.#pending.get(call.key) ?? this.#enqueue(call);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { resolve, reject };
      pending.waiters.add(waiter);
      const leave = () => {
        if (!pending.waiters.delete(waiter)) return;
        reject(cancelled());
        if (pending.waiters.size === 0) this.#drop(pending);
      };
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #enqueue(call: PreparedCall): Pending {
    this.#ids += 1;
    const pending: Pending = { id: `c${this.#ids}`, call, waiters: new Set(), attempts: 0, request: null };
    this.#pending.set(call.key, pending);
    this.#wait(pending);
    if (!this.#windowOpen) {
      this.#openWindow();
      queueMicrotask(() => this.#sendWaiting());
    } else if (this.#isFull()) this.#sendWaiting();
    return pending;
  }

  #wait(pending: Pending): void {
    this.#waiting.add(pending);
    this.#waitingBytes += pending.call.bytes;
  }

  #unwait(pending: Pending): void {
    if (this.#waiting.delete(pending)) this.#waitingBytes -= pending.call.bytes;
  }

  #openWindow(): void {
    this.#windowOpen = true;
    setTimeout(() => {
      this.#windowOpen = false;
      if (this.#waiting.size === 0) return;
      this.#openWindow();
      this.#sendWaiting();
    }, batchLimits.windowMilliseconds);
  }

  #isFull(): boolean {
    return this.#waiting.size >= batchLimits.calls || this.#waitingBytes >= batchLimits.bytes;
  }

  #sendWaiting(): void {
    while (this.#waiting.size > 0 && this.#requests < this.#mostRequests) {
      const request = { calls: this.#nextCalls(), controller: new AbortController() };
      for (const pending of request.calls) pending.request = request;
      void this.#run(request);
    }
  }

  #nextCalls(): Pending[] {
    const calls: Pending[] = [];
    let bytes = 0;
    for (const pending of this.#waiting) {
      bytes += pending.call.bytes;
      if (calls.length > 0 && (calls.length >= batchLimits.calls || bytes > batchLimits.bytes)) break;
      calls.push(pending);
      this.#unwait(pending);
    }
    return calls;
  }

  async #run({ calls, controller }: Request): Promise<void> {
    this.#requests += 1;
    try {
      const outcomes = await this.#send(new Map(calls.map(({ id, call }) => [id, call])), controller.signal);
      for (const pending of calls) this.#settle(pending, outcomes.get(pending.id));
    } catch (thrown) {
      for (const pending of calls) this.#settle(pending, { error: toAppError(thrown) });
    } finally {
      this.#requests -= 1;
      this.#sendWaiting();
    }
  }

  #settle(pending: Pending, outcome: Outcome | undefined): void {
    const error = outcome
      ? 'error' in outcome
        ? outcome.error
        : null
      : new AppError('internal', 'The server gave no result for this formula. Recalculate the cell.');
    pending.attempts += 1;
    if (error && worthAnotherTry.has(error.code) && pending.attempts < ATTEMPTS && pending.waiters.size > 0) {
      setTimeout(() => this.#again(pending), PAUSE * 2 ** (pending.attempts - 1));
      return;
    }
    this.#forget(pending);
    for (const waiter of pending.waiters) {
      if (error) waiter.reject(error);
      else if (outcome && 'values' in outcome) waiter.resolve(outcome.values);
    }
    pending.waiters.clear();
  }

  #again(pending: Pending): void {
    if (pending.waiters.size === 0) return this.#forget(pending);
    pending.request = null;
    this.#wait(pending);
    if (!this.#windowOpen) this.#openWindow();
  }

  #drop(pending: Pending): void {
    const { request } = pending;
    this.#unwait(pending);
    if (!request) return this.#forget(pending);
    if (request.calls.some(({ waiters }) => waiters.size > 0)) return;
    for (const one of request.calls) this.#forget(one);
    request.controller.abort();
  }

  #forget(pending: Pending): void {
    if (this.#pending.get(pending.call.key) === pending) this.#pending.delete(pending.call.key);
  }
}
