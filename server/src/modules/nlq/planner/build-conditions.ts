import { allOf, type Condition } from '../plan.js';
import { flagOf } from '../schema/flags.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import type { Candidate } from '../linking/mentions.js';
import type { Builder } from './builder.js';
import type { FilterPart, RelationPart } from './draft.js';
import { scoped, filterCondition, negate } from './filter-condition.js';
import { asksWhich, membership, isToMany } from './membership.js';

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

/** How well the words fit the column, whatever they are for. */
const scoreOf = ({ mention }: RelationPart, { table, column }: Candidate): number =>
  mention.candidates.find((other) => other.table === table && other.column === column)?.score ?? 0;

/** "passengers who survived", "hotels that allow pets", "films without a rating": what a row's own column says of it. */
const ownState = (builder: Builder, relation: RelationPart, entity: string | null): BuiltCondition | null => {
  const choice = builder.choice(relation);
  const info = builder.info(choice);
  if (!info || !choice || choice.table !== (entity ?? choice.table) || info.primary || scoreOf(relation, choice) < 0.7)
    return null;
  const flag = flagOf(info);
  const of = builder.column(choice.table, info.name);
  const at = { joinedBy: relation.joinedBy, table: choice.table, column: info.name, negatedRelation: false };
  if (flag) {
    const value = relation.negated ? flag.no : flag.yes;
    return { condition: { kind: 'compare', op: '=', left: of, right: { kind: 'literal', value } }, ...at };
  }
  return relation.negated ? { condition: { kind: 'isNull', of, negated: false }, ...at } : null;
};

const buildRelation = (builder: Builder, relation: RelationPart, entity: string | null): BuiltCondition | null => {
  const choice = builder.choice(relation);
  const own = ownState(builder, relation, entity);
  if (own) return own;
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
    if (asksWhich(builder, entity) && isToMany(builder, entity, choice.table)) builder.distinct = true;
    builder.tables.add(choice.table);
    return null;
  }
  const none = withoutAny(builder, entity, choice.table);
  const condition = none ?? membership(builder, entity, choice.table, { where: [], negated: true });
  return condition && { condition, ...at };
};

/** The only column shown, where several rows of the entity share its values. */
const sharedColumn = (builder: Builder, entity: string): ColumnInfo | null => {
  const [shown, ...others] = builder.draft.selects;
  const column = shown && others.length === 0 && shown.aggregate === null ? builder.choice(shown) : null;
  const info = builder.info(column);
  return info && !info.unique && !info.primary && column?.table === entity ? info : null;
};

/** "hometowns that no gymnasts come from": not one of the people there may be a gymnast. */
const withoutAny = (builder: Builder, entity: string, table: string): Condition | null => {
  const info = sharedColumn(builder, entity);
  if (!info || builder.label(entity).kind !== 'column' || isLabel(builder, entity, info.name)) return null;
  const of = builder.column(entity, info.name);
  const query = builder.subquery(of, new Set([entity, table]), [{ kind: 'isNull', of, negated: true }]);
  if (!query) return null;
  builder.distinct = true;
  return { kind: 'inQuery', of, query, negated: true };
};

const isLabel = (builder: Builder, entity: string, column: string): boolean => {
  const label = builder.label(entity);
  return label.kind === 'column' && label.column === column;
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
  const info = sharedColumn(builder, entity);
  const choice = builder.choice(filter);
  if (!info || choice?.table !== entity) return null;
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
