import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '#shared/errors/app-error.js';
import { refuse, unreadable } from '../refusal.js';
import type { GrammarDialect, GrammarQuestion, GrammarVerdict } from './protocol.js';

/** A grammar takes a second to load, once, and some texts take long to parse. */
const PATIENCE_MILLISECONDS = 20_000;

/** What a parser knows of its grammar and of the way through common questions is 100 MB; what it leaves behind is cleared early. */
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=16'];

const fromSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSource ? './grammar-process.ts' : './grammar-process.js', import.meta.url));
const hooks = new URL('../../../../../../scripts/typescript-hooks.mjs', import.meta.url).href;
const execArgv = [...MEMORY, ...(fromSource ? ['--conditions=source', '--import', hooks] : [])];

const processes = new Map<GrammarDialect, ChildProcess>();
let nextId = 1;

const open = (dialect: GrammarDialect): ChildProcess => {
  const started = fork(entry, [dialect], {
    execArgv,
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.unref();
  started.channel?.unref();
  // A process that fails ends; who waits for it hears so, and the next question opens another.
  started.on('error', () => undefined);
  started.once('exit', () => {
    if (processes.get(dialect) === started) processes.delete(dialect);
  });
  processes.set(dialect, started);
  return started;
};

const processOf = (dialect: GrammarDialect): ChildProcess => processes.get(dialect) ?? open(dialect);

const ask = (dialect: GrammarDialect, question: GrammarQuestion): Promise<GrammarVerdict> =>
  new Promise((resolve, reject) => {
    const child = processOf(dialect);
    const failed = (): void => settle(() => reject(unreadable('it could not be parsed.')));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle(() => reject(new AppError('timeout', 'The query is too complicated to be checked. Write it shorter.')));
    }, PATIENCE_MILLISECONDS);
    const answered = (message: unknown): void => {
      const verdict = message as GrammarVerdict;
      if (verdict.id === question.id) settle(() => resolve(verdict));
    };
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      child.off('message', answered).off('exit', failed).off('error', failed);
      if (child.listenerCount('message') === 0) child.channel?.unref();
      done();
    };
    child.on('message', answered).on('exit', failed).on('error', failed);
    child.channel?.ref();
    child.send(question, (error) => error && failed());
  });

/** Loads a grammar and what it learns from common questions, in the background. Called when a source of the dialect is first reached. */
export const warmGrammar = (dialect: GrammarDialect): void => void processOf(dialect);

/**
 * Parses in a process of its own, so that nothing else waits and its memory is not that of the server.
 *
 * @throws AppError `query-failed` with the place of the mistake, `query-refused` when it is not exactly one SELECT, `timeout`
 */
export const checkGrammar = async (dialect: GrammarDialect, sql: string): Promise<void> => {
  const { problem } = await ask(dialect, { id: nextId++, sql });
  if (problem) throw problem.kind === 'unreadable' ? unreadable(problem.text) : refuse(problem.text);
};
