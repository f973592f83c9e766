import { commonShapes } from './common-shapes.js';
import type { GrammarDialect, GrammarQuestion, GrammarVerdict } from './protocol.js';
import { SelectParser } from './select-parser.js';

const dialect = process.argv[2] as GrammarDialect;
const parser = new SelectParser(dialect);

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

process.on('message', ({ id, sql }: GrammarQuestion) => {
  process.send?.({ id, problem: problemOf(sql) } satisfies GrammarVerdict);
});
process.once('disconnect', () => process.exit());
setImmediate(() => warmUp(commonShapes[dialect]));
