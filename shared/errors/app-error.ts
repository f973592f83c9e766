import type { OfferedChoice } from '../analyses/ask-choices.js';
import { errorKinds, type ErrorCode } from './codes.js';

/** One complaint about one field of the input; `path` is dotted, as in `params.horizon`. */
export interface FieldError {
  path: string;
  message: string;
}

interface AppErrorOptions {
  cause?: unknown;
  fields?: FieldError[];
  /** Choices that would repair the input: nearest column names, readings of an ambiguous question. */
  suggestions?: string[];
  /** Ways to settle an ambiguous question. */
  choices?: OfferedChoice[];
}

/**
 * A failure the user can understand: `detail` is one clear sentence saying what happened, why, and what to do.
 * A bare `Error` means a defect of ours and is reported as `internal` without its text.
 */
export class AppError extends Error {
  readonly fields: FieldError[];
  readonly suggestions: string[];
  readonly choices: OfferedChoice[];

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    options: AppErrorOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'AppError';
    this.fields = options.fields ?? [];
    this.suggestions = options.suggestions ?? [];
    this.choices = options.choices ?? [];
  }

  get status(): number {
    return errorKinds[this.code].status;
  }
}

/** Normalises anything thrown at a boundary, keeping the cause. */
export const toAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError
    ? thrown
    : new AppError('internal', 'Something went wrong on the server. Nothing was changed. Try again.', {
        cause: thrown,
      });
