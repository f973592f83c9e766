import type { CellAi } from '#shared/contract/cell-ai.js';
import { toAppError } from '#shared/errors/app-error.js';
import { MILLION } from './cost.js';
import type { SelectionBatch } from './selection-request.js';

type RunState = NonNullable<CellAi['run']>;

/** A text that a model stumbles over must not keep the others from being asked; more of them are no accident. */
const FAILURES = 3;

/** Asks batch after batch until all were asked, somebody cancels, or the day's limit is reached; what was answered stays. */
export class CellAiRun {
  readonly #controller = new AbortController();
  #state: RunState['state'] = 'running';
  #done = 0;
  #cost = 0;
  #problem: string | null = null;

  /** `ask` gives what a batch cost, in millionths of a US dollar. */
  constructor(
    private readonly batches: readonly SelectionBatch[],
    private readonly ask: (batch: SelectionBatch, signal: AbortSignal) => Promise<number>,
  ) {}

  get running(): boolean {
    return this.#state === 'running';
  }

  get shown(): RunState {
    return {
      state: this.#state,
      done: this.#done,
      total: this.batches.length,
      cost: this.#cost / MILLION,
      problem: this.#problem,
    };
  }

  cancel(): void {
    this.#controller.abort();
  }

  async start(): Promise<void> {
    const { signal } = this.#controller;
    try {
      let failures = 0;
      for (const batch of this.batches) {
        signal.throwIfAborted();
        failures += await this.#asked(batch, signal);
        if (failures >= FAILURES) break;
      }
      this.#state = failures > 0 ? 'failed' : 'done';
    } catch (thrown) {
      this.#state = signal.aborted ? 'cancelled' : 'failed';
      if (!signal.aborted) this.#problem = toAppError(thrown).detail;
    }
  }

  /** 1 when the model gave nothing usable, else 0. */
  async #asked(batch: SelectionBatch, signal: AbortSignal): Promise<0 | 1> {
    try {
      this.#cost += await this.ask(batch, signal);
      this.#done += 1;
      return 0;
    } catch (thrown) {
      if (signal.aborted || toAppError(thrown).code !== 'ai-failed') throw thrown;
      this.#problem = toAppError(thrown).detail;
      return 1;
    }
  }
}
