import type { Condition, Expression } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import { type BuiltCondition } from './build-conditions.js';
import { linkKey } from './membership.js';
import type { Builder } from './builder.js';
import type { FilterPart, RelationPart } from './draft.js';
import { countAll, aggregated } from './shown.js';

/** "hotels with 5 stars", where the stars are a column of texts that holds "5". */
const holdsNumber = ({ kind, values }: ColumnInfo, { op, values: [operand] }: FilterPart): boolean =>
  kind === 'text' && op === '=' && operand?.kind === 'number' && values.includes(String(operand.value));

/** "more than 3 orders" counts rows unless the noun is itself a number in the data. */
export const isHaving = (builder: Builder, part: FilterPart | RelationPart): part is FilterPart => {
  if (part.kind !== 'filter') return false;
  if (part.aggregate) return true;
  if (!part.counted) return false;
  const info = builder.info(builder.choice(part));
  if (info && isNumeric(info) && !info.primary) return false;
  if (info && holdsNumber(info, part)) return false;
  return !(part.op === '=' && part.values[0]?.kind === 'number' && part.values[0].value === 0);
};

export const havingOf = (builder: Builder, part: FilterPart): Condition | null => {
  const choice = builder.choice(part);
  const value = part.values[0];
  if (value?.kind !== 'number') return null;
  if (choice) builder.tables.add(choice.table);
  const left =
    part.aggregate && choice ? aggregated(builder, { aggregate: part.aggregate, distinct: false }, choice) : countAll;
  const rows: Expression = part.aggregate && part.aggregate !== 'count' ? left : countAll;
  const low: Expression = { kind: 'literal', value: value.value };
  if (isComparison(part.op)) return { kind: 'compare', op: part.op, left: rows, right: low };
  const [, high] = part.values;
  return part.op === 'between' && high?.kind === 'number'
    ? { kind: 'between', of: rows, low, high: { kind: 'literal', value: high.value } }
    : null;
};

const isComparison = (op: FilterPart['op']): op is '=' | '!=' | '<' | '<=' | '>' | '>=' =>
  ['=', '!=', '<', '<=', '>', '>='].includes(op);

interface Counted {
  readonly entity: string;
  readonly rows: BuiltCondition[];
}

/** "how many customers have at least 2 orders": customers among those whose orders number 2 or more. */
export const countedMembership = (
  builder: Builder,
  part: FilterPart,
  { entity, rows }: Counted,
): BuiltCondition | null => {
  const table = builder.choice(part)?.table;
  const value = part.values[0];
  const link = table === undefined || table === entity || part.aggregate ? null : linkKey(builder, entity, table);
  if (!table || !link || value?.kind !== 'number' || !isComparison(part.op)) return null;
  const own = rows.filter((row) => link.tables.has(row.table));
  rows.splice(0, rows.length, ...rows.filter((row) => !own.includes(row)));
  for (const name of link.tables) builder.tables.delete(name);
  const of: Expression = { kind: 'column', ...link.other };
  const query = builder.subquery(
    of,
    link.tables,
    own.map(({ condition }) => condition),
  );
  const having: Condition = {
    kind: 'compare',
    op: part.op,
    left: countAll,
    right: { kind: 'literal', value: value.value },
  };
  if (!query) return null;
  const condition: Condition = {
    kind: 'inQuery',
    of: builder.column(entity, link.own),
    query: { ...query, groupBy: [of], having },
    negated: false,
  };
  return { condition, joinedBy: 'and', table: entity, column: null, negatedRelation: false };
};
