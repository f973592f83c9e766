import { AppError } from '#shared/errors/app-error.js';
import type { TaskFailure, WorkerMessage, WorkerSettings } from '../worker/protocol.js';
import { WorkerProcess } from './worker-process.js';

const MEMORY_CHECK_MILLISECONDS = 200;

/** A process that ends before it was ready would end again at once. */
const RESTART_PAUSE_MILLISECONDS = 1_000;

export interface PoolOptions {
  readonly workers: number;
  /** Tasks that may wait; one more is refused as busy. */
  readonly queue: number;
  readonly memoryBytes: number;
  readonly settings: WorkerSettings;
  /** Receives defects of ours; never data. */
  readonly onDefect?: (text: string) => void;
}

export interface TaskOptions {
  readonly deadlineMilliseconds: number;
  readonly signal?: AbortSignal;
  /** How long a stopped task may take to end what it began outside its process, such as in a database; none unless told. */
  readonly graceMilliseconds?: number;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
  readonly onStart?: () => void;
}

interface Job {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
  readonly options: TaskOptions;
  resolve(output: unknown): void;
  reject(error: AppError): void;
}

interface Slot {
  process: WorkerProcess;
  ready: boolean;
  /** Whether this process ever was ready; a slow start is not a crash. */
  started: boolean;
  job: Job | null;
  /** Why the job was asked to stop, while it has time to. */
  stopped: AppError | null;
  timer: NodeJS.Timeout | null;
}

const errorOf = ({ code, detail, fields, suggestions, choices }: TaskFailure): AppError =>
  new AppError(code, detail, { fields, suggestions, choices });

/**
 * Runs untrusted work in a fixed number of child processes. A task that overruns its deadline, its memory or is cancelled
 * loses its process, which is replaced; nobody else notices. One that works elsewhere is first asked to end that.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #slots: Slot[];
  readonly #waiting: Job[] = [];
  readonly #memoryWatch: NodeJS.Timeout;
  #nextId = 1;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.workers }, () => this.#start());
    this.#memoryWatch = setInterval(() => this.#watchMemory(), MEMORY_CHECK_MILLISECONDS).unref();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * @throws AppError `busy` when the queue is full, `timeout` after the deadline (counted from the start of the work),
   *   `cancelled` when the signal fires, `out-of-memory` when the process outgrows its share or dies, and whatever the task throws
   */
  run<Output>(task: string, input: unknown, options: TaskOptions): Promise<Output> {
    if (this.#closed)
      return Promise.reject(new AppError('busy', 'The server is shutting down. Try again in a moment.'));
    if (this.#waiting.length >= this.#options.queue) {
      return Promise.reject(new AppError('busy', 'The server has too much to do. Try again in a moment.'));
    }
    return new Promise<Output>((resolve, reject) => {
      const job: Job = {
        id: this.#nextId++,
        task,
        input,
        options,
        resolve: resolve as (output: unknown) => void,
        reject,
      };
      const { signal } = options;
      if (signal?.aborted) return reject(cancelled());
      signal?.addEventListener('abort', () => this.#stop(job, cancelled()), { once: true });
      this.#waiting.push(job);
      this.#dispatch();
    });
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#memoryWatch);
    const stopping = new AppError('cancelled', 'The server was stopped. Nothing was changed. Try again.');
    for (const job of this.#waiting.splice(0)) job.reject(stopping);
    for (const slot of this.#slots) {
      slot.job?.reject(stopping);
      this.#release(slot);
      slot.process.kill();
    }
  }

  #start(slot?: Slot): Slot {
    const started: Slot = slot ?? ({} as Slot);
    const process = new WorkerProcess(this.#options.settings, this.#options.memoryBytes, {
      message: (message) => this.#receive(started, message),
      exit: () => this.#replace(started, process),
    });
    return Object.assign(started, { process, ready: false, started: false, job: null, stopped: null, timer: null });
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      if (!slot.ready || slot.job) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      slot.job = job;
      const seconds = Math.round(job.options.deadlineMilliseconds / 1_000);
      slot.timer = setTimeout(
        () =>
          this.#stop(
            job,
            new AppError('timeout', `The calculation took longer than ${seconds} s and was stopped. Use fewer rows.`),
          ),
        job.options.deadlineMilliseconds,
      );
      job.options.onStart?.();
      slot.process.send({ kind: 'run', id: job.id, task: job.task, input: job.input });
    }
  }

  #receive(slot: Slot, message: WorkerMessage): void {
    if (message.kind === 'ready') {
      slot.ready = slot.started = true;
      return this.#dispatch();
    }
    const { job, stopped } = slot;
    if (!job || job.id !== message.id) return;
    if (message.kind === 'progress') return job.options.onProgress?.(message.stage, message.done, message.total);
    this.#release(slot);
    if (stopped) job.reject(stopped);
    else if (message.kind === 'done') job.resolve(message.output);
    else {
      if (message.error.defect) this.#options.onDefect?.(message.error.defect);
      job.reject(errorOf(message.error));
    }
    this.#dispatch();
  }

  #release(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
    slot.stopped = null;
    slot.job = null;
  }

  /** Asks the job to end by itself where it gets time for that, and ends its process when it does not. */
  #stop(job: Job, error: AppError): void {
    const slot = this.#slots.find((candidate) => candidate.job === job);
    const { graceMilliseconds } = job.options;
    if (!slot || slot.stopped || !graceMilliseconds) return this.#abandon(job, slot?.stopped ?? error);
    if (slot.timer) clearTimeout(slot.timer);
    slot.stopped = error;
    slot.process.send({ kind: 'cancel', id: job.id });
    slot.timer = setTimeout(() => this.#abandon(job, error), graceMilliseconds);
  }

  #abandon(job: Job, error: AppError): void {
    const position = this.#waiting.indexOf(job);
    if (position >= 0) this.#waiting.splice(position, 1);
    const slot = this.#slots.find((candidate) => candidate.job === job);
    if (position < 0 && !slot) return;
    job.reject(error);
    if (!slot) return;
    this.#release(slot);
    slot.ready = false;
    slot.process.kill();
  }

  #replace(slot: Slot, process: WorkerProcess): void {
    if (this.#closed || slot.process !== process) return;
    slot.job?.reject(
      slot.stopped ??
        new AppError('out-of-memory', 'The calculation ran out of memory and was stopped. Use fewer rows or columns.'),
    );
    this.#release(slot);
    if (slot.started) this.#start(slot);
    else setTimeout(() => this.#closed || this.#start(slot), RESTART_PAUSE_MILLISECONDS);
  }

  #watchMemory(): void {
    for (const { job, process } of this.#slots) {
      if (!job) continue;
      const resident = process.residentBytes();
      if (resident !== null && resident > this.#options.memoryBytes) {
        this.#abandon(
          job,
          new AppError(
            'out-of-memory',
            'The calculation needs more memory than it may use. Use fewer rows or columns.',
          ),
        );
      }
    }
  }
}

const cancelled = (): AppError => new AppError('cancelled', 'Cancelled. Nothing was changed.');
