export interface BreakerOptions {
  readonly failures: number;
  readonly restMilliseconds: number;
  readonly now: () => number;
}

/** Opens after so many failures in a row, lets one attempt through after the rest, closes when it succeeds. */
export class CircuitBreaker {
  #failures = 0;
  #openedAt: number | null = null;

  constructor(private readonly options: BreakerOptions) {}

  get open(): boolean {
    return this.#openedAt !== null && this.options.now() - this.#openedAt < this.options.restMilliseconds;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openedAt = null;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= this.options.failures) this.#openedAt = this.options.now();
  }
}
