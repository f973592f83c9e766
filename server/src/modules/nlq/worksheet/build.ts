import { allOf, emptyQuery, type Condition, type Expression, type Ordering, type Query } from '../plan.js';
import { nameOf } from '../planner/names.js';
import { isTemporal } from '../schema/snapshot.js';

import { countRows, type Asking, type Filter, type Group, type Measure } from './asking.js';
import { labelOf } from './columns.js';

type Shown = Query['select'][number];

const groupValue = (asking: Asking, group: Group): Expression => {
  if (group.kind === 'column') return asking.category(group.column);
  const of = asking.value(group.date);
  if (group.grain === 'weekday' || group.grain === 'hour') return { kind: 'datePart', part: group.grain, of };
  return { kind: 'bucket', unit: group.grain, of };
};

const aggregateValue = (
  asking: Asking,
  { aggregate, column, distinct, by, implied }: Measure,
  where?: Condition,
): Expression => {
  if (implied && column && aggregate === 'sum') asking.note(`Added up ${column.name}.`);
  if (implied && column && aggregate === 'avg') asking.note(`Averaged ${column.name}, which does not add up.`);
  const own: Expression = {
    kind: 'aggregate',
    name: aggregate,
    of: column ? asking.value(column) : null,
    distinct: distinct === true,
    ...(where && { where }),
  };
  return by ? { kind: 'arithmetic', op: by.op, left: own, right: aggregateValue(asking, by.measure, where) } : own;
};

const titled = (value: Expression, as: string | null = null): Shown => ({ value, as: as ?? ownName(value) });

/** A category whose spellings are put together keeps the name of its column. */
const ownName = (value: Expression): string | null =>
  value.kind === 'column' && value.merges ? value.column : nameOf(value);

/** "First Order Date" rather than the lowest, "Revenue per Units" rather than a fraction of totals. */
const titleOf = ({ aggregate, column, by }: Measure): string | null => {
  if (column && isTemporal(column) && aggregate === 'min') return `First ${column.name}`;
  if (column && isTemporal(column) && aggregate === 'max') return `Last ${column.name}`;
  if (by?.op === '/') return `${column?.name ?? 'Rows'} per ${by.measure.column?.name ?? 'row'}`;
  if (!by || !column) return null;
  return by.measure.column === column
    ? `Range of ${column.name}`
    : `${column.name} less ${by.measure.column?.name ?? ''}`;
};

/** "percentage of closed tickets by agent": the rows the words before the noun describe, of all rows. */
const shareOf = (asking: Asking, measure: Measure, parts: readonly Filter[]): Expression => {
  const where = allOf(parts.map(({ condition }) => condition));
  return {
    kind: 'arithmetic',
    op: '/',
    left: aggregateValue(asking, measure, where ?? undefined),
    right: aggregateValue(asking, measure),
  };
};

/** Two stretches of time side by side, earlier first, and the change between them. */
const periodColumns = (asking: Asking, measure: Measure): { shown: Shown[]; where: Condition } | null => {
  const date = asking.periodDate;
  const [first, second] = [...asking.periods].sort((a, b) => a.from.localeCompare(b.from));
  if (!date || !first || !second) return null;
  const within = ({ from, to }: typeof first): Condition => ({
    kind: 'and',
    items: [
      { kind: 'compare', op: '>=', left: asking.value(date), right: { kind: 'date', value: from } },
      { kind: 'compare', op: '<', left: asking.value(date), right: { kind: 'date', value: to } },
    ],
  });
  const [before, after] = [first, second].map((period) => aggregateValue(asking, measure, within(period)));
  if (!before || !after) return null;
  const difference: Expression = { kind: 'arithmetic', op: '-', left: after, right: before };
  const change: Expression = { kind: 'arithmetic', op: '/', left: difference, right: before };
  return {
    shown: [
      titled(before, first.text),
      titled(after, second.text),
      titled(difference, 'Change'),
      titled(change, 'Change %'),
    ],
    where: { kind: 'or', items: [within(first), within(second)] },
  };
};

interface Computed {
  readonly shown: Shown[];
  readonly where: Condition[];
}

const computed = (asking: Asking, groups: readonly Expression[]): Computed | null => {
  const measures = asking.measures.length > 0 ? asking.measures : [countRows];
  const [measure = countRows] = measures;
  const all = asking.filters.map(({ condition }) => condition);
  if (asking.periods.length === 2) {
    const columns = periodColumns(asking, measure);
    return columns && { shown: columns.shown, where: [...all, columns.where] };
  }
  if (asking.shape === 'share') {
    const parts = asking.filters.filter(({ period, qualifies }) => !period && (qualifies || groups.length === 0));
    if (parts.length > 0) {
      const scope = asking.filters.filter((filter) => !parts.includes(filter));
      return {
        shown: [titled(shareOf(asking, measure, parts), 'Share')],
        where: scope.map(({ condition }) => condition),
      };
    }
    const of = aggregateValue(asking, measure);
    return groups.length === 0
      ? null
      : { shown: [titled(of), titled({ kind: 'share', of }, 'Share of total')], where: all };
  }
  const values = measures.map((each) => aggregateValue(asking, each));
  if (asking.shape === null)
    return { shown: values.map((value, index) => titled(value, titleOf(measures[index] ?? countRows))), where: all };
  const [along] = groups;
  const [of] = values;
  if (!along || !of || groups.length > 1 || asking.groups[0]?.kind !== 'time') return null;
  const form: Shown =
    asking.shape === 'growth'
      ? titled({ kind: 'change', of, along, relative: true }, 'Change')
      : titled({ kind: 'runningTotal', of, along }, 'Running total');
  return { shown: [titled(of), form], where: all };
};

/** Rows as they stand: all columns, or those named with the one that tells rows apart. */
const rowsQuery = (asking: Asking): Query => {
  const { table, lists, ranking } = asking;
  const label = labelOf(table);
  const within = asking.within.flatMap((group) => (group.kind === 'column' ? [group.column] : []));
  const ranked = ranking?.column && lists.length === 0 && label && (ranking.limit === 1 || within.length > 0);
  const named = ranked && ranking.column && label ? [...within, label, ranking.column] : lists;
  const columns = named.filter((column, index) => named.indexOf(column) === index);
  const order: Ordering[] = ranking?.column
    ? [{ by: asking.value(ranking.column), descending: ranking.descending }]
    : [];
  const known: Condition[] = ranking?.column
    ? [{ kind: 'isNull', of: asking.value(ranking.column), negated: true }]
    : [];
  return {
    ...emptyQuery(table.name),
    select:
      columns.length > 0
        ? columns.map((column) => titled(asking.value(column), column.name))
        : [{ value: { kind: 'all' }, as: null }],
    distinct: ranking === null && lists.length > 0 && lists.every(({ unique, kind }) => kind === 'text' && !unique),
    where: allOf([...asking.filters.map(({ condition }) => condition), ...known]),
    ...(within.length > 0
      ? { topPerGroup: { rows: ranking?.limit ?? 1, by: within.map((column) => asking.value(column)), order } }
      : { orderBy: order, limit: ranking?.limit ?? null }),
  };
};

const rankingOf = (asking: Asking, groups: readonly Expression[]): Pick<Query, 'orderBy' | 'limit' | 'topPerGroup'> => {
  const { ranking } = asking;
  if (!ranking?.by) return { orderBy: [], limit: null, topPerGroup: null };
  const order: Ordering[] = [
    { by: aggregateValue(asking, ranking.by), descending: ranking.descending },
    ...groups.map((by) => ({ by, descending: false })),
  ];
  if (asking.within.length === 0) return { orderBy: order, limit: ranking.limit, topPerGroup: null };
  const by = asking.within.map((group) => groupValue(asking, group));
  return { orderBy: [], limit: null, topPerGroup: { rows: ranking.limit, by, order } };
};

/** Puts what was read together to one query; null where the parts do not make sense together. */
export const build = (asking: Asking): Query | null => {
  const groups = [...asking.within, ...asking.groups].map((group) => groupValue(asking, group));
  const computes =
    asking.measures.length > 0 ||
    asking.counts ||
    groups.length > 0 ||
    asking.shape !== null ||
    asking.periods.length > 0;
  if (!computes || (asking.ranking?.column && asking.groups.length === 0)) {
    const says = asking.rows || asking.lists.length > 0 || asking.filters.length > 0;
    return says && asking.measures.length === 0 && !asking.counts ? rowsQuery(asking) : null;
  }
  if (asking.lists.length > 0 || asking.ranking?.column) return null;
  const parts = computed(asking, groups);
  if (!parts) return null;
  const inOrder = weekOrder(groups);
  const weekdays = inOrder.filter(({ by }) => !groups.includes(by));
  return {
    ...emptyQuery(asking.table.name),
    select: [...groups.map((value) => titled(value)), ...parts.shown],
    where: allOf(parts.where),
    groupBy: [...groups, ...weekdays.map(({ by }) => by)],
    having: allOf(asking.havings.map(({ measure, condition }) => condition(aggregateValue(asking, measure)))),
    ...(asking.ranking ? rankingOf(asking, groups) : { orderBy: inOrder }),
  };
};

/** Monday comes before Tuesday, whatever their letters say. */
const weekOrder = (groups: readonly Expression[]): Ordering[] =>
  groups.flatMap((group) =>
    group.kind === 'datePart' && group.part === 'weekday'
      ? [{ by: { ...group, part: 'weekdayNumber' } as const, descending: false }]
      : group.kind === 'datePart'
        ? [{ by: group, descending: false }]
        : [],
  );
