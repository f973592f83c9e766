import type { Expression, Query } from '../../plan.js';
import { unsupported } from '../dialects/unsupported.js';
import { conditionOf, expressionOf, type Place } from './expressions.js';
import type { Document } from './fields.js';

type AggregateValue = Extract<Expression, { kind: 'aggregate' }>;
type WindowValue = Extract<Expression, { kind: 'share' | 'change' | 'runningTotal' }>;

/** Every node of one kind inside the clauses of a query, each once; inner queries are not entered. */
const nodesIn = <T extends Expression>(query: Query, kinds: readonly Expression['kind'][]): T[] => {
  const found = new Map<string, T>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('query' in node) return;
    if ('kind' in node && kinds.includes(node.kind as Expression['kind'])) {
      found.set(JSON.stringify(node), node as T);
      if (node.kind === 'aggregate') return;
    }
    Object.values(node).forEach(visit);
  };
  visit([query.select, query.having, query.orderBy, query.topPerGroup]);
  return [...found.values()];
};

export const aggregatesIn = (query: Query): AggregateValue[] => nodesIn(query, ['aggregate']);
export const windowsIn = (query: Query): WindowValue[] => nodesIn(query, ['share', 'change', 'runningTotal']);

const accumulator = (value: AggregateValue, place: Place): Document => {
  if (value.name === 'median') return unsupported('MongoDB', 'a median');
  const of = value.of === null ? 1 : expressionOf(value.of, place);
  const counted = value.of === null ? 1 : { $cond: [{ $gt: [of, null] }, 1, 0] };
  const plain = value.name === 'count' && !value.distinct ? counted : of;
  const filtered = value.where ? { $cond: [conditionOf(value.where, place), plain, null] } : plain;
  if (value.name === 'count') return value.distinct ? { $addToSet: filtered } : { $sum: filtered };
  if (value.distinct) return unsupported('MongoDB', 'a total of different values');
  return { [`$${value.name}`]: filtered };
};

/** A set of values holds null where one was missing; SQL does not count it. */
const sizeOf = (field: string): Document => ({ $size: { $setDifference: [`$${field}`, [null]] } });

export interface Grouped {
  readonly stages: readonly Document[];
  readonly fields: ReadonlyMap<string, string>;
}

/** `$group` and what turns its sets into numbers; `fields` names where each expression of the query now stands. */
export const groupStages = (query: Query, place: Place): Grouped => {
  const aggregates = aggregatesIn(query);
  if (aggregates.length === 0 && query.groupBy.length === 0) return { stages: [], fields: new Map() };
  const keys = query.groupBy.map((by, index) => [`key${index}`, by] as const);
  const totals = aggregates.map((value, index) => [`total${index}`, value] as const);
  const group = {
    $group: {
      _id: keys.length === 0 ? null : Object.fromEntries(keys.map(([name, by]) => [name, expressionOf(by, place)])),
      ...Object.fromEntries(totals.map(([name, value]) => [name, accumulator(value, place)])),
    },
  };
  const counts = totals.filter(([, { name, distinct }]) => name === 'count' && distinct);
  const fields = new Map([
    ...keys.map(([name, by]) => [JSON.stringify(by), `_id.${name}`] as const),
    ...totals.map(([name, value]) => [JSON.stringify(value), name] as const),
  ]);
  const sizes = counts.length > 0 ? [{ $set: Object.fromEntries(counts.map(([name]) => [name, sizeOf(name)])) }] : [];
  return { stages: [group, ...sizes], fields };
};

const windowOutput = (value: WindowValue, place: Place): Document => {
  const of = expressionOf(value.of, place);
  if (value.kind === 'change') return { $shift: { output: of, by: -1, default: null } };
  return { $sum: of, window: { documents: ['unbounded', value.kind === 'share' ? 'unbounded' : 'current'] } };
};

/** `$setWindowFields` for shares, changes and running totals of groups. */
export const windowStages = (query: Query, place: Place): Grouped => {
  const named = windowsIn(query).map((value, index) => [`window${index}`, value] as const);
  const stages = named.flatMap(([name, value]): Document[] => {
    const output = { output: { [name]: windowOutput(value, place) } };
    if (value.kind === 'share') return [{ $setWindowFields: output }];
    const along = `along_${name}`;
    return [
      { $set: { [along]: expressionOf(value.along, place) } },
      { $setWindowFields: { sortBy: { [along]: 1 }, ...output } },
    ];
  });
  const key = (value: WindowValue): string =>
    JSON.stringify({ kind: 'aggregate', name: 'max', of: value, distinct: false });
  return { stages, fields: new Map(named.map(([name, value]) => [key(value), name])) };
};
