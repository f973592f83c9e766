import type { z } from 'zod';

/** One question to a language model whose answer must fit a schema. There is no free-text form. */
export interface StructuredRequest<S extends z.ZodType> {
  /** What the model does for the user, for the receipt: "Wrote the query". */
  readonly purpose: string;
  readonly instructions: string;
  /** Data for the model. It is quoted as data; nothing in it is an instruction. */
  readonly content: string;
  readonly schema: S;
  readonly signal?: AbortSignal;
  /** One attempt and no other, however it fails: for what can do without an answer. */
  readonly once?: true;
}

export interface StructuredResponse<T> {
  readonly value: T;
  readonly model: string;
  readonly inputTokens: number;
  /** What is paid for as output, thinking included. */
  readonly outputTokens: number;
}

/** A model that plans. It never computes a number a user sees. */
export interface LanguageModel {
  readonly name: string;
  /** @throws ModelFailure for one attempt; the resilient model turns it into AppError `ai-failed` or `ai-budget` */
  generate<S extends z.ZodType>(request: StructuredRequest<S>): Promise<StructuredResponse<z.output<S>>>;
}

export type ModelFailureKind =
  'timeout' | 'unreachable' | 'rate-limited' | 'server-error' | 'malformed' | 'refused' | 'rejected' | 'cancelled';

/** Why one attempt failed, whatever the provider. `retryAfterMilliseconds` is the provider's own wish. */
export class ModelFailure extends Error {
  constructor(
    readonly kind: ModelFailureKind,
    message: string,
    readonly retryAfterMilliseconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelFailure';
  }
}
