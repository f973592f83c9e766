interface Work {
  /** Does the work and settles its promise. */
  readonly run: () => void;
}

const SLICE = 10;

/**
 * Does many small pieces of work in order without holding up the page: after 10 ms it lets other events through. What a
 * piece works on is let go as soon as it is done.
 */
export class WorkSlices {
  readonly #now: () => number;
  #waiting: Work[] = [];
  #working = false;

  /** `now` counts milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  do<T>(work: () => T): Promise<T> {
    const promise = new Promise<T>((resolve, reject) => {
      const run = () => {
        try {
          resolve(work());
        } catch (thrown) {
          reject(thrown as Error);
        }
      };
      this.#waiting.push({ run });
    });
    if (!this.#working) this.#start();
    return promise;
  }

  #start(): void {
    this.#working = true;
    queueMicrotask(() => this.#slice());
  }

  #slice(): void {
    const batch = this.#waiting;
    const end = this.#now() + SLICE;
    let done = 0;
    while (done < batch.length && (done === 0 || this.#now() < end)) batch[done++]?.run();
    this.#waiting = batch.slice(done);
    this.#working = this.#waiting.length > 0;
    if (this.#working) setTimeout(() => this.#slice(), 0);
  }
}
