import { emptyQuery, type Condition, type Expression, type Ordering, type Query } from '../plan.js';
import { isNumeric, isTemporal, type ColumnInfo } from '../schema/snapshot.js';
import type { BuiltCondition } from './build-conditions.js';
import { summing } from './build-measures.js';
import type { Builder } from './builder.js';
import type { OrderPart } from './draft.js';
import { countAll, type Shown, same } from './shown.js';

/** In a worksheet "top 5 products by units" ranks products, not single rows: the measure is summed up per product and shown. */
export const rankGroups = (builder: Builder, shown: Shown[], top: Ordering | null): Ordering | null => {
  if (builder.schema.worksheet && top?.by.kind === 'aggregate' && !shown.some(({ value }) => same(value, top.by))) {
    shown.push({ value: top.by, aggregate: true, choice: null });
    return top;
  }
  const plain = shown.filter(({ aggregate }) => !aggregate);
  const [first] = plain;
  const repeats = first?.value.kind === 'column' && builder.info(first.choice)?.unique === false;
  if (
    !builder.schema.worksheet ||
    !top ||
    !repeats ||
    top.by.kind === 'aggregate' ||
    plain.length !== 1 ||
    plain.length !== shown.length
  )
    return top;
  const info = builder.draft.superlative ? builder.info(builder.choice(builder.draft.superlative)) : undefined;
  if (!info || !isNumeric(info)) return top;
  const value: Expression = { kind: 'aggregate', name: summing(builder, info), of: top.by, distinct: false };
  shown.push({ value, aggregate: true, choice: null });
  return { ...top, by: value };
};

/** "products by revenue" in a worksheet: the number is what is summed up, the word before it what it is summed up by. */
export const swapMeasure = (builder: Builder, shown: Shown[]): Ordering[] => {
  const mention = builder.draft.groups[0];
  const choice = mention ? builder.choice(mention) : null;
  const info = builder.info(choice);
  if (
    !builder.schema.worksheet ||
    !choice ||
    !info ||
    !builder.isMeasure(choice) ||
    shown.length !== 1 ||
    shown[0]?.aggregate !== false
  )
    return [];
  const of = builder.measured(choice.table, info.name);
  const value: Expression = { kind: 'aggregate', name: summing(builder, info), of, distinct: false };
  shown.push({ value, aggregate: true, choice });
  builder.draft.groups.length = 0;
  return [{ by: value, descending: true }];
};

/** Numbers and dates rank rows; of texts and keys there are most or fewest. */
const isRankable = (info: ColumnInfo | undefined): boolean =>
  info !== undefined && !info.primary && (isNumeric(info) || isTemporal(info) || /date|time|year/i.test(info.name));

export const orderOf = (builder: Builder, part: OrderPart): Ordering | null => {
  const choice = builder.choice(part);
  const number =
    part.counted && choice?.column != null && builder.isMeasure(choice) && !('common' in part && part.common);
  if (!number && (part.counted || (choice && choice.column === null))) {
    if (choice) builder.tables.add(choice.table);
    return { by: countAll, descending: part.descending };
  }
  if (!choice?.column) return null;
  if ('measured' in part && !part.measured && !part.aggregate && !isRankable(builder.info(choice))) {
    builder.tables.add(choice.table);
    return { by: countAll, descending: part.descending };
  }
  const of = builder.measured(choice.table, choice.column);
  return {
    by: part.aggregate ? { kind: 'aggregate', name: part.aggregate, of, distinct: false } : of,
    descending: part.descending,
  };
};

/** "customers using the most popular method": rows whose method is the one most rows have. */
export const mostCommonFilter = (builder: Builder, shown: readonly Shown[]): BuiltCondition | null => {
  const { superlative } = builder.draft;
  const choice = superlative?.common && superlative.limit === 1 ? builder.choice(superlative) : null;
  const column = choice?.column;
  if (
    !choice ||
    !column ||
    shown.some(
      ({ aggregate, value }) =>
        aggregate || value.kind !== 'column' || value.column === column || value.table !== choice.table,
    )
  )
    return null;
  const of = builder.column(choice.table, column);
  const top: Query = {
    ...emptyQuery(choice.table),
    select: [{ value: of, as: null }],
    groupBy: [of],
    orderBy: [{ by: countAll, descending: true }],
    limit: 1,
  };
  const condition: Condition = { kind: 'compare', op: '=', left: of, right: { kind: 'scalar', query: top } };
  return { condition, joinedBy: 'and', table: choice.table, column, negatedRelation: false };
};
