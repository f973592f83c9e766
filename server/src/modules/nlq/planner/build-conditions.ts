import { allOf, type Condition } from '../plan.js';
import type { Builder } from './builder.js';
import type { FilterPart, RelationPart } from './draft.js';
import { scoped, filterCondition, negate } from './filter-condition.js';
import { membership, isToMany } from './membership.js';

/** A condition on rows, the connective before it, and the column it rests on. */
export interface BuiltCondition {
  readonly condition: Condition;
  readonly joinedBy: 'and' | 'or';
  readonly table: string;
  readonly column: string | null;
  readonly negatedRelation: boolean;
}

/** "who have 0 loans" */
const none = (builder: Builder, table: string, entity: string): BuiltCondition | null => {
  const condition = table === entity ? null : membership(builder, entity, table, { where: [], negated: true });
  return condition && { condition, joinedBy: 'and', table, column: null, negatedRelation: true };
};

const buildFilter = (
  builder: Builder,
  filter: FilterPart,
  entity: string | null,
  negated = filter.negated,
): BuiltCondition | null => {
  const choice = builder.choice(filter);
  const info = builder.info(choice);
  if (choice && !info && filter.counted && entity) return none(builder, choice.table, entity);
  if (!choice || !info) return null;
  const outside = negated && entity !== null && choice.table !== entity && isToMany(builder, entity, choice.table);
  const before = new Set(builder.tables);
  const condition = filterCondition(builder, filter, choice, info);
  if (!condition) return null;
  const at = { joinedBy: filter.joinedBy, table: choice.table, column: info.name, negatedRelation: outside };
  if (!outside) return { condition: negated ? negate(condition) : condition, ...at };
  builder.tables.clear();
  for (const table of before) builder.tables.add(table);
  const member = membership(builder, entity, choice.table, { where: [condition], negated: true });
  return member && { condition: member, ...at };
};

const buildRelation = (builder: Builder, relation: RelationPart, entity: string | null): BuiltCondition | null => {
  const choice = builder.choice(relation);
  if (!choice || entity === null || choice.table === entity) {
    if (relation.negated) builder.risks.push('negation without a condition');
    return null;
  }
  const at = { joinedBy: relation.joinedBy, table: choice.table, column: null, negatedRelation: relation.negated };
  if (!relation.negated) {
    if (builder.aggregatesRows() && !builder.uses(choice.table, relation) && isToMany(builder, entity, choice.table)) {
      const condition = membership(builder, entity, choice.table, { where: [], negated: false });
      if (condition) return { condition, ...at };
    }
    builder.tables.add(choice.table);
    return null;
  }
  const condition = membership(builder, entity, choice.table, { where: [], negated: true });
  return condition && { condition, ...at };
};

/** A negated relation takes the filter behind it along: "who have not taken a course with 4 credits". */
const withException = (
  builder: Builder,
  part: FilterPart | RelationPart,
  next: FilterPart | RelationPart | undefined,
  entity: string | null,
): BuiltCondition | null => {
  if (part.kind !== 'relation' || !part.negated || next?.kind !== 'filter' || next.negated || entity === null)
    return null;
  const table = builder.choice(next)?.table;
  if (next.joinedBy === 'and' && table !== undefined && table !== entity && isToMany(builder, entity, table)) {
    return buildFilter(builder, next, entity, true);
  }
  return isSameRow(builder, part, entity)
    ? (excluded(builder, next, entity) ?? buildFilter(builder, next, entity, true))
    : null;
};

const buildAll = (
  builder: Builder,
  parts: readonly (FilterPart | RelationPart)[],
  entity: string | null,
): BuiltCondition[] => {
  const built: BuiltCondition[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part) continue;
    const exception = withException(builder, part, parts[index + 1], entity);
    if (exception) index += 1;
    const item =
      exception ??
      (part.kind === 'relation' ? buildRelation(builder, part, entity) : buildFilter(builder, part, entity));
    if (item) built.push(item);
    else if (part.kind === 'filter') builder.risks.push('condition not understood');
  }
  return built;
};

/** "studios that have not produced films with director X": none of a studio's rows may fit, not just this one. */
const excluded = (builder: Builder, filter: FilterPart, entity: string): BuiltCondition | null => {
  const [shown, ...others] = builder.draft.selects;
  const column = shown && others.length === 0 && shown.aggregate === null ? builder.choice(shown) : null;
  const info = builder.info(column);
  const choice = builder.choice(filter);
  if (!info || info.unique || info.primary || column?.table !== entity || choice?.table !== entity) return null;
  const [inner] = scoped(builder, filter);
  const of = builder.column(entity, info.name);
  const query = inner ? builder.subquery(of, new Set([entity]), [inner.condition]) : null;
  if (!query) return null;
  builder.distinct = true;
  return {
    condition: { kind: 'inQuery', of, query, negated: true },
    joinedBy: filter.joinedBy,
    table: entity,
    column: choice.column,
    negatedRelation: true,
  };
};

/** "all accounts except the account named …": the exception is among the rows themselves. */
const isSameRow = (builder: Builder, relation: RelationPart, entity: string): boolean => {
  const table = builder.choice(relation)?.table;
  return table !== undefined && (table === entity || !isToMany(builder, entity, table));
};

/** Conditions on rows, in the question's order; counted ones ("more than 3 orders") are left to HAVING. */
export const buildConditions = (
  builder: Builder,
  parts: readonly (FilterPart | RelationPart)[],
  entity: string | null,
): BuiltCondition[] =>
  buildAll(builder, parts, entity).filter(
    (item, index, all) =>
      all.findIndex(({ condition }) => JSON.stringify(condition) === JSON.stringify(item.condition)) === index,
  );

/** AND binds tighter than OR, except that values of one column joined by OR belong together. */
export const joinConditions = (built: readonly BuiltCondition[]): Condition | null => {
  const groups: { column: string | null; table: string; items: Condition[] }[] = [];
  for (const { condition, joinedBy, table, column } of built) {
    const last = groups.at(-1);
    if (joinedBy === 'or' && last) last.items.push(condition);
    else groups.push({ column, table, items: [condition] });
  }
  return allOf(groups.map(({ items }) => (items.length === 1 ? (items[0] as Condition) : { kind: 'or', items })));
};
