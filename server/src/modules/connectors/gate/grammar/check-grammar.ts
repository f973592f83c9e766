import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.js';
import { refuse, unreadable } from '../refusal.js';
import type { GrammarDialect, GrammarQuestion, GrammarVerdict } from './protocol.js';

/** The grammars take seconds to load, once, and some texts take long to parse. */
const PATIENCE_MILLISECONDS = 20_000;

const fromSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSource ? './thread.ts' : './thread.js', import.meta.url));
const hooks = new URL('../../../../../../scripts/typescript-hooks.mjs', import.meta.url).href;

let thread: Worker | null = null;
let nextId = 1;

const open = (): Worker => {
  const started = new Worker(entry, {
    execArgv: fromSource ? ['--conditions=source', '--import', hooks] : [],
    stdout: true,
    stderr: true,
  });
  started.unref();
  started.once('exit', () => {
    if (thread === started) thread = null;
  });
  return started;
};

const ask = (question: GrammarQuestion): Promise<GrammarVerdict> =>
  new Promise((resolve, reject) => {
    const worker = (thread ??= open());
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

/**
 * Parses in a thread of its own, so that nothing else waits.
 *
 * @throws AppError `query-failed` with the place of the mistake, `query-refused` when it is not exactly one SELECT, `timeout`
 */
export const checkGrammar = async (dialect: GrammarDialect, sql: string): Promise<void> => {
  const { problem } = await ask({ id: nextId++, dialect, sql });
  if (problem) throw problem.kind === 'unreadable' ? unreadable(problem.text) : refuse(problem.text);
};
