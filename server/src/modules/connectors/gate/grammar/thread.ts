import { parentPort, workerData } from 'node:worker_threads';
import { commonShapes } from './common-shapes.js';
import type { GrammarDialect, GrammarQuestion, GrammarVerdict } from './protocol.js';
import { SelectParser } from './select-parser.js';

const parser = new SelectParser(workerData as GrammarDialect);

const problemOf = (sql: string): GrammarVerdict['problem'] => {
  try {
    return parser.judge(sql);
  } catch (error) {
    return { kind: 'unreadable', text: (error as Error).message.slice(0, 120) };
  }
};

/** One text at a time, so that a question waits for no more than one. */
const warmUp = (shapes: readonly string[]): void => {
  const [next, ...others] = shapes;
  if (next === undefined) return;
  parser.learn(next);
  setImmediate(() => warmUp(others));
};

parentPort!.on('message', ({ id, sql }: GrammarQuestion) => {
  parentPort!.postMessage({ id, problem: problemOf(sql) } satisfies GrammarVerdict);
});
setImmediate(() => warmUp(commonShapes[workerData as GrammarDialect]));
