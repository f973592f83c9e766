import { allOf, type Aggregate, type Condition, type Expression, type Plan, type Query } from '../plan.js';
import type { Choice } from '../planner/alternatives.js';
import type { KeylessPlanner, Reading } from '../planner/planner.js';
import { joinTree } from '../schema/joins.js';
import { columnsIn, tablesIn } from './columns-in.js';
import type { FollowUp } from './follow-up.js';

type Column = Query['select'][number];

const isMeasure = ({ value }: Column): boolean =>
  ['aggregate', 'share', 'change', 'runningTotal', 'arithmetic', 'absolute', 'scalar'].includes(value.kind);

const partsOf = (where: Condition | null): readonly Condition[] =>
  where === null ? [] : where.kind === 'and' ? where.items : [where];

/** New conditions take the place of older ones on the same columns; "without" is kept beside them. */
const narrowed = (before: Condition | null, added: Condition, excludes: boolean): Condition | null => {
  if (excludes) return allOf([...partsOf(before), { kind: 'not', item: added }]);
  const touched = new Set(columnsIn(added));
  const kept = partsOf(before).filter((part) => !columnsIn(part).some((column) => touched.has(column)));
  return allOf([...kept, ...partsOf(added)]);
};

const groupsIn = (query: Query): Column[] =>
  query.select.filter((column) => !isMeasure(column) && column.value.kind !== 'all');

/** The measures of before by the groups of the follow-up; its order was by groups that are gone. */
const regrouped = (before: Query, groups: readonly Column[], adds: boolean): Query => {
  const old = adds ? before.select.filter((column) => !isMeasure(column)) : [];
  const labels = [...old, ...groups.filter(({ value }) => !old.some((each) => same(each.value, value)))];
  return {
    ...before,
    select: [...labels, ...before.select.filter(isMeasure)],
    groupBy: labels.map(({ value }) => value),
    orderBy: [],
    limit: null,
    topPerGroup: null,
  };
};

const same = (a: Expression, b: Expression): boolean => JSON.stringify(a) === JSON.stringify(b);

const remeasured = (before: Query, measures: readonly Column[]): Query => ({
  ...before,
  select: [...before.select.filter((column) => !isMeasure(column)), ...measures],
  orderBy: [],
});

const aggregateWords: readonly (readonly [RegExp, Aggregate, string])[] = [
  [/^(?:the )?(?:average|mean)s?$/i, 'avg', 'Average'],
  [/^(?:the )?(?:total|sum)s?$/i, 'sum', 'Total'],
  [/^(?:the )?medians?$/i, 'median', 'Median'],
  [/^(?:the )?(?:min(?:imum)?|smallest)$/i, 'min', 'Smallest'],
  [/^(?:the )?(?:max(?:imum)?|largest)$/i, 'max', 'Largest'],
];

/** "and the average?": the same columns, computed otherwise. */
const recomputed = (before: Query, rest: string): Query | null => {
  const found = aggregateWords.find(([words]) => words.test(rest));
  if (!found) return null;
  const [, name, label] = found;
  let changed = false;
  const select = before.select.map((column): Column => {
    const { value } = column;
    if (value.kind !== 'aggregate' || value.of === null) return column;
    changed = true;
    const named = columnsIn(value.of)[0]?.split('\u0000')[1];
    return { value: { ...value, name, distinct: false }, as: named ? `${label} ${named}` : label };
  });
  return changed ? { ...before, select, orderBy: [] } : null;
};

const rankWords =
  /^(?:the )?(top|bottom|highest|lowest|largest|smallest|best|worst|most|least|first|last)(?:\s+(\d{1,4}))?\b/i;
const falling = /^(?:the )?(?:top|highest|largest|best|most|first)/i;

/** "top 3": the groups of before, ranked by their measure. */
const ranked = (before: Query, rest: string): Query | null => {
  const found = rankWords.exec(rest);
  const measure = before.select.find(isMeasure)?.value;
  if (!found || !measure || before.groupBy.length === 0) return null;
  return { ...before, orderBy: [{ by: measure, descending: falling.test(rest) }], limit: Number(found[2] ?? 1) };
};

/** Joins for every table the query names now. */
const joined = (planner: KeylessPlanner, query: Query): Query | null => {
  const tree = joinTree(planner.schema, [query.from, ...query.joins.map(({ table }) => table), ...tablesIn(query)]);
  return tree && { ...query, from: tree.from, joins: [...tree.joins] };
};

const withReading = (before: Query, followUp: FollowUp, { plan, draft }: Reading): Query | null => {
  const read = plan?.query;
  if (!read || draft.unread.length > 0) return null;
  const measures = read.select.filter(isMeasure);
  const groups = groupsIn(read);
  let query = before;
  if (read.where) {
    const where = narrowed(before.where, read.where, followUp.excludes);
    query = { ...query, where };
  }
  if (followUp.groups && groups.length > 0) query = regrouped(query, groups, followUp.adds);
  else if (measures.length > 0) query = remeasured(query, measures);
  return query === before ? null : query;
};

/** A plan that follows from the one before, and the reading of the follow-up's own words. */
export interface Refinement {
  readonly plan: Plan;
  readonly reading: Reading;
}

/**
 * Reads a follow-up ("and by month?", "only North", "top 3") as a change of the plan before. Null when its words
 * cannot be told.
 */
export const refine = (
  planner: KeylessPlanner,
  before: { question: string; plan: Plan },
  followUp: FollowUp,
  choices: readonly Choice[],
): Refinement | null => {
  if (before.plan.query.combine) return null;
  const reading = planner.read(followUp.rest, choices);
  const was = before.plan.query;
  const changed = recomputed(was, followUp.rest) ?? ranked(was, followUp.rest) ?? withReading(was, followUp, reading);
  const query = changed && joined(planner, changed);
  if (!query) return null;
  const notes = [`Read as a follow-up to "${before.question}".`, ...(reading.plan?.notes ?? [])];
  const confidence = Math.min(before.plan.confidence, reading.plan?.confidence ?? 1);
  return { plan: { query, confidence, notes }, reading };
};
