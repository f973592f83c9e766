import type { AppError } from '#shared/errors/app-error.js';
import type { CellError, ErrorCode } from '#shared/errors/codes.js';
import { errorKinds } from '#shared/errors/codes.js';

/** A formula that shows an error, with the reason: #NUM! cannot carry one in the cell. */
export interface FailingCell {
  /** "Sheet1!B4" */
  readonly address: string;
  readonly function: string;
  readonly shows: CellError;
  readonly code: ErrorCode;
  readonly detail: string;
}

const KEPT = 500;

/** The failing formulas of this session, newest first. A cell leaves the list when it computes. */
export class FailingCells {
  readonly #cells = new Map<string, FailingCell>();
  readonly #listeners = new Set<() => void>();
  #list: readonly FailingCell[] = [];

  /** The same array until something changes, as `useSyncExternalStore` wants it. */
  readonly list = (): readonly FailingCell[] => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  failed(address: string, name: string, { code, detail }: AppError): void {
    this.#cells.delete(address);
    this.#cells.set(address, { address, function: name, shows: errorKinds[code].cell, code, detail });
    const oldest = this.#cells.keys().next();
    if (this.#cells.size > KEPT && !oldest.done) this.#cells.delete(oldest.value);
    this.#changed();
  }

  computed(address: string): void {
    if (this.#cells.delete(address)) this.#changed();
  }

  #changed(): void {
    this.#list = [...this.#cells.values()].reverse();
    for (const listener of this.#listeners) listener();
  }
}
