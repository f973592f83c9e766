import { toAppError } from '#shared/errors/app-error.js';
import { DuckDbSession } from '../duckdb/session.js';
import { tasks } from '../tasks.js';
import {
  SETTINGS_VARIABLE,
  type TaskFailure,
  type TaskRequest,
  type WorkerMessage,
  type WorkerSettings,
} from './protocol.js';
import type { Task, TaskContext } from './task.js';

const { limits } = JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}') as WorkerSettings;

const send = (message: WorkerMessage): void => void process.send?.(message);

const openAhead = (): Promise<DuckDbSession> => {
  const opening = DuckDbSession.open(limits);
  opening.catch(() => undefined);
  return opening;
};

let ahead = openAhead();

const failureOf = (thrown: unknown): TaskFailure => {
  const error = toAppError(thrown);
  const defect = error.code === 'internal' && thrown instanceof Error ? (thrown.stack ?? thrown.message) : null;
  const { code, detail, fields, suggestions, choices } = error;
  return { code, detail, fields, suggestions, choices, defect };
};

const perform = async ({ id, task: name, input }: TaskRequest): Promise<void> => {
  let opened: DuckDbSession | undefined;
  const context: TaskContext = {
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

process.on('message', (request: TaskRequest) => void perform(request));
process.on('disconnect', () => process.exit(0));
await ahead;
send({ kind: 'ready' });
