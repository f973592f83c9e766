import type { ColumnIssue, Unit } from '#shared/data/column.js';
import { counted, listed } from '#shared/wording/numbers.js';
import { quoteName, quoteText, type SqlSession } from '#server/engine/sql-session.js';
import { isErrorValue, isMissingMarker, type Tally } from './choose-reading.js';
import { rawColumnOf } from './column-names.js';
import { currencyOf, hasPercent } from './number-text.js';
import type { Reading } from './reading.js';
import { cellColumn, textFlagColumn, type StagedColumn, type Staging } from './staging.js';

const EXAMPLES = 5;
const HALF = 0.5;
type Example = ColumnIssue['examples'][number];

interface Misfit extends Tally {
  readonly row: number;
}

const misfitsOf = async (session: SqlSession, path: string, name: string): Promise<Misfit[]> => {
  const raw = quoteName(rawColumnOf(name));
  const { columns } = await session.query(
    `SELECT ${raw}, count(*), min(file_row_number) + 1 FROM read_parquet(${quoteText(path)}, file_row_number = true)
     WHERE ${raw} IS NOT NULL GROUP BY 1 ORDER BY 3`,
  );
  return (columns[0] ?? []).map((text, index) => ({
    text: String(text),
    cells: Number(columns[1]?.[index]),
    row: Number(columns[2]?.[index]),
  }));
};

const MAX_EXAMPLE_TEXT = 80;
const examplesOf = (misfits: readonly Misfit[]): Example[] =>
  misfits.slice(0, EXAMPLES).map(({ row, text }) => ({ row, text: text.slice(0, MAX_EXAMPLE_TEXT) }));

const cellsOf = (misfits: readonly Misfit[]): number => misfits.reduce((sum, { cells }) => sum + cells, 0);

const quoted = (misfits: readonly Misfit[]): string =>
  listed(misfits.slice(0, 3).map(({ text }) => `"${text.slice(0, 24)}"`));

const issueOf = (kind: ColumnIssue['kind'], misfits: Misfit[], what: string): ColumnIssue[] => {
  const cells = cellsOf(misfits);
  if (cells === 0) return [];
  return [
    { kind, cells, sentence: `${counted(cells, 'cell')} ${what}: ${quoted(misfits)}.`, examples: examplesOf(misfits) },
  ];
};

const nouns: Record<Reading['type'], string> = {
  integer: 'a number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  datetime: 'a date',
  time: 'a time',
  text: 'text',
};

/** What did not fit the type of the column, by kind: error values, words for "missing", and everything else. */
export const misfitIssues = async (
  session: SqlSession,
  { path, name, reading }: { path: string; name: string; reading: Reading },
): Promise<ColumnIssue[]> => {
  const misfits = await misfitsOf(session, path, name);
  const isDate = reading.type === 'date' || reading.type === 'datetime';
  const errors = misfits.filter(({ text }) => isErrorValue(text));
  const missing = misfits.filter(({ text }) => !isErrorValue(text) && isMissingMarker(text));
  const others = misfits.filter((misfit) => !errors.includes(misfit) && !missing.includes(misfit));
  const verb = (found: Misfit[], one: string, many: string): string => (cellsOf(found) === 1 ? one : many);
  return [
    ...issueOf('error-cells', errors, `${verb(errors, 'holds', 'hold')} an error value`),
    ...issueOf('blank-cells', missing, `${verb(missing, 'says', 'say')} that the value is missing`),
    ...issueOf(
      isDate ? 'text-in-dates' : 'text-in-numbers',
      others,
      `${verb(others, 'is', 'are')} not ${nouns[reading.type]}`,
    ),
  ];
};

const isMoment = ({ type }: Reading): boolean => type === 'date' || type === 'datetime' || type === 'time';

/** Text cells among real numbers or dates that were understood all the same; the workbook itself still holds text there. */
export const textCellIssues = async (
  session: SqlSession,
  { relation, path }: { relation: string; path: string },
  column: { staged: StagedColumn; name: string; index: number; reading: Reading },
): Promise<ColumnIssue[]> => {
  const { staged, index, reading, name } = column;
  if (!staged.native || staged.native.texts === 0 || reading.type === 'text' || reading.type === 'boolean') return [];
  const isText = staged.flagsText ? textFlagColumn(index) : `${cellColumn(index)} IS NOT NULL`;
  const { columns } = await session.query(
    `SELECT cell, row, count(*) OVER () FROM
       (SELECT ${cellColumn(index)} AS cell, ${isText} AS is_text, row_number() OVER () AS row FROM ${relation}) AS source
       POSITIONAL JOIN (SELECT ${quoteName(name)} AS typed FROM read_parquet(${quoteText(path)})) AS result
     WHERE is_text AND typed IS NOT NULL ORDER BY row LIMIT ${EXAMPLES}`,
  );
  const cells = Number(columns[2]?.[0] ?? 0);
  if (cells === 0) return [];
  const examples = (columns[0] ?? []).map((text, at) => ({ row: Number(columns[1]?.[at]), text: String(text) }));
  return [
    isMoment(reading)
      ? {
          kind: 'dates-as-text',
          cells,
          sentence: `${counted(cells, 'date')} ${cells === 1 ? 'is' : 'are'} written as text.`,
          examples,
        }
      : {
          kind: 'numbers-as-text',
          cells,
          sentence: `${counted(cells, 'number')} ${cells === 1 ? 'is' : 'are'} written as text.`,
          examples,
        },
  ];
};

const bothOrders = (formats: readonly string[]): boolean =>
  formats.some((format) => /^%d[/-]%m/.test(format)) && formats.some((format) => /^%m[/-]%d/.test(format));

/** Dates such as 03/04/2024 that could be read two ways, with what the other cells of the column say. */
export const ambiguousDateIssues = async (
  session: SqlSession,
  staging: Staging,
  { index, reading }: { index: number; reading: Reading },
): Promise<ColumnIssue[]> => {
  if (reading.type !== 'date' && reading.type !== 'datetime') return [];
  if (!bothOrders(reading.formats)) return [];
  const part = (group: number): string =>
    `TRY_CAST(regexp_extract(cell, '^\\s*(\\d{1,2})[/-](\\d{1,2})[/-]\\d', ${group}) AS INTEGER)`;
  const { columns } = await session.query(
    `SELECT count(*) FILTER (a <= 12 AND b <= 12 AND a <> b), count(*) FILTER (a > 12 AND b <= 12), count(*) FILTER (b > 12 AND a <= 12)
     FROM (SELECT ${part(1)} AS a, ${part(2)} AS b FROM (SELECT ${cellColumn(index)} AS cell FROM ${staging.relation}))`,
  );
  const [cells = 0, dayFirst = 0, monthFirst = 0] = columns.map(([value]) => Number(value));
  if (cells === 0 || (dayFirst === 0) !== (monthFirst === 0)) return [];
  const first = reading.formats.find((format) => /^%[dm][/-]/.test(format))?.startsWith('%d')
    ? 'day/month'
    : 'month/day';
  const evidence =
    dayFirst + monthFirst === 0
      ? 'No cell tells which one is meant.'
      : `${counted(dayFirst, 'cell')} can only be day/month, ${counted(monthFirst, 'cell')} only month/day.`;
  return [
    {
      kind: 'ambiguous-dates',
      cells,
      sentence: `${counted(cells, 'date')} can be read as day/month or month/day; read as ${first}. ${evidence}`,
      examples: [],
    },
  ];
};

const percentCells = (cell: string): string => `contains(${cell}, '%') AND regexp_matches(${cell}, '\\d')`;

/** Percents in a column whose other numbers are plain: "5%" is taken as 0.05, which may not be what was meant. */
export const mixedPercentIssues = async (
  session: SqlSession,
  { relation }: Staging,
  column: { index: number; reading: Reading; sample: readonly Tally[] },
): Promise<ColumnIssue[]> => {
  const { index, reading, sample } = column;
  const found = share(sample, hasPercent);
  if (reading.type !== 'number' || found === 0 || found > HALF) return [];
  const { columns } = await session.query(
    `SELECT cell, row, count(*) OVER () FROM (SELECT ${cellColumn(index)} AS cell, row_number() OVER () AS row FROM ${relation})
     WHERE ${percentCells('cell')} ORDER BY row LIMIT ${EXAMPLES}`,
  );
  const cells = Number(columns[2]?.[0] ?? 0);
  if (cells === 0) return [];
  const examples = (columns[0] ?? []).map((text, at) => ({ row: Number(columns[1]?.[at]), text: String(text) }));
  const sentence = `${counted(cells, 'cell')} ${cells === 1 ? 'is a percent' : 'are percents'}, the others are plain numbers.`;
  return [{ kind: 'mixed-types', cells, sentence, examples }];
};

const share = (sample: readonly Tally[], has: (text: string) => boolean): number => {
  const cells = (tallies: readonly Tally[]): number => tallies.reduce((sum, tally) => sum + tally.cells, 0);
  return cells(sample.filter(({ text }) => has(text))) / Math.max(1, cells(sample));
};

const usualCurrency = (sample: readonly Tally[]): string | null => {
  const cells = new Map<string, number>();
  for (const tally of sample) {
    const symbol = currencyOf(tally.text);
    if (symbol) cells.set(symbol, (cells.get(symbol) ?? 0) + tally.cells);
  }
  return [...cells].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/** How the numbers of the column were written: by its number format where the source has one, else by its texts. */
export const unitOf = (staged: StagedColumn, reading: Reading, sample: readonly Tally[]): Unit => {
  if (reading.type !== 'integer' && reading.type !== 'number') return { kind: 'plain' };
  if (staged.percent || share(sample, hasPercent) > HALF) return { kind: 'percent' };
  if (staged.currency) return { kind: 'currency', symbol: staged.currency };
  const symbol = share(sample, (text) => currencyOf(text) !== null) > HALF ? usualCurrency(sample) : null;
  return symbol ? { kind: 'currency', symbol } : { kind: 'plain' };
};
