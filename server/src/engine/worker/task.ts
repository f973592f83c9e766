import type { DuckDbSession } from '../duckdb/session.js';

export interface TaskContext {
  /** A fresh private session, opened ahead; closed after the task. Not locked yet. */
  session(): Promise<DuckDbSession>;
  /** Fires when nobody waits for the task any more. A task heeds it when it has begun work outside its process. */
  readonly signal: AbortSignal;
  progress(stage: string, done: number, total: number): void;
}

/** A kind of work a worker process can do. Input and output cross the process boundary by structured clone. */
export interface Task<Input = unknown, Output = unknown> {
  readonly name: string;
  run(input: Input, context: TaskContext): Promise<Output>;
}

export const defineTask = <Input, Output>(task: Task<Input, Output>): Task<Input, Output> => task;
