import { allOf, type Condition, type Expression, type Query } from '../plan.js';
import { columnsIn } from './columns-in.js';
import { cannotFollow, columnsPickedBy, isMeasure, listsRows, same, type Shown } from './measures.js';

/** The groups a follow-up names, and whether they come beside those of before. */
export interface Regrouping {
  readonly groups: readonly Shown[];
  readonly groupBy: readonly Expression[];
  readonly orderBy: Query['orderBy'];
  readonly adds: boolean;
}

/** Weekdays are sorted by a number that stands beside their names. */
const namesOfGroups = ({ groupBy }: Query): Expression[] =>
  groupBy.filter((by) => !(by.kind === 'datePart' && by.part === 'weekdayNumber'));

/** The groups of before as a condition on rows: those that were ranked highest, or fulfilled a condition. */
const picked = (before: Query): Condition => {
  const [by, ...others] = namesOfGroups(before);
  if (by?.kind !== 'column' || others.length > 0 || before.topPerGroup)
    throw cannotFollow('Only some groups were shown, which cannot be kept when the groups change.');
  const query: Query = { ...before, select: [{ value: by, as: null }], groupBy: [by] };
  return { kind: 'inQuery', of: by, query, negated: false };
};

/** Growth and running totals go along time, so that they need one time and nothing beside it. */
const along = (column: Shown, { groups, adds }: Regrouping): Shown => {
  const { value } = column;
  if (value.kind !== 'change' && value.kind !== 'runningTotal') return column;
  const [time] = groups;
  if (adds || groups.length !== 1 || time?.value.kind !== 'bucket')
    throw cannotFollow('Growth and running totals go along time: by day, week, month, quarter or year.');
  return { ...column, value: { ...value, along: time.value } };
};

const countOfRows: Shown = { value: { kind: 'aggregate', name: 'count', of: null, distinct: false }, as: 'Count' };

const measuresFor = (before: Query, regrouping: Regrouping, notes: string[]): Shown[] => {
  if (!listsRows(before)) return before.select.filter(isMeasure).map((column) => along(column, regrouping));
  if (before.limit !== null) throw cannotFollow('Only some rows were shown, which cannot be counted by groups.');
  notes.push('Counted the rows.');
  return [countOfRows];
};

const checkFree = (before: Query, groups: readonly Shown[]): void => {
  const taken = columnsPickedBy(before);
  if (groups.some(({ value }) => columnsIn(value).some((column) => taken.has(column))))
    throw cannotFollow('The answer sets parts of that column side by side already.');
};

/** The measures of before by other groups, or by further ones. Its order was by groups that are gone; notes say what else is. */
export const regrouped = (before: Query, regrouping: Regrouping, notes: string[]): Query => {
  const { groups, adds } = regrouping;
  checkFree(before, groups);
  const measures = measuresFor(before, regrouping, notes);
  const old = adds && !listsRows(before) ? before.select.filter((column) => !isMeasure(column)) : [];
  const labels = [...old, ...groups.filter(({ value }) => !old.some((each) => same(each.value, value)))];
  const ranks = before.groupBy.length > 0 && (before.limit !== null || before.topPerGroup !== null);
  const keeps = before.having !== null || (ranks && adds && !before.topPerGroup);
  if (ranks && !keeps) notes.push('The ranking of the answer before was left aside.');
  const by = [...(old.length > 0 ? before.groupBy : []), ...regrouping.groupBy];
  return {
    ...before,
    select: [...labels, ...measures],
    distinct: false,
    where: keeps ? allOf([...(before.where ? [before.where] : []), picked(before)]) : before.where,
    groupBy: by.filter((each, index) => by.findIndex((other) => same(each, other)) === index),
    having: null,
    orderBy: regrouping.orderBy,
    limit: null,
    topPerGroup: null,
  };
};
