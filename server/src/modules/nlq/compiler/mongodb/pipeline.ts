import type { Expression, Ordering, Query } from '../../plan.js';
import { conditionOf, expressionOf, type Place } from './expressions.js';
import { checked, heading, joinedUnder, type Document } from './fields.js';
import { groupStages, windowStages } from './groups.js';

/** An aggregation as the MongoDB connector takes it, made of values that JSON can hold. */
export interface MongoAggregation {
  readonly collection: string;
  readonly pipeline: readonly Document[];
}

const joinStages = (query: Query): Document[] =>
  query.joins.flatMap(({ table, left, right }) => {
    const under = joinedUnder(table);
    const own = left.table === query.from ? '' : `${joinedUnder(left.table)}.`;
    return [
      {
        $lookup: {
          from: checked(table),
          localField: own + checked(left.column),
          foreignField: checked(right.column),
          as: under,
        },
      },
      { $unwind: `$${under}` },
    ];
  });

/** Stages that put the values of an inner query beside every document, as lists. */
const innerStages = (inner: ReadonlyMap<string, Query>): Document[] =>
  [...inner].flatMap(([field, query]) => [
    { $lookup: { from: checked(query.from), pipeline: valuesPipeline(query), as: field } },
    { $set: { [field]: { $map: { input: `$${field}`, as: 'row', in: '$$row.value' } } } },
  ]);

const valuesPipeline = (query: Query): Document[] => {
  const [first] = query.select;
  return stagesOf({ ...query, select: first ? [{ ...first, as: 'value' }] : [] });
};

const directions = (orders: readonly Ordering[], prefix: string): Record<string, 1 | -1> =>
  Object.fromEntries(orders.map(({ descending }, index) => [`${prefix}${index}`, descending ? -1 : 1]));

const sortStages = (orders: readonly Ordering[], place: Place): Document[] =>
  orders.length === 0
    ? []
    : [
        { $set: Object.fromEntries(orders.map(({ by }, index) => [`__order${index}`, expressionOf(by, place)])) },
        { $sort: directions(orders, '__order') },
      ];

/** The first rows of each group by a running number within it. */
const topStages = (top: Query['topPerGroup'], place: Place): Document[] => {
  if (!top) return [];
  const partition = Object.fromEntries(top.by.map((by, index) => [`part${index}`, expressionOf(by, place)]));
  const [first, ...others] = top.order;
  const ranks = { $set: { __top0: first ? expressionOf(first.by, place) : null } };
  const ties = others.map(({ by }, index) => ({ $set: { [`__top${index + 1}`]: expressionOf(by, place) } }));
  return [
    ranks,
    ...ties,
    {
      $setWindowFields: {
        partitionBy: partition,
        sortBy: directions(top.order, '__top'),
        output: { __place: { $documentNumber: {} } },
      },
    },
    { $match: { __place: { $lte: top.rows } } },
  ];
};

const nameOf = (value: Expression, as: string | null, index: number): string =>
  heading(as ?? (value.kind === 'column' ? value.column : `value ${index + 1}`));

const unique = (names: readonly string[]): string[] =>
  names.map((name, index) => (names.indexOf(name) === index ? name : `${name} ${index + 1}`));

const shownStages = (query: Query, place: Place): Document[] => {
  if (query.select.some(({ value }) => value.kind === 'all')) {
    const helpers = query.joins.map(({ table }) => joinedUnder(table));
    return [{ $unset: ['_id', ...helpers] }];
  }
  const names = unique(query.select.map(({ value, as }, index) => nameOf(value, as, index)));
  const shown = query.select.map(({ value }, index) => [names[index] ?? '', expressionOf(value, place)]);
  return [{ $project: { _id: 0, ...(Object.fromEntries(shown) as Document) } }];
};

/** Equal rows once; those asked for in an order keep it. */
const distinctStages = (orders: readonly Ordering[] = []): Document[] => {
  const sorts = orders.map((_, index) => `__order${index}`);
  const kept = Object.fromEntries(sorts.map((name) => [name, { $first: `$${name}` }]));
  const row = sorts.length > 0 ? '$row' : '$$ROOT';
  const sort = sorts.length > 0 ? [{ $sort: directions(orders, '__order') }] : [];
  return [{ $group: { _id: row, ...kept } }, ...sort, { $replaceWith: '$_id' }];
};

/** Rows of both queries, of the first only, or of either; each once. */
const combineStages = ({ op, with: other }: NonNullable<Query['combine']>): Document[] => {
  const pipeline = stagesOf(other);
  if (op === 'union') return [{ $unionWith: { coll: checked(other.from), pipeline } }, ...distinctStages()];
  const held = { $in: ['$row', '$others'] };
  return [
    ...distinctStages(),
    { $replaceWith: { row: '$$ROOT' } },
    { $lookup: { from: checked(other.from), pipeline, as: 'others' } },
    { $match: { $expr: op === 'intersect' ? held : { $not: [held] } } },
    { $replaceWith: '$row' },
  ];
};

/** The shown fields, each row once where asked, and not more rows than asked. */
const answerStages = (query: Query, place: Place): Document[] => {
  const limit = query.limit === null ? [] : [{ $limit: query.limit }];
  const names = unique(query.select.map(({ value, as }, index) => nameOf(value, as, index)));
  const all = query.select.some(({ value }) => value.kind === 'all');
  if (!query.distinct || all || query.orderBy.length === 0)
    return query.distinct
      ? [...shownStages(query, place), ...distinctStages(), ...limit]
      : [...limit, ...shownStages(query, place)];
  const row = Object.fromEntries(
    query.select.map(({ value }, index) => [names[index] ?? '', expressionOf(value, place)]),
  );
  return [{ $set: { row } }, ...distinctStages(query.orderBy), ...limit];
};

const stagesOf = (query: Query): Document[] => {
  const inner = new Map<string, Query>();
  const values = (of: Query): string => {
    const known = [...inner].find(([, each]) => JSON.stringify(each) === JSON.stringify(of));
    if (known) return known[0];
    const field = `__inner${inner.size}`;
    inner.set(field, of);
    return field;
  };
  const fields = new Map<string, string>();
  const place: Place = { from: query.from, values, computed: (value) => fields.get(JSON.stringify(value)) ?? null };
  const settle = ({ stages, fields: found }: ReturnType<typeof groupStages>): readonly Document[] => {
    for (const [value, field] of found) fields.set(value, field);
    return stages;
  };
  const match = query.where === null ? [] : [{ $match: { $expr: conditionOf(query.where, place) } }];
  const grouped = settle(groupStages(query, place));
  const beforeGroups = innerStages(inner);
  inner.clear();
  const windows = settle(windowStages(query, place));
  const having = query.having === null ? [] : [{ $match: { $expr: conditionOf(query.having, place) } }];
  const ranked = [...topStages(query.topPerGroup, place), ...sortStages(query.orderBy, place)];
  const answer = answerStages(query, place);
  return [
    ...joinStages(query),
    ...beforeGroups,
    ...match,
    ...grouped,
    ...windows,
    ...innerStages(inner),
    ...having,
    ...ranked,
    ...answer,
    ...(query.combine ? combineStages(query.combine) : []),
  ];
};

/**
 * Turns a typed plan into one MongoDB aggregation (server 5.0 and later) over the collection of its first table. Names are fields and
 * texts are literals; nothing of the question is copied as an operator. A total over no documents gives no row, where SQL gives one.
 *
 * @throws AppError `query-refused` for medians, places of rows and names with dots, which MongoDB cannot read in a pipeline.
 */
export const compileMongo = (query: Query): MongoAggregation => ({
  collection: checked(query.from),
  pipeline: stagesOf(query),
});
