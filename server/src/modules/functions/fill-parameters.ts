import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';

interface Quoting {
  quoteText(text: string): string;
  quoteBoolean(value: boolean): string;
}

/** Quoted texts and names, comments, and what stands for a value. */
const pieces = /'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/** Whether a backslash escapes the quote after it depends on the database, so beside values there may be none. */
const checked = (quoted: string, values: number): string => {
  if (values === 0 || !quoted.includes('\\')) return quoted;
  throw new AppError('invalid-input', 'DV.SQL: give texts with a backslash as parameters, not in quotes.');
};

const literalOf = (value: Cell, { quoteText, quoteBoolean }: Quoting): string => {
  if (value === null || value === '') return 'NULL';
  if (typeof value === 'boolean') return quoteBoolean(value);
  return typeof value === 'number' ? String(value) : quoteText(value);
};

/**
 * Writes values as literals of the dialect into the places marked `?`, outside of quotes and comments. The gate reads the whole
 * text afterwards, so that a value can never be more than a value.
 *
 * @throws AppError `invalid-input` when there are more or fewer values than places
 */
export const fillParameters = (query: string, values: readonly Cell[], dialect: Quoting): string => {
  let used = 0;
  const text = query.replace(pieces, (piece) => {
    if (piece !== '?') return checked(piece, values.length);
    const value = values[used];
    used += 1;
    return literalOf(value ?? null, dialect);
  });
  if (values.length > 0 && used !== values.length) {
    throw new AppError(
      'invalid-input',
      `DV.SQL: the query has ${counted(used, 'place')} marked ? and ${counted(values.length, 'parameter')} are given.`,
    );
  }
  return text;
};
