import type { Candidate } from '../linking/mentions.js';
import { allOf, emptyQuery, type Condition, type Expression, type Literal } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import type { Builder } from './builder.js';
import type { FilterPart, Operand } from './draft.js';
import { flipped } from './reader.js';

const literalFor = (column: ColumnInfo, operand: Operand): Literal | null => {
  if (operand.kind === 'number')
    return isNumeric(column) || column.kind === 'boolean' ? operand.value : operand.text.replace(/,/g, '');
  if (operand.kind !== 'value') return null;
  const number = Number(operand.text);
  return isNumeric(column) && operand.text !== '' && !Number.isNaN(number) ? number : operand.text;
};

const spellingsFor = (choice: Candidate, operand: Operand): readonly string[] =>
  operand.kind === 'value'
    ? (operand.matches.find(({ table, column }) => table === choice.table && column === choice.column)?.spellings ?? [])
    : [];

const equality = (builder: Builder, choice: Candidate, info: ColumnInfo, operand: Operand): Condition | null => {
  const of = builder.column(choice.table, info.name);
  const spellings = spellingsFor(choice, operand);
  if (spellings.length > 1) {
    builder.note(
      `"${operand.kind === 'value' ? operand.text : ''}" matched ${spellings.length} spellings in ${info.name}: ${spellings.map((each) => `"${each}"`).join(', ')}.`,
    );
    return { kind: 'in', of, values: [...spellings] };
  }
  if (spellings[0] !== undefined)
    return { kind: 'compare', op: '=', left: of, right: { kind: 'literal', value: spellings[0] } };
  const value = literalFor(info, operand);
  if (value === null) return null;
  if (operand.kind === 'number' && info.kind === 'text' && !info.values.includes(String(value)))
    return { kind: 'like', of, pattern: `%${value}%`, negated: false };
  return { kind: 'compare', op: '=', left: of, right: { kind: 'literal', value } };
};

const yearOf = (builder: Builder, choice: Candidate, info: ColumnInfo, operand: Operand): Expression | null => {
  const isDate = info.kind === 'date' || info.kind === 'datetime';
  if (operand.kind !== 'number' || !isDate || operand.value < 1000 || operand.value > 3000) return null;
  return { kind: 'datePart', part: 'year', of: builder.column(choice.table, info.name) };
};

const rightSide = (builder: Builder, info: ColumnInfo, operand: Operand): Expression | null => {
  if (operand.kind === 'mention') {
    const other = builder.choice(operand);
    return other?.column ? builder.measured(other.table, other.column) : null;
  }
  const value = literalFor(info, operand);
  return value === null ? null : { kind: 'literal', value };
};

const nested = (
  builder: Builder,
  filter: FilterPart,
  choice: Candidate,
  operand: Extract<Operand, { kind: 'nested' }>,
): Condition | null => {
  const other = (operand.mention === filter.mention ? choice : builder.choice(operand)) ?? choice;
  const info = builder.info(other);
  if (
    !info ||
    filter.op === 'between' ||
    filter.op === 'null' ||
    filter.op === 'start' ||
    filter.op === 'end' ||
    filter.op === 'inside'
  )
    return null;
  const of: Expression = { kind: 'column', table: other.table, column: info.name };
  const scope = (operand.scope ?? []).flatMap((part) => scoped(builder, part));
  const inner = {
    ...emptyQuery(other.table),
    select: [{ value: { kind: 'aggregate' as const, name: operand.aggregate, of, distinct: false }, as: null }],
  };
  const left = builder.measured(choice.table, choice.column ?? '');
  const query = builder.finish(
    { ...inner, where: allOf(scope.map(({ condition }) => condition)) },
    new Set([other.table, ...scope.map(({ table }) => table)]),
  );
  if (query) return { kind: 'compare', op: filter.op, left, right: { kind: 'scalar', query } };
  return {
    kind: 'compare',
    op: filter.op,
    left,
    right: { kind: 'scalar', query: inner },
  };
};

/** Conditions of the inner question: "than the minimum rating of English songs". */
export const scoped = (builder: Builder, part: FilterPart): { condition: Condition; table: string }[] => {
  const choice = builder.choice(part);
  const info = builder.info(choice);
  const before = new Set(builder.tables);
  const condition = choice && info ? filterCondition(builder, part, choice, info) : null;
  builder.tables.clear();
  for (const table of before) builder.tables.add(table);
  return condition && choice ? [{ condition: part.negated ? negate(condition) : condition, table: choice.table }] : [];
};

const textPattern = (filter: FilterPart, operand: Operand | undefined): string | null => {
  if (operand?.kind !== 'value' && operand?.kind !== 'number') return null;
  if (filter.op === 'start') return `${operand.text}%`;
  return filter.op === 'end' ? `%${operand.text}` : `%${operand.text}%`;
};

export const filterCondition = (
  builder: Builder,
  filter: FilterPart,
  choice: Candidate,
  info: ColumnInfo,
): Condition | null => {
  const [first, second] = filter.values;
  const of = builder.measured(choice.table, info.name);
  if (filter.op === 'null') return { kind: 'isNull', of, negated: false };
  const pattern =
    filter.op === 'start' || filter.op === 'end' || filter.op === 'inside' ? textPattern(filter, first) : null;
  if (pattern !== null) return { kind: 'like', of, pattern, negated: false };
  if (!first) return null;
  if (first.kind === 'period') return inPeriod(builder, of, first);
  if (first.kind === 'nested') return nested(builder, filter, choice, first);
  const year = yearOf(builder, choice, info, first);
  if (filter.op === 'between') return between(builder, info, { of: year ?? of, first, second });
  if (filter.op === '=' && !year && (first.kind === 'value' || first.kind === 'number'))
    return equality(builder, choice, info, first);
  const right =
    year && first.kind === 'number'
      ? ({ kind: 'literal', value: first.value } as const)
      : rightSide(builder, info, first);
  if (!right || filter.op === 'start' || filter.op === 'end' || filter.op === 'inside') return null;
  return { kind: 'compare', op: filter.op, left: year ?? of, right };
};

const inPeriod = (
  builder: Builder,
  of: Expression,
  { from, to, period }: Extract<Operand, { kind: 'period' }>,
): Condition | null => {
  if (period.assumption) builder.note(period.assumption);
  const ends: Condition[] = [];
  if (from !== null) ends.push({ kind: 'compare', op: '>=', left: of, right: { kind: 'date', value: from } });
  if (to !== null) ends.push({ kind: 'compare', op: '<', left: of, right: { kind: 'date', value: to } });
  return allOf(ends);
};

const between = (
  builder: Builder,
  info: ColumnInfo,
  { of, first, second }: { of: Expression; first: Operand; second: Operand | undefined },
): Condition | null => {
  const low = rightSide(builder, info, first);
  const high = second ? rightSide(builder, info, second) : null;
  return low && high ? { kind: 'between', of, low, high } : null;
};

export const negate = (condition: Condition): Condition => {
  if (condition.kind === 'compare' && (condition.op === '=' || condition.op === '!='))
    return { ...condition, op: flipped[condition.op] };
  if (condition.kind === 'like' || condition.kind === 'isNull' || condition.kind === 'inQuery')
    return { ...condition, negated: !condition.negated };
  return { kind: 'not', item: condition };
};
