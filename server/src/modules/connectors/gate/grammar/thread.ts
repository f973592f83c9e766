import { parentPort } from 'node:worker_threads';
import { antlr4tsSQL, SQLDialect } from 'antlr4ts-sql';
import type { GrammarDialect, GrammarQuestion, GrammarVerdict } from './protocol.js';

interface Tree {
  readonly childCount: number;
  getChild(index: number): Tree;
}

const parsers: Record<GrammarDialect, antlr4tsSQL> = {
  tsql: new antlr4tsSQL(SQLDialect.TSQL),
  plsql: new antlr4tsSQL(SQLDialect.PLSQL),
};

const nameOf = (tree: Tree): string => tree.constructor.name;

const isMark = (tree: Tree): boolean => nameOf(tree) === 'TerminalNode';

/** Follows the tree down while there is one child that is no punctuation; a second statement ends the way. */
const reachesSelect = (tree: Tree): boolean => {
  if (/^Select_statement|^Select_statement_standalone/.test(nameOf(tree))) return true;
  const children = Array.from({ length: tree.childCount }, (_, index) => tree.getChild(index)).filter(
    (child) => !isMark(child),
  );
  return children.length === 1 && reachesSelect(children[0]!);
};

const judge = ({ dialect, sql }: GrammarQuestion): GrammarVerdict['problem'] => {
  const complaints: string[] = [];
  const listener = {
    syntaxError: (_recognizer: unknown, _symbol: unknown, line: number, column: number, message: string) =>
      void complaints.push(`line ${line}, column ${column + 1}: ${message.split(' expecting ')[0]!.slice(0, 120)}`),
  };
  const parser = parsers[dialect];
  const tree = parser.getParseTree(parser.getParser(parser.getTokens(sql, [listener]), [listener])) as unknown as Tree;
  if (complaints.length > 0) return { kind: 'unreadable', text: complaints[0]! };
  return reachesSelect(tree) ? null : { kind: 'not-one-select', text: 'write one SELECT only.' };
};

parentPort!.on('message', (question: GrammarQuestion) => {
  let problem: GrammarVerdict['problem'];
  try {
    problem = judge(question);
  } catch (error) {
    problem = { kind: 'unreadable', text: (error as Error).message.slice(0, 120) };
  }
  parentPort!.postMessage({ id: question.id, problem } satisfies GrammarVerdict);
});
