import { checkLength, refuse, refuseFunction } from './refusal.js';
import { tokensOf, type Lexicon, type Token } from './tokens.js';

export interface SelectRules {
  readonly lexicon: Lexicon;
  readonly functions: ReadonlySet<string>;
  /** A function name without what may be appended to every one, as in sumIf. */
  plainName?(name: string): string;
  /** Words that never stand in a harmless SELECT of this dialect, outside of quotes. */
  readonly forbiddenWords: ReadonlySet<string>;
  /** Of these, words that are plain names after AS. */
  readonly namesAfterAs?: ReadonlySet<string>;
  /** Words before a bracket that are no function calls. */
  readonly wordsBeforeBracket: ReadonlySet<string>;
  /** Tables that must not be read, quoted or not. */
  readonly forbiddenNames: RegExp;
  /** Schemas that must not be read: names followed by a point. */
  readonly forbiddenSchemas: ReadonlySet<string>;
}

const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.text === sign;

/** `name (a, b) AS (` after WITH: a list of columns, not a call. */
const isColumnList = (tokens: readonly Token[], open: number): boolean => {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (isSign(tokens[at], '(')) depth += 1;
    if (isSign(tokens[at], ')')) depth -= 1;
    if (depth === 0) return tokens[at + 1]?.text === 'as' && isSign(tokens[at + 2], '(');
    if (depth > 1 || !(tokens[at]!.kind === 'word' || tokens[at]!.kind === 'name' || /^[(),]$/.test(tokens[at]!.text)))
      return false;
  }
  return false;
};

const checkCall = (tokens: readonly Token[], at: number, rules: SelectRules): void => {
  const { kind, text } = tokens[at]!;
  if (!isSign(tokens[at + 1], '(') || (kind !== 'word' && kind !== 'name')) return;
  const before = tokens[at - 1];
  if (kind === 'word' && rules.wordsBeforeBracket.has(text) && !isSign(before, '.')) return;
  if (before?.kind === 'word' && before.text === 'as') return;
  if (isColumnList(tokens, at + 1)) return;
  if (isSign(before, '.') || kind === 'name' || !rules.functions.has(rules.plainName?.(text) ?? text))
    throw refuseFunction(text);
};

/**
 * Admits one SELECT (or WITH … SELECT) by its tokens: known functions only, no word that writes, no variables, no second statement.
 * It does not prove the syntax; the database does that in a session that cannot write.
 *
 * @throws AppError `query-refused`, `query-failed`, `too-large`
 */
export const admitSelectByTokens = (sql: string, rules: SelectRules): void => {
  checkLength(sql);
  const all = tokensOf(sql, rules.lexicon);
  while (isSign(all.at(-1), ';')) all.pop();
  const first = all.find((token) => !isSign(token, '('));
  if (first?.kind !== 'word' || (first.text !== 'select' && first.text !== 'with')) {
    throw refuse('only SELECT can be run, nothing that changes or lists things.');
  }
  all.forEach((token, at) => {
    if (isSign(token, ';')) throw refuse('write one statement only.');
    if (token.kind === 'variable') throw refuse('variables cannot be used.');
    const called = rules.functions.has(rules.plainName?.(token.text) ?? token.text) && isSign(all[at + 1], '(');
    const alias = all[at - 1]?.text === 'as' && rules.namesAfterAs?.has(token.text);
    const name = called || alias || isSign(all[at - 1], '.');
    if (token.kind === 'word' && rules.forbiddenWords.has(token.text) && !name) {
      throw refuse(`it contains ${token.text.toUpperCase()}. If that is a name, write it in quotes.`);
    }
    if (token.text === 'next' && all[at + 1]?.text === 'value') throw refuse('a sequence would be changed.');
    const isName = token.kind === 'word' || token.kind === 'name';
    const isSchema = isSign(all[at + 1], '.') && rules.forbiddenSchemas.has(token.text.toLowerCase());
    if (isName && (isSchema || rules.forbiddenNames.test(token.text)))
      throw refuse(`${token.text} cannot be read here.`);
    checkCall(all, at, rules);
  });
};
