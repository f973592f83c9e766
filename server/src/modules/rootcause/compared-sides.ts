import type { changePeriods } from '#shared/analyses/change.js';
import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AnalysisContext } from '#server/engine/analysis.js';
import { quoteName, quoteText } from '#server/engine/sql-session.js';
import type { SidesAsked as Params, Sides } from './change-table.js';

export type Period = (typeof changePeriods)[number];

const formats: Readonly<Record<Period, (date: string) => string>> = {
  day: (date) => `strftime(${date}, '%Y-%m-%d')`,
  week: (date) => `strftime(date_trunc('week', ${date}), '%Y-%m-%d')`,
  month: (date) => `strftime(${date}, '%b %Y')`,
  quarter: (date) => `'Q' || CAST(quarter(${date}) AS VARCHAR) || ' ' || strftime(${date}, '%Y')`,
  year: (date) => `strftime(${date}, '%Y')`,
};

const dateOf = ({ name }: Column): string => `TRY_CAST(${quoteName(name)} AS TIMESTAMP)`;

/** The side a row belongs to, as text: the value of the column, or the calendar period of its date, "Q3 2025". */
export const timeExpression = (by: Column, period: Period | null): string =>
  period === null ? `CAST(${quoteName(by.name)} AS VARCHAR)` : formats[period](dateOf(by));

/** A period whose last tenth is still to come is not compared with a whole one. */
export const SHARE_STILL_TO_COME = 0.1;

const periodsQuery = (by: Column, period: Period): string => {
  const date = dateOf(by);
  const start = `date_trunc('${period}', ${date})`;
  const seconds = (time: string): string => `epoch(CAST(${time} AS TIMESTAMP))`;
  const end = `${start} + INTERVAL 1 ${period}`;
  return `SELECT any_value(${timeExpression(by, period)}), any_value(${formats[period](`${start} - INTERVAL 1 YEAR`)}),
      (${seconds(`any_value(${end})`)} - ${seconds(`max(${date})`)} - 86400)
        <= ${SHARE_STILL_TO_COME} * (${seconds(`any_value(${end})`)} - ${seconds(start)})
    FROM data WHERE ${date} IS NOT NULL GROUP BY ${start} ORDER BY ${start}`;
};

export const tooFew = (by: Column): AppError =>
  new AppError(
    'too-little-data',
    `${by.name} has fewer than two periods or values to compare. Choose a shorter period or another column.`,
  );

/** The last complete period, and the same one a year before; the one just before it where there is none. */
const lastPeriods = async (
  { sql }: AnalysisContext,
  by: Column,
  { period, against }: { period: Period; against: Params['against'] },
): Promise<Sides> => {
  const { columns, rowCount } = await sql.query(periodsQuery(by, period));
  const periods = Array.from({ length: rowCount }, (_, row) => ({
    label: String(columns[0]![row]),
    yearBefore: String(columns[1]![row]),
    complete: columns[2]![row] === true,
  }));
  if (periods.length > 2 && !periods.at(-1)!.complete) periods.pop();
  const [last, previous] = [periods.at(-1), periods.at(-2)];
  if (!last || !previous) throw tooFew(by);
  const sameLastYear = periods.some(({ label }) => label === last.yearBefore);
  return { after: last.label, before: against === 'year-before' && sameLastYear ? last.yearBefore : previous.label };
};

const mostFrequent = async ({ sql }: AnalysisContext, by: Column): Promise<Sides> => {
  const value = timeExpression(by, null);
  const { columns } = await sql.query(
    `SELECT ${value} FROM data WHERE ${value} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 2`,
  );
  const [first, second] = columns[0] ?? [];
  if (first === undefined || second === undefined) throw tooFew(by);
  return { before: String(first), after: String(second) };
};

/** A side as it is written among the others: a day stands for its period, "2025-07-01" for "Q3 2025". */
const named = async ({ sql }: AnalysisContext, side: Cell, period: Period | null): Promise<string | null> => {
  if (side === null) return null;
  const text = String(side);
  if (period === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const { columns } = await sql.query(`SELECT ${formats[period](`TRY_CAST(${quoteText(text)} AS TIMESTAMP)`)}`);
  return (columns[0]?.[0] as string | null) ?? text;
};

/**
 * The two sides as asked for; what was left open is chosen from the data.
 * @throws AppError `too-little-data`
 */
export const chosenSides = async (context: AnalysisContext, by: Column, params: Params): Promise<Sides> => {
  const { period, against } = params;
  const [before, after] = await Promise.all([params.before, params.after].map((side) => named(context, side, period)));
  if (before != null && after != null) return { before, after };
  const chosen =
    period === null ? await mostFrequent(context, by) : await lastPeriods(context, by, { period, against });
  return { before: before ?? chosen.before, after: after ?? chosen.after };
};
