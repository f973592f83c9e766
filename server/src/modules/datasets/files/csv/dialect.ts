/** How a text file is divided into cells. */
export interface Dialect {
  /** One character, or several: "||", ", ". */
  readonly delimiter: string;
  /** '"', "'" or '' when nothing is quoted. */
  readonly quote: string;
  /** How a quote inside quotes is written: doubled, behind a backslash, or not at all. */
  readonly escape: 'double' | 'backslash' | 'none';
}

export type Fields = (string | null)[];

export interface ParsedLine {
  /** null is a blank without quotes, '' is a quoted blank. */
  readonly fields: Fields;
  /** A quote was opened and not closed: the record may go on in the next line. */
  readonly open: boolean;
  /** Indexes of the quoted fields. */
  readonly quoted: number[];
}

const skipSpaces = (line: string, from: number): number => {
  let at = from;
  while (line[at] === ' ') at += 1;
  return at;
};

const endsAt = (line: string, at: number, delimiter: string): boolean =>
  at >= line.length || line.startsWith(delimiter, at);

interface QuotedField {
  readonly text: string;
  /** Position behind the closing quote, or -1 when there is none. */
  readonly end: number;
}

/**
 * Reads a quoted field. A quote that is followed by anything but a delimiter or the end of the line does not close it: it
 * belongs to the text, as careless writers leave it.
 */
const readQuoted = (line: string, from: number, { delimiter, quote, escape }: Dialect): QuotedField => {
  let text = '';
  let at = from;
  while (at < line.length) {
    const character = line[at]!;
    if (escape === 'backslash' && character === '\\' && (line[at + 1] === quote || line[at + 1] === '\\')) {
      text += line[at + 1]!;
      at += 2;
    } else if (character !== quote) {
      const next = nextSpecial(line, at + 1, quote, escape);
      text += line.slice(at, next);
      at = next;
    } else if (escape === 'double' && line[at + 1] === quote) {
      text += quote;
      at += 2;
    } else {
      const after = delimiter.startsWith(' ') ? at + 1 : skipSpaces(line, at + 1);
      if (endsAt(line, after, delimiter)) return { text, end: after };
      text += quote;
      at += 1;
    }
  }
  return { text, end: -1 };
};

const nextSpecial = (line: string, from: number, quote: string, escape: Dialect['escape']): number => {
  const quoteAt = line.indexOf(quote, from);
  const backslashAt = escape === 'backslash' ? line.indexOf('\\', from) : -1;
  const found = [quoteAt, backslashAt].filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : line.length;
};

/**
 * Splits one line (or several joined ones) into fields.
 *
 * @param literal - indexes of fields whose opening quote is text, for lines where a quote was left open by mistake
 */
export const parseLine = (line: string, dialect: Dialect, literal: readonly number[] = []): ParsedLine => {
  const { delimiter, quote } = dialect;
  const fields: Fields = [];
  const quoted: number[] = [];
  let at = 0;
  for (;;) {
    const start = delimiter.startsWith(' ') ? at : skipSpaces(line, at);
    if (quote !== '' && line[start] === quote && !literal.includes(fields.length)) {
      const { text, end } = readQuoted(line, start + 1, dialect);
      quoted.push(fields.length);
      fields.push(text);
      if (end < 0) return { fields, quoted, open: true };
      if (end >= line.length) return { fields, quoted, open: false };
      at = end + delimiter.length;
    } else {
      const end = nextDelimiter(line, at, dialect);
      const text = unescaped(line.slice(at, end < 0 ? line.length : end), dialect);
      fields.push(text === '' ? null : text);
      if (end < 0) return { fields, quoted, open: false };
      at = end + delimiter.length;
    }
  }
};

const nextDelimiter = (line: string, from: number, { delimiter, escape }: Dialect): number => {
  let end = line.indexOf(delimiter, from);
  while (escape === 'backslash' && end > from && line[end - 1] === '\\') end = line.indexOf(delimiter, end + 1);
  return end;
};

const unescaped = (text: string, { delimiter, quote, escape }: Dialect): string =>
  escape === 'backslash' && text.includes('\\')
    ? text.replaceAll(`\\${delimiter}`, delimiter).replaceAll(`\\${quote || '"'}`, quote || '"')
    : text;
