import { isIsoMoment, isTimeText, formatsOf } from '../../ingest/date-text.js';
import { isNumberText } from '../../ingest/number-text.js';
import { parseLine, type Dialect, type Fields } from './dialect.js';

const MAX_LINES = 150;
const MAX_JOINED = 20;

const singles = [',', ';', '\t', '|', ' ', ':', '~', '^', '\u0001', '\u001f', '§', '¦', '#', '&', '*'];
/** Delimiters that are common inside texts and times count less. */
const trust: Record<string, number> = { ' ': 0.45, ':': 0.5, '#': 0.5, '&': 0.5, '*': 0.5, '^': 0.8, '~': 0.9 };

const repeated = (text: string, single: string): string[] => {
  const doubled = single + single;
  if (!text.includes(doubled)) return [];
  const runs = text.match(new RegExp(`\\${single}+`, 'g')) ?? [];
  const even = runs.filter((run) => run.length % 2 === 0).length;
  return even > runs.length * 0.9 ? [doubled] : [];
};

/** Delimiters that stand in the text; where one always comes in pairs, the pair is the delimiter. */
const delimitersIn = (text: string): string[] =>
  singles.flatMap((single) => {
    if (!text.includes(single)) return [];
    const pairs = single === ' ' || single === '"' ? [] : repeated(text, single);
    return pairs.length > 0 ? pairs : [single];
  });

const quotesIn = (text: string): string[] => [
  ...(text.includes('"') ? ['"'] : []),
  ...(/(?:^|[,;\t| :])'/m.test(text) ? ["'"] : []),
  '',
];

const words = /^[\p{L}\p{N}(][\p{L}\p{N}\p{M} ._\-/()&'’+%@:!?°$€£#*]*$/u;

/** How sure one may be that a text is one whole cell: 1 for numbers, dates and words, 0 where quotes or delimiters stick out. */
const typeScore = (text: string, quoted: boolean): number => {
  const cell = text.trim();
  if (cell === '' || isNumberText(cell, 'point') || isNumberText(cell, 'comma')) return 1;
  if (isIsoMoment(cell) || isTimeText(cell) || (/^\w{1,9}[-/. ]/.test(cell) && formatsOf(cell).length > 0)) return 1;
  if (/^(["']).*\1$/s.test(cell) || /^["']|["']$/.test(cell)) return 0.1;
  if (quoted) return 1;
  if (words.test(cell)) return 1;
  return /[;|\t"~^]/.test(cell) ? 0.2 : 0.7;
};

interface Records {
  readonly rows: Fields[];
  readonly quoted: boolean[][];
}

/** Records of the sample; a quote left open is given a few lines to close. */
const recordsOf = (lines: readonly string[], dialect: Dialect): Records => {
  const rows: Fields[] = [];
  const quoted: boolean[][] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (lines[index]!.trim() === '') continue;
    let parsed = parseLine(lines[index]!, dialect);
    for (let more = 1; parsed.open && more <= MAX_JOINED && index + more < lines.length; more += 1) {
      const joined = parseLine(lines.slice(index, index + more + 1).join('\n'), dialect);
      if (joined.open) continue;
      parsed = joined;
      index += more;
    }
    rows.push(parsed.fields);
    quoted.push(parsed.fields.map((_, field) => parsed.quoted.includes(field)));
  }
  return { rows, quoted };
};

/** Many rows in few patterns of many cells; after the pattern score of van den Burg, Nazábal and Sutton (2019), eq. 4. */
const patternScore = (rows: readonly Fields[]): number => {
  const lengths = new Map<number, number>();
  for (const { length } of rows) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  return [...lengths].reduce((sum, [length, count]) => sum + ((count / rows.length) ** 2 * (length - 1)) / length, 0);
};

type TypeScores = Map<string, number>;

const scored = (known: TypeScores, cell: string, quoted: boolean): number => {
  const key = (quoted ? 'q' : 'u') + cell;
  const score = known.get(key) ?? typeScore(cell, quoted);
  known.set(key, score);
  return score;
};

const averageType = ({ rows, quoted }: Records, known: TypeScores): number => {
  let sum = 0;
  let cells = 0;
  rows.forEach((row, at) =>
    row.forEach((cell, column) => {
      if (cell === null) return;
      sum += scored(known, cell, quoted[at]![column]!);
      cells += 1;
    }),
  );
  return cells === 0 ? 0 : sum / cells;
};

const VALUES_AMONG_SPACES = 0.4;

/** Spaces separate cells only in tables of numbers or where texts are quoted; elsewhere they separate words. */
const isSpaceSeparated = ({ rows, quoted }: Records): boolean => {
  if (quoted.some((row) => row.some(Boolean))) return true;
  const cells = rows.flat().filter((cell) => cell !== null);
  const values = cells.filter(
    (cell) => isNumberText(cell, 'point') || isNumberText(cell, 'comma') || formatsOf(cell).length > 0,
  );
  return values.length >= cells.length * VALUES_AMONG_SPACES;
};

/** What a table of one column is worth: more when its lines are values by themselves, such as moments with a space inside. */
const singleColumnScore = (lines: readonly string[]): number => {
  const filled = lines.filter((line) => line.trim() !== '');
  const values = filled.filter((line) => {
    const cell = line.trim().replace(/^"(.*)"$/, '$1');
    return (
      isIsoMoment(cell) || isNumberText(cell, 'point') || isNumberText(cell, 'comma') || formatsOf(cell).length > 0
    );
  });
  return 0.08 + 0.7 * (values.length / Math.max(1, filled.length));
};

const escapeOf = (text: string, delimiter: string, quote: string): Dialect['escape'] => {
  if (quote === '') return 'none';
  const escapedAt = text.split(`\\${quote}`).slice(1);
  const inside = escapedAt.filter((rest) => !/^[\r\n]|^$/.test(rest) && !rest.startsWith(delimiter)).length;
  const doubled = text.split(quote + quote).slice(1);
  const doubledInside = doubled.filter((rest) => !/^[\r\n]|^$/.test(rest) && !rest.startsWith(delimiter)).length;
  return inside > 0 && inside >= doubledInside ? 'backslash' : 'double';
};

/**
 * The dialect of a delimited text: of all candidates the one whose rows agree most in length and whose cells look most like
 * whole values.
 *
 * @param lines - the first lines, without their terminators
 * @see van den Burg, Nazábal and Sutton (2019), Wrangling messy CSV files by detecting row and type patterns
 */
export const detectDialect = (lines: readonly string[]): Dialect => {
  const sample = lines.slice(0, MAX_LINES);
  const text = sample.join('\n');
  let best: { dialect: Dialect; score: number } = {
    dialect: { delimiter: ',', quote: '"', escape: escapeOf(text, ',', '"') },
    score: singleColumnScore(sample),
  };
  const known: TypeScores = new Map();
  for (const delimiter of delimitersIn(text)) {
    for (const quote of quotesIn(text)) {
      const dialect: Dialect = { delimiter, quote, escape: escapeOf(text, delimiter, quote) };
      const records = recordsOf(sample, dialect);
      if (delimiter === ' ' && !isSpaceSeparated(records)) continue;
      const score = patternScore(records.rows) * averageType(records, known) * (trust[delimiter] ?? 1);
      if (score > best.score) best = { dialect, score };
    }
  }
  return withQuote(withSpace(best.dialect, sample));
};

/** A file that quotes nothing in its first lines may still quote further down. */
const withQuote = (dialect: Dialect): Dialect =>
  dialect.quote === '' && dialect.delimiter !== ' ' ? { ...dialect, quote: '"', escape: 'double' } : dialect;

const withSpace = (dialect: Dialect, lines: readonly string[]): Dialect => {
  if (dialect.delimiter === ' ') return dialect;
  const gaps = lines.join('\n').split(dialect.delimiter).slice(1);
  const spaced = gaps.filter((rest) => rest.startsWith(' ')).length;
  return gaps.length > 0 && spaced >= gaps.length * 0.95 ? { ...dialect, delimiter: `${dialect.delimiter} ` } : dialect;
};
