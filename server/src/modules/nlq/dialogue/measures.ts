import { AppError } from '#shared/errors/app-error.js';
import type { Expression, Query } from '../plan.js';
import { columnsIn } from './columns-in.js';

export type Shown = Query['select'][number];
export type Aggregated = Extract<Expression, { kind: 'aggregate' }>;

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const partsOf = (value: Expression): Expression[] => {
  if (value.kind === 'arithmetic') return [value.left, value.right];
  return value.kind === 'share' || value.kind === 'change' || value.kind === 'runningTotal' || value.kind === 'absolute'
    ? [value.of]
    : [];
};

export const aggregatesIn = (value: Expression): Aggregated[] =>
  value.kind === 'aggregate' ? [value] : partsOf(value).flatMap(aggregatesIn);

/** Computed over the rows of a group, as against a value of one row or the name of a group. */
export const isMeasure = ({ value }: Shown): boolean => value.kind === 'scalar' || aggregatesIn(value).length > 0;

/** The answer lists rows as they stand. */
export const listsRows = (query: Query): boolean => query.groupBy.length === 0 && !query.select.some(isMeasure);

/** The same value with every aggregate in it changed. */
export const mapAggregates = (value: Expression, change: (of: Aggregated) => Expression): Expression => {
  const inner = (part: Expression): Expression => mapAggregates(part, change);
  switch (value.kind) {
    case 'aggregate':
      return change(value);
    case 'arithmetic':
      return { ...value, left: inner(value.left), right: inner(value.right) };
    case 'share':
    case 'change':
    case 'runningTotal':
    case 'absolute':
      return { ...value, of: inner(value.of) };
    default:
      return value;
  }
};

/** Every measure of the query and what ranks by it, changed alike. */
export const withAggregates = (query: Query, change: (of: Aggregated) => Expression): Query => {
  const orders = (items: Query['orderBy']) => items.map((item) => ({ ...item, by: mapAggregates(item.by, change) }));
  return {
    ...query,
    select: query.select.map((column) => ({ ...column, value: mapAggregates(column.value, change) })),
    orderBy: orders(query.orderBy),
    topPerGroup: query.topPerGroup && { ...query.topPerGroup, order: orders(query.topPerGroup.order) },
  };
};

/** The one total, count or average that all columns of the answer are made of, or null when there are several. */
export const onlyBase = ({ select }: Query): Aggregated | null => {
  const all = select.flatMap(({ value }) => aggregatesIn(value)).map(({ where: _where, ...base }): Aggregated => base);
  const [first] = all;
  return first && all.every((each) => same(each, first)) ? first : null;
};

/** The columns that pick the rows of single measures: the date of two periods set side by side. */
export const columnsPickedBy = ({ select }: Query): ReadonlySet<string> =>
  new Set(select.flatMap(({ value }) => aggregatesIn(value)).flatMap(({ where }) => (where ? columnsIn(where) : [])));

export const cannotFollow = (sentence: string): AppError =>
  new AppError('cannot-tell', `${sentence} Ask the whole question.`);
