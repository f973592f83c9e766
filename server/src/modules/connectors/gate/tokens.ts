import { refuse, unreadable } from './refusal.js';

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'variable' | 'sign';
  /** Words in lower case, quoted names as they are, signs one character each. */
  readonly text: string;
}

/** How a dialect writes names, texts and comments. */
export interface Lexicon {
  /** Opening quotes of names and what closes them. */
  readonly names: Readonly<Record<string, string>>;
  readonly texts: readonly string[];
  /** A backslash in a text escapes the next character. */
  readonly backslash: boolean;
  /** What starts a comment to the end of the line; sees three characters. */
  readonly lineComments: RegExp;
  /** `/*!` and `/*M!` hide statements that run. */
  readonly executableComments: boolean;
  readonly nestedComments: boolean;
  /** `]]` inside brackets is one bracket of the name. */
  readonly doubledBrackets?: boolean;
}

/** Everything beyond ASCII is part of a word, spaces included: that is how the databases read it. */
const wordPart = /[\w$\u0080-\uffff]/;

/**
 * Splits SQL into tokens without understanding it. What it cannot split for certain it refuses: a text left open, a comment left
 * open, a comment that runs.
 */
export const tokensOf = (sql: string, lexicon: Lexicon): Token[] => {
  const tokens: Token[] = [];
  let at = 0;

  const skipLine = (): void => {
    const end = sql.indexOf('\n', at);
    at = end < 0 ? sql.length : end;
  };

  const skipBlock = (): void => {
    if (lexicon.executableComments && /^\/\*(M?!|\+)/i.test(sql.slice(at, at + 4))) {
      throw refuse('comments that the server would execute are not taken.');
    }
    let depth = 0;
    do {
      const mark = /\/\*|\*\//g;
      mark.lastIndex = at;
      const found = mark.exec(sql);
      if (!found) throw unreadable('a comment is not closed.');
      at = found.index + 2;
      if (found[0] === '*/') depth -= 1;
      else if (depth === 0 || lexicon.nestedComments) depth += 1;
    } while (depth > 0);
  };

  const quoted = (close: string, backslash: boolean): string => {
    let value = '';
    for (at += 1; at < sql.length; at += 1) {
      if (backslash && sql[at] === '\\') {
        value += sql[at + 1] ?? '';
        at += 1;
      } else if (sql[at] !== close) value += sql[at];
      else if (sql[at + 1] === close && (close !== ']' || lexicon.doubledBrackets)) {
        value += close;
        at += 1;
      } else {
        at += 1;
        return value;
      }
    }
    throw unreadable('a quote is not closed.');
  };

  const run = (pattern: RegExp): string => {
    const start = at;
    while (at < sql.length && pattern.test(sql[at]!)) at += 1;
    return sql.slice(start, at);
  };

  while (at < sql.length) {
    const character = sql[at]!;
    if (/[\t-\r ]/.test(character)) at += 1;
    else if (lexicon.lineComments.exec(sql.slice(at, at + 3))) skipLine();
    else if (sql.startsWith('/*', at)) skipBlock();
    else if (lexicon.names[character]) tokens.push({ kind: 'name', text: quoted(lexicon.names[character], false) });
    else if (lexicon.texts.includes(character))
      tokens.push({ kind: 'text', text: quoted(character, lexicon.backslash) });
    else if (character === '@') {
      at += 1;
      tokens.push({ kind: 'variable', text: run(/[@\w$.]/) });
    } else if (/\d/.test(character) || (character === '.' && /\d/.test(sql[at + 1] ?? ''))) {
      tokens.push({ kind: 'number', text: run(/[\w.]/) });
    } else if (wordPart.test(character)) tokens.push({ kind: 'word', text: run(wordPart).toLowerCase() });
    else {
      tokens.push({ kind: 'sign', text: character });
      at += 1;
    }
  }
  return tokens;
};
