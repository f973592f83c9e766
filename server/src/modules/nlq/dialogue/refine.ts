import { allOf, type Condition, type Plan, type Query } from '../plan.js';
import type { Alternative, Choice } from '../planner/alternatives.js';
import type { KeylessPlanner } from '../planner/planner.js';
import { joinTree } from '../schema/joins.js';
import { columnsIn, tablesIn } from './columns-in.js';
import type { FollowUp } from './follow-up.js';
import { cannotFollow, columnsPickedBy, isMeasure, listsRows, type Shown } from './measures.js';
import { ranked } from './rank.js';
import { regrouped } from './regroup.js';
import { asShare, recomputed, remeasured } from './remeasure.js';

const partsOf = (where: Condition | null): readonly Condition[] =>
  where === null ? [] : where.kind === 'and' ? where.items : [where];

/** New conditions take the place of older ones on the same columns; "without" is kept beside them. */
const narrowed = (before: Query, added: Condition, excludes: boolean): Query => {
  const touched = new Set(columnsIn(added));
  const side = columnsPickedBy(before);
  if ([...touched].some((column) => side.has(column)))
    throw cannotFollow('The answer before sets parts of that column side by side already.');
  if (excludes) return { ...before, where: allOf([...partsOf(before.where), { kind: 'not', item: added }]) };
  const kept = partsOf(before.where).filter((part) => !columnsIn(part).some((column) => touched.has(column)));
  return { ...before, where: allOf([...kept, ...partsOf(added)]) };
};

const groupsIn = (query: Query): Shown[] =>
  query.select.filter((column) => !isMeasure(column) && column.value.kind !== 'all');

/** Joins for every table the query names now. */
const joined = (planner: KeylessPlanner, query: Query): Query | null => {
  const tree = joinTree(planner.schema, [query.from, ...query.joins.map(({ table }) => table), ...tablesIn(query)]);
  return tree && { ...query, from: tree.from, joins: [...tree.joins] };
};

const withReading = (before: Query, followUp: FollowUp, read: Query, notes: string[]): Query | null => {
  const measures = read.select.filter(isMeasure);
  const groups = groupsIn(read);
  let query = read.where ? narrowed(before, read.where, followUp.excludes) : before;
  if (followUp.groups && groups.length > 0) {
    const { adds } = followUp;
    const own = read.groupBy.length > 0 ? read.groupBy : groups.map(({ value }) => value);
    const orderBy = read.orderBy.filter(({ by }) => by.kind === 'datePart');
    query = regrouped(query, { groups, groupBy: own, orderBy, adds }, notes);
  } else if (measures.length > 0) query = remeasured(query, measures);
  return query === before ? null : query;
};

/** A plan that follows from the one before, and what the follow-up's own words leave open. */
export interface Refinement {
  readonly plan: Plan;
  readonly alternatives: readonly Alternative[];
}

/** The follow-up's own words: conditions as in a whole question about one worksheet, else as the planner reads them. */
const readOwn = (planner: KeylessPlanner, rest: string, choices: readonly Choice[]) => {
  const whole = choices.length === 0 ? planner.readWorksheet(rest) : null;
  if (whole?.query.where && whole.query.limit === null && listsRows(whole.query))
    return { plan: whole, alternatives: [] };
  const { plan, draft, alternatives } = planner.read(rest, choices);
  if (plan && draft.unread.length === 0) return { plan, alternatives };
  return { plan: whole, alternatives: whole ? [] : alternatives };
};

/**
 * Reads a follow-up ("and by month?", "only North", "top 3", "as share") as a change of the plan before. Null when its words
 * cannot be told.
 *
 * @throws AppError `cannot-tell` where they can be told and do not fit the answer before
 */
export const refine = (
  planner: KeylessPlanner,
  before: { question: string; plan: Plan },
  followUp: FollowUp,
  choices: readonly Choice[],
): Refinement | null => {
  const was = before.plan.query;
  if (was.combine) return null;
  const notes = [`Read as a follow-up to "${before.question}".`];
  const { rest } = followUp;
  const byWords = recomputed(was, rest, planner.schema) ?? asShare(was, rest) ?? ranked(planner, was, rest, notes);
  const own = byWords ? { plan: null, alternatives: [] } : readOwn(planner, rest, choices);
  const changed = byWords ?? (own.plan && withReading(was, followUp, own.plan.query, notes));
  const query = changed && joined(planner, changed);
  if (!query) return null;
  const confidence = Math.min(before.plan.confidence, own.plan?.confidence ?? 1);
  return { plan: { query, confidence, notes: [...notes, ...(own.plan?.notes ?? [])] }, alternatives: own.alternatives };
};
