import { toAppError } from '#shared/errors/app-error.js';
import { DuckDbSession } from '../duckdb/session.js';
import { tasks } from '../tasks.js';
import {
  SETTINGS_VARIABLE,
  type TaskFailure,
  type TaskRequest,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerSettings,
} from './protocol.js';
import type { Task, TaskContext } from './task.js';

/** Without the API process there is nobody to end this one, so what was begun elsewhere gets only so long to end. */
const LAST_MILLISECONDS = 2_000;

const { limits } = JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}') as WorkerSettings;

const send = (message: WorkerMessage): void => void process.send?.(message);

const openAhead = (): Promise<DuckDbSession> => {
  const opening = DuckDbSession.open(limits);
  opening.catch(() => undefined);
  return opening;
};

let ahead = openAhead();

interface Running {
  readonly id: number;
  readonly abort: AbortController;
  readonly finished: Promise<void>;
}

let running: Running | null = null;

const failureOf = (thrown: unknown): TaskFailure => {
  const error = toAppError(thrown);
  const defect = error.code === 'internal' && thrown instanceof Error ? (thrown.stack ?? thrown.message) : null;
  const { code, detail, fields, suggestions, choices } = error;
  return { code, detail, fields, suggestions, choices, defect };
};

const perform = async ({ id, task: name, input }: TaskRequest, signal: AbortSignal): Promise<void> => {
  let opened: DuckDbSession | undefined;
  const context: TaskContext = {
    signal,
    session: async () => (opened ??= await ahead),
    progress: (stage, done, total) => send({ kind: 'progress', id, stage, done, total }),
  };
  try {
    const task: Task | undefined = tasks.find((candidate) => candidate.name === name);
    if (!task) throw new Error(`No task ${name}`);
    send({ kind: 'done', id, output: await task.run(input, context) });
  } catch (error) {
    send({ kind: 'failed', id, error: failureOf(error) });
  }
  if (opened) {
    opened.close();
    ahead = openAhead();
  }
};

const receive = (request: WorkerRequest): void => {
  if (request.kind === 'cancel') {
    if (running?.id === request.id) running.abort.abort();
    return;
  }
  const abort = new AbortController();
  running = { id: request.id, abort, finished: perform(request, abort.signal) };
};

const leave = (): void => {
  const exit = (): never => process.exit(0);
  setTimeout(exit, LAST_MILLISECONDS);
  running?.abort.abort();
  void (running?.finished ?? Promise.resolve()).then(exit);
};

process.on('message', receive);
process.on('disconnect', leave);
await ahead;
send({ kind: 'ready' });
