import type { OfferedChoice } from '#shared/analyses/ask-choices.js';
import type { ErrorCode } from '#shared/errors/codes.js';
import type { FieldError } from '#shared/errors/app-error.js';
import type { DuckDbLimits } from '../duckdb/session.js';

/** What the API process sends to a worker process, one task at a time. */
export interface TaskRequest {
  readonly kind: 'run';
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
}

/** Asks a task that works elsewhere, such as in a database, to end what it began there. */
export interface CancelRequest {
  readonly kind: 'cancel';
  readonly id: number;
}

export type WorkerRequest = TaskRequest | CancelRequest;

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: TaskFailure };

/** An AppError as it crosses the process boundary; `defect` carries the stack of a defect of ours, for the log only. */
export interface TaskFailure {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly fields: FieldError[];
  readonly suggestions: string[];
  readonly choices: OfferedChoice[];
  readonly defect: string | null;
}

/** Passed to the worker by environment, so that nothing about it stands in the arguments. */
export interface WorkerSettings {
  readonly limits: DuckDbLimits;
}

export const SETTINGS_VARIABLE = 'DV_WORKER_SETTINGS';
