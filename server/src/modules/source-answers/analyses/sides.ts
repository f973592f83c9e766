import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { cellOf } from '../../connectors/index.js';
import { SHARE_STILL_TO_COME, tooFew, type SidesAsked, type Period, type Sides } from '../../rootcause/index.js';
import { dateLiteral, keyOf } from './expressions.js';
import { isoDay, momentOf, spanAround, spanNamed, yearBefore, type Span } from './periods.js';
import type { SourceTable } from './source-table.js';

const DAY = 86_400_000;
const VALUES_COMPARED = 100;

/** The last moment in a column, before a day or at or after one. */
const lastMoment = async (table: SourceTable, by: Column, span: Partial<Span> = {}): Promise<Date | null> => {
  const { dialect, from } = table;
  const name = dialect.quoteName(by.name);
  const conditions = [
    span.from && `${name} >= ${dateLiteral(dialect, isoDay(span.from))}`,
    span.to && `${name} < ${dateLiteral(dialect, isoDay(span.to))}`,
  ].filter(Boolean);
  const { values } = await table.ask(
    dialect.select({ columns: `max(${name})`, from, where: conditions.join(' AND ') || null, rows: null }),
    1,
  );
  const last = values[0]?.[0] ?? null;
  return last === null ? null : momentOf(String(last));
};

/** The last period that is over, and the one of rows before it. */
const lastTwo = async (table: SourceTable, by: Column, period: Period): Promise<[Span, Span]> => {
  const last = await lastMoment(table, by);
  if (!last) throw tooFew(by);
  const current = spanAround(last, period);
  const before = await lastMoment(table, by, { to: current.from });
  if (!before) throw tooFew(by);
  const previous = spanAround(before, period);
  const toCome = current.to.getTime() - last.getTime() - DAY;
  if (toCome <= SHARE_STILL_TO_COME * (current.to.getTime() - current.from.getTime())) return [current, previous];
  const earlier = await lastMoment(table, by, { to: previous.from });
  return earlier ? [previous, spanAround(earlier, period)] : [current, previous];
};

const lastPeriods = async (table: SourceTable, by: Column, period: Period, against: string): Promise<Sides> => {
  const [last, previous] = await lastTwo(table, by, period);
  const year = yearBefore(last, period);
  const known = against === 'year-before' && (await lastMoment(table, by, year)) !== null;
  return { after: last.label, before: known ? year.label : previous.label };
};

const mostFrequent = async (table: SourceTable, by: Column): Promise<Sides> => {
  const { dialect, from } = table;
  const key = keyOf(dialect, by);
  const where = `${dialect.quoteName(by.name)} IS NOT NULL`;
  const columns = `${key} AS part, count(*) AS n`;
  const text = dialect.select({ columns, from, where, groupBy: key, orderBy: 'n DESC', rows: VALUES_COMPARED });
  const { values, columns: found, rows } = await table.ask(text, VALUES_COMPARED);
  const groups = Array.from({ length: rows }, (_, row) => ({
    label: String(cellOf(values[0]![row] ?? null, found[0]!.type)),
    count: Number(values[1]![row]),
  }));
  const [first, second] = groups.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  if (!first || !second) throw tooFew(by);
  return { before: first.label, after: second.label };
};

const named = (side: SidesAsked['before'], period: Period | null): string | null => {
  if (side === null) return null;
  const text = String(side);
  return period === null ? text : (spanNamed(text, period)?.label ?? text);
};

/**
 * The two sides as asked for; what was left open is chosen from what the source holds.
 * @throws AppError `too-little-data`; `invalid-input` for moments that are compared without a period
 */
export const chooseSides = async (table: SourceTable, by: Column, params: SidesAsked): Promise<Sides> => {
  const { period, against } = params;
  if (period === null && (by.type === 'datetime' || by.type === 'time'))
    throw new AppError('invalid-input', `${by.name} holds moments. Choose a period to collect them into.`);
  const [before, after] = [named(params.before, period), named(params.after, period)];
  if (before !== null && after !== null) return { before, after };
  const chosen = await (period === null ? mostFrequent(table, by) : lastPeriods(table, by, period, against));
  return { before: before ?? chosen.before, after: after ?? chosen.after };
};
