import { nextTurn } from './turns.js';

const turnMilliseconds = 20;

/** Long work in order, in slices between which the page has its turn. The first slice is done at once. */
export class SlicedWork {
  readonly #slices: (() => void)[] = [];
  #done: Promise<void> = Promise.resolve();
  #running = false;

  add(slices: readonly (() => void)[]): void {
    this.#slices.push(...slices);
    if (this.#running) return;
    this.#done = this.#run();
    this.#done.catch(() => undefined);
  }

  /** Resolves when all that was added is done; rejects when a slice failed, which drops those after it. */
  get done(): Promise<void> {
    return this.#done;
  }

  async #run(): Promise<void> {
    this.#running = true;
    let turnEnds = performance.now() + turnMilliseconds;
    try {
      for (let slice = this.#slices.shift(); slice; slice = this.#slices.shift()) {
        slice();
        if (performance.now() < turnEnds || this.#slices.length === 0) continue;
        await nextTurn();
        turnEnds = performance.now() + turnMilliseconds;
      }
    } finally {
      this.#slices.length = 0;
      this.#running = false;
    }
  }
}
