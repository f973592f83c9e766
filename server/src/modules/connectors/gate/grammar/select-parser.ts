import { antlr4tsSQL, BailErrorStrategy, PredictionMode, SQLDialect, type Parser } from 'antlr4ts-sql';
import type { GrammarDialect, GrammarVerdict } from './protocol.js';

interface Tree {
  readonly childCount: number;
  getChild(index: number): Tree;
}

interface SqlParser extends Parser {
  select_statement(): unknown;
  select_statement_standalone?(): unknown;
}

const END_OF_TEXT = -1;
const SEPARATOR = ';';

const dialects: Readonly<Record<GrammarDialect, SQLDialect>> = { tsql: SQLDialect.TSQL, plsql: SQLDialect.PLSQL };

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

/**
 * Says whether a text is one SELECT of a dialect. Reading it as nothing but a SELECT is a hundred times faster than reading it as any
 * script, and whatever is read to its end without a mistake is one: prediction only chooses which rules are tried. So it is tried with
 * the context of the caller left out, then with it, and only a text that fails both is read as a script, which names its mistake.
 */
export class SelectParser {
  readonly #grammar: antlr4tsSQL;

  constructor(dialect: GrammarDialect) {
    this.#grammar = new antlr4tsSQL(dialects[dialect]);
  }

  judge(sql: string): GrammarVerdict['problem'] {
    return this.learn(sql) ? null : this.#judgeScript(sql);
  }

  /** Like `judge` without a reason: what the parser finds out about the way through a text it keeps for the next one. */
  learn(sql: string): boolean {
    return this.#isSelect(sql, PredictionMode.SLL) || this.#isSelect(sql, PredictionMode.LL);
  }

  #isSelect(sql: string, mode: PredictionMode): boolean {
    let faulty = false;
    const listener = { syntaxError: () => void (faulty = true) };
    const tokens = this.#grammar.getTokens(sql, [listener]);
    const parser = this.#grammar.getParser(tokens, [listener]) as unknown as SqlParser;
    parser.errorHandler = new BailErrorStrategy();
    parser.buildParseTree = false;
    parser.interpreter.setPredictionMode(mode);
    parser.interpreter.enable_global_context_dfa = true;
    try {
      if (parser.select_statement_standalone) parser.select_statement_standalone();
      else parser.select_statement();
    } catch {
      return false;
    }
    while (tokens.LT(1).text === SEPARATOR) tokens.consume();
    return !faulty && tokens.LA(1) === END_OF_TEXT;
  }

  #judgeScript(sql: string): GrammarVerdict['problem'] {
    const complaints: string[] = [];
    const listener = {
      syntaxError: (_recognizer: unknown, _symbol: unknown, line: number, column: number, message: string) =>
        void complaints.push(`line ${line}, column ${column + 1}: ${message.split(' expecting ')[0]!.slice(0, 120)}`),
    };
    const parser = this.#grammar.getParser(this.#grammar.getTokens(sql, [listener]), [listener]);
    const tree = this.#grammar.getParseTree(parser) as unknown as Tree;
    if (complaints.length > 0) return { kind: 'unreadable', text: complaints[0]! };
    return reachesSelect(tree) ? null : { kind: 'not-one-select', text: 'write one SELECT only.' };
  }
}
