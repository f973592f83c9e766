import { allOf, emptyQuery, type Expression, type Ordering, type Query } from '../plan.js';
import { buildConditions, joinConditions, type BuiltCondition } from './build-conditions.js';
import { isToMany } from './membership.js';
import { buildTime } from './build-measures.js';
import type { Builder } from './builder.js';
import { splitContradiction } from './contradictions.js';
import { entityGroup, groupsOf } from './grouping.js';
import { isHaving, havingOf, countedMembership } from './having.js';
import { nameOf } from './names.js';
import { rankGroups, swapMeasure, orderOf, mostCommonFilter } from './ranking.js';
import { countAll, type Shown, buildSelects, same } from './shown.js';

/** "names of the gymnasts" where names stand with people: the rows named must exist. */
const joinContext = (builder: Builder): void => {
  const used = new Set(builder.draft.selects.flatMap((part) => builder.choice(part)?.table ?? []));
  for (const mention of builder.draft.subjects) {
    const choice = builder.choice(mention);
    if (!choice || choice.column !== null || choice.score < 0.9 || used.has(choice.table)) continue;
    const direct = builder.schema.foreignKeys.some(({ from, to }) => from.table === choice.table && used.has(to.table));
    if (direct) builder.tables.add(choice.table);
  }
};

type Clauses = Pick<Query, 'select' | 'distinct' | 'where' | 'groupBy' | 'having' | 'orderBy' | 'limit'>;

interface Ranking {
  readonly orderBy: Ordering[];
  readonly limit: number | null;
}

/** The question's orders with its superlative first; "most common" may turn into a condition instead. */
const rankingOf = (builder: Builder, shown: Shown[], rows: BuiltCondition[]): Ranking => {
  const { draft } = builder;
  const asked = draft.orders.flatMap((part) => orderOf(builder, part) ?? []);
  const commonest = mostCommonFilter(builder, shown);
  if (commonest) rows.push(commonest);
  if (!draft.superlative || commonest) return { orderBy: asked, limit: asked.length > 0 ? draft.limit : null };
  const ranked =
    orderOf(builder, draft.superlative) ?? (draft.superlative.common ? { by: countAll, descending: true } : null);
  if (!ranked) builder.risks.push('ranking not understood');
  const top = rankGroups(builder, shown, ranked);
  return { orderBy: [...(top ? [top] : []), ...asked], limit: Math.max(draft.superlative.limit, draft.limit ?? 1) };
};

/** Shows whole rows for "all information", and rows by their label where nothing else is asked for. */
const completeShown = (builder: Builder, shown: Shown[], entity: string | null): void => {
  const { draft } = builder;
  if (entity === null) return;
  const whole =
    draft.everything &&
    draft.selects.every((part) => part.aggregate === null && (builder.choice(part)?.column ?? null) === null);
  if (whole) shown.splice(0, shown.length, { value: { kind: 'all' }, aggregate: false, choice: null });
  if (shown.length === 0) shown.push({ value: builder.label(entity), aggregate: false, choice: null });
};

interface Grouping {
  readonly asked: readonly Expression[];
  readonly having: boolean;
  readonly orderBy: readonly Ordering[];
}

/** The groups asked for, or those that counting, ranking or mixing totals with names call for. */
const settleGroups = (
  builder: Builder,
  shown: readonly Shown[],
  { asked, having, orderBy }: Grouping,
): Expression[] => {
  const groups = [...asked];
  const entity = builder.entity();
  const ranks = orderBy.some(({ by }) => by.kind === 'aggregate');
  const plain = shown.some(({ aggregate }) => !aggregate);
  const mixes = plain && shown.some(({ aggregate }) => aggregate);
  if (groups.length === 0 && entity && plain && (having || ranks || mixes)) {
    const others = [...builder.tables].some((table) => table !== entity);
    groups.push(...entityGroup(builder, entity, shown, others && (having || ranks || isAnyToMany(builder, entity))));
  }
  if (groups.length === 0) return groups;
  const missing = shown.filter(
    ({ value, aggregate }) => !aggregate && value.kind === 'column' && !groups.some((by) => same(by, value)),
  );
  return [...groups, ...missing.map(({ value }) => value)];
};

const totalsOnly = (shown: readonly Shown[]): boolean => shown.length > 0 && shown.every(({ aggregate }) => aggregate);

/** Puts the clauses of the draft together to one query; null when its tables do not join. */
export const buildQuery = (builder: Builder): Query | null => {
  const { draft } = builder;
  const entity = builder.entity();
  if (entity) builder.tables.add(entity);
  joinContext(builder);
  const time = buildTime(builder, entity);
  const shown = buildSelects(builder, time);
  const havings = draft.conditions.filter((part) => isHaving(builder, part));
  const filters = draft.conditions.filter((part) => !isHaving(builder, part) && !time.taken.has(part));
  const rows = buildConditions(builder, filters, entity);
  const swapped = swapMeasure(builder, shown);
  const grouped = [...(time.bucket ? [time.bucket] : []), ...groupsOf(builder, shown)];
  const idle = shown.every(({ aggregate }) => !aggregate) && havings.length === 0 && !draft.superlative;
  const asked = idle ? [] : grouped;
  const members =
    totalsOnly(shown) && asked.length === 0 && entity !== null
      ? havings.flatMap((part) => countedMembership(builder, part, { entity, rows }) ?? [])
      : [];
  rows.push(...members);
  const having = members.length > 0 ? [] : havings.flatMap((part) => havingOf(builder, part) ?? []);
  const { orderBy, limit } = rankingOf(builder, shown, rows);
  completeShown(builder, shown, entity);
  const groupBy = settleGroups(builder, shown, { asked, having: having.length > 0, orderBy });
  const select = arranged(shown).map(({ value, as }) => ({ value, as: as ?? nameOf(value) }));
  const clauses = {
    select,
    distinct: wantsDistinct(builder, shown, groupBy),
    where: joinConditions(rows),
    groupBy,
    having: allOf(having),
    orderBy: [...orderBy, ...swapped],
    limit,
  };
  const query = builder.finish({ ...emptyQuery(''), ...firstOfEach(clauses, asked) }, builder.tables);
  return query && splitContradiction(builder, query, rows);
};

/** "the dearest book of each genre": the first rows of each group, not the first group. */
const firstOfEach = (clauses: Clauses, asked: readonly Expression[]): Clauses & Pick<Query, 'topPerGroup'> => {
  const [first] = clauses.orderBy;
  const ranksRows = first !== undefined && clauses.limit !== null && asked.length > 0 && clauses.having === null;
  const plain = clauses.select.every(({ value }) => value.kind === 'column');
  const within = !asked.some((by) => first && same(first.by, by));
  if (!ranksRows || !plain || !within || first.by.kind === 'aggregate') return { ...clauses, topPerGroup: null };
  const topPerGroup = { rows: clauses.limit ?? 1, by: [...asked], order: clauses.orderBy };
  return { ...clauses, groupBy: [], orderBy: [], limit: null, topPerGroup };
};

/** What rows are grouped by stands left of what is computed for them. */
const arranged = (shown: readonly Shown[]): Shown[] => [
  ...shown.filter(({ aggregate }) => !aggregate),
  ...shown.filter(({ aggregate }) => aggregate),
];

const isAnyToMany = (builder: Builder, entity: string): boolean =>
  [...builder.tables].some((table) => table !== entity && isToMany(builder, entity, table));

const wantsDistinct = (builder: Builder, shown: readonly Shown[], groupBy: readonly Expression[]): boolean =>
  groupBy.length === 0 &&
  shown.every(({ aggregate }) => !aggregate) &&
  (builder.distinct || builder.draft.selects.some(({ distinct }) => distinct) || listsCategory(builder, shown));

/** "list all channels" over a worksheet wants each channel once. */
const listsCategory = (builder: Builder, shown: readonly Shown[]): boolean =>
  builder.schema.worksheet === true &&
  shown.length === 1 &&
  shown[0]?.value.kind === 'column' &&
  builder.info(shown[0].choice)?.kind === 'text' &&
  !builder.draft.superlative;
