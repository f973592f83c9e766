import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.js';
import { refuse, unreadable } from '../refusal.js';
import type { GrammarDialect, GrammarQuestion, GrammarVerdict } from './protocol.js';

/** A grammar takes a second to load, once, and some texts take long to parse. */
const PATIENCE_MILLISECONDS = 20_000;

const fromSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSource ? './thread.ts' : './thread.js', import.meta.url));
const hooks = new URL('../../../../../../scripts/typescript-hooks.mjs', import.meta.url).href;

const threads = new Map<GrammarDialect, Worker>();
let nextId = 1;

const open = (dialect: GrammarDialect): Worker => {
  const started = new Worker(entry, {
    workerData: dialect,
    execArgv: fromSource ? ['--conditions=source', '--import', hooks] : [],
    stdout: true,
    stderr: true,
  });
  started.unref();
  // A thread that fails ends; who waits for it hears so, and the next question opens another.
  started.on('error', () => undefined);
  started.once('exit', () => {
    if (threads.get(dialect) === started) threads.delete(dialect);
  });
  threads.set(dialect, started);
  return started;
};

const threadOf = (dialect: GrammarDialect): Worker => threads.get(dialect) ?? open(dialect);

const ask = (dialect: GrammarDialect, question: GrammarQuestion): Promise<GrammarVerdict> =>
  new Promise((resolve, reject) => {
    const worker = threadOf(dialect);
    const failed = (): void => settle(() => reject(unreadable('it could not be parsed.')));
    const timer = setTimeout(() => {
      void worker.terminate();
      settle(() => reject(new AppError('timeout', 'The query is too complicated to be checked. Write it shorter.')));
    }, PATIENCE_MILLISECONDS);
    const answered = (verdict: GrammarVerdict): void => {
      if (verdict.id === question.id) settle(() => resolve(verdict));
    };
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('exit', failed).off('error', failed);
      done();
    };
    worker.on('message', answered).on('exit', failed).on('error', failed);
    worker.postMessage(question);
  });

/** Loads a grammar and what it learns from common questions, in the background. Called when a source of the dialect is first reached. */
export const warmGrammar = (dialect: GrammarDialect): void => void threadOf(dialect);

/**
 * Parses in a thread of its own, so that nothing else waits.
 *
 * @throws AppError `query-failed` with the place of the mistake, `query-refused` when it is not exactly one SELECT, `timeout`
 */
export const checkGrammar = async (dialect: GrammarDialect, sql: string): Promise<void> => {
  const { problem } = await ask(dialect, { id: nextId++, sql });
  if (problem) throw problem.kind === 'unreadable' ? unreadable(problem.text) : refuse(problem.text);
};
