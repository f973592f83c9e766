import type { Expression, Query } from '../plan.js';
import type { KeylessPlanner } from '../planner/planner.js';
import { aggregatesIn, cannotFollow, isMeasure, listsRows, type Shown } from './measures.js';

const rankWords =
  /^(?:the )?(top|bottom|highest|lowest|largest|smallest|best|worst|most|least|first|last)(?:\s+(\d{1,4}))?(?:\s+(?:ones?|rows?|of (?:them|these|those)))?$/i;
const falling = /^(?:the )?(?:top|highest|largest|best|most|first)/i;

/** What an answer is about: growth where it shows growth, the later of two periods, else its first measure. */
const measureOf = ({ select }: Query): Shown | null => {
  const measures = select.filter(isMeasure);
  const growth = measures.find(({ value }) => value.kind === 'change');
  const later = measures.filter(({ value }) => value.kind === 'aggregate' && value.where).at(-1);
  return growth ?? later ?? measures[0] ?? null;
};

const rowsRanked = (planner: KeylessPlanner, before: Query, rest: string, limit: number): Query => {
  const own = before.orderBy.length > 0 ? before.orderBy : (planner.readWorksheet(rest)?.query.orderBy ?? []);
  const [first, ...others] = own;
  if (!first) throw cannotFollow('Nothing says what the rows are ranked by.');
  return { ...before, orderBy: [{ ...first, descending: falling.test(rest) }, ...others], limit };
};

/** "top 3": the groups or rows of before, ranked. Null when the words say something else. @throws AppError `cannot-tell` */
export const ranked = (planner: KeylessPlanner, before: Query, rest: string, notes: string[]): Query | null => {
  const found = rankWords.exec(rest);
  if (!found) return null;
  const limit = Number(found[2] ?? 1);
  if (listsRows(before)) return rowsRanked(planner, before, rest, limit);
  const measure = measureOf(before);
  if (!measure || before.groupBy.length === 0)
    throw cannotFollow('The answer before is a single number, so that there is nothing to rank.');
  const first = { by: measure.value, descending: falling.test(rest) };
  if (measure.as !== null) notes.push(`Ranked by ${measure.as}.`);
  if (before.topPerGroup)
    return {
      ...before,
      topPerGroup: { ...before.topPerGroup, rows: limit, order: [first, ...ties(before.topPerGroup.order)] },
    };
  return { ...before, orderBy: [first, ...ties(before.orderBy)], limit };
};

const ties = (orders: Query['orderBy']): Query['orderBy'] => orders.filter(({ by }) => !isComputed(by));

const isComputed = (value: Expression): boolean => aggregatesIn(value).length > 0;
