import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { AppError } from '#shared/errors/app-error.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import {
  ModelFailure,
  type LanguageModel,
  type ModelFailureKind,
  type StructuredRequest,
  type StructuredResponse,
} from './language-model.js';
import type { RequestBudget } from './request-budget.js';

export interface ResilienceOptions {
  /** For everything together: attempts and the pauses between them. */
  readonly deadlineMilliseconds: number;
  readonly attempts: number;
  readonly pauseMilliseconds: number;
  readonly breaker: CircuitBreaker;
  readonly budget: RequestBudget;
  /** In [0, 1); spreads the pauses so that many clients do not come back at the same moment. */
  readonly random: () => number;
}

const passing: ReadonlySet<ModelFailureKind> = new Set([
  'timeout',
  'unreachable',
  'rate-limited',
  'server-error',
  'malformed',
]);

const sentences: Record<ModelFailureKind, string> = {
  timeout: 'The AI service did not answer in time. Try again, or ask in plainer words: simple questions need no AI.',
  unreachable: 'The AI service cannot be reached. Check the connection of the server; everything but AI still works.',
  'rate-limited': 'The AI service has too many requests. Try again in a minute.',
  'server-error': 'The AI service has a problem of its own. Try again in a minute.',
  malformed: 'The AI service gave an answer that cannot be used. Ask in other words.',
  refused: 'The AI service refused to answer this question. Ask in other words.',
  rejected: 'The AI service did not accept the request. Ask who runs the server to check the key and the model name.',
  cancelled: 'Cancelled. Nothing was changed.',
};

const appErrorOf = (failure: ModelFailure): AppError =>
  new AppError(failure.kind === 'cancelled' ? 'cancelled' : 'ai-failed', sentences[failure.kind], { cause: failure });

/** A language model with a deadline, retries with jitter, a circuit breaker and a daily budget around it. */
export class ResilientModel implements LanguageModel {
  readonly name: string;

  constructor(
    private readonly inner: LanguageModel,
    private readonly options: ResilienceOptions,
  ) {
    this.name = inner.name;
  }

  async generate<S extends z.ZodType>(request: StructuredRequest<S>): Promise<StructuredResponse<z.output<S>>> {
    const deadline = AbortSignal.timeout(this.options.deadlineMilliseconds);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    for (let attempt = 1; ; attempt += 1) {
      this.#admit();
      try {
        const response = await this.inner.generate({ ...request, signal });
        this.options.breaker.succeeded();
        return response;
      } catch (thrown) {
        const failure = failureOf(thrown, request.signal, deadline);
        if (failure.kind !== 'cancelled' && failure.kind !== 'refused') this.options.breaker.failed();
        const attempts = request.once ? 1 : this.options.attempts;
        if (attempt >= attempts || !passing.has(failure.kind) || signal.aborted) throw appErrorOf(failure);
        // A service that answers, but not to the point, needs no rest.
        if (failure.kind !== 'malformed') await this.#pause(failure, attempt, signal);
      }
    }
  }

  #admit(): void {
    if (this.options.breaker.open) {
      throw new AppError(
        'ai-failed',
        'The AI service failed several times and is left alone for a moment. Try again in a minute.',
      );
    }
    if (!this.options.budget.take()) {
      throw new AppError(
        'ai-budget',
        'The AI budget for today is used up. It starts again at midnight UTC; everything but AI still works.',
      );
    }
  }

  async #pause(failure: ModelFailure, attempt: number, signal: AbortSignal): Promise<void> {
    const grown = this.options.pauseMilliseconds * 2 ** (attempt - 1) * (0.5 + this.options.random());
    try {
      await sleep(Math.max(grown, failure.retryAfterMilliseconds ?? 0), undefined, { signal });
    } catch {
      throw appErrorOf(failure);
    }
  }
}

const failureOf = (thrown: unknown, callers: AbortSignal | undefined, deadline: AbortSignal): ModelFailure => {
  if (callers?.aborted) return new ModelFailure('cancelled', 'cancelled by the caller', null, { cause: thrown });
  if (deadline.aborted) return new ModelFailure('timeout', 'deadline passed', null, { cause: thrown });
  return thrown instanceof ModelFailure
    ? thrown
    : new ModelFailure('server-error', 'unexpected', null, { cause: thrown });
};
