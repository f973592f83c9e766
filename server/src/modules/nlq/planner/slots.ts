import type { Draft, FilterPart, OrderPart, SelectPart } from './draft.js';
import type { Mention } from '../linking/mentions.js';
import { wordsOf, type Choice } from './alternatives.js';
import type { Slot } from './resolve.js';
import type { Role } from './roles.js';

/** One slot per part of the draft that needs a column or table. Keys are the parts themselves. */
export type SlotMap = ReadonlyMap<object, Slot>;

const selectRole = ({ aggregate, distinct }: SelectPart): Role => {
  if (aggregate === null) return { is: 'shown' };
  if (aggregate === 'count') return { is: distinct ? 'countedDistinct' : 'counted' };
  return { is: 'measure', extreme: aggregate === 'min' || aggregate === 'max' };
};

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1500 && value <= 2100;

const filterRole = (filter: FilterPart): Role => {
  if (filter.aggregate === 'count') return { is: 'counted' };
  if (filter.aggregate) return { is: 'measure', extreme: false };
  const first = filter.values[0];
  if (filter.op === 'start' || filter.op === 'end' || filter.op === 'inside') return { is: 'text' };
  if (first?.kind === 'value') return { is: 'value', matches: first.matches, named: filter.mention !== null };
  if (first?.kind === 'number') return { is: 'number', counted: filter.counted, year: isYear(first.value) };
  if (first?.kind === 'period') return { is: 'period' };
  return first ? { is: 'measure', extreme: true } : { is: 'shown' };
};

const orderRole = ({ counted, aggregate }: OrderPart): Role => {
  if (counted) return { is: 'counted' };
  return aggregate ? { is: 'measure', extreme: false } : { is: 'order' };
};

/** The slot as it is read when the user has said what its words mean. */
const withChoice = (key: object, slot: Slot, made: readonly Choice[]): Slot => {
  const choice = made.find(({ words }) => words === wordsOf(key, slot));
  return choice ? { ...slot, chosen: { table: choice.table, column: choice.column, score: 1 } } : slot;
};

export const slotsOf = (draft: Draft, made: readonly Choice[] = []): SlotMap => {
  const slots = new Map<object, Slot>();
  const add = (key: object, mention: Mention | null, role: Role, firm = false): void => {
    if (mention || role.is === 'value' || role.is === 'period')
      slots.set(key, withChoice(key, { mention, role, firm }, made));
  };
  for (const part of draft.selects) add(part, part.mention, selectRole(part));
  for (const mention of draft.groups) add(mention, mention, { is: 'group' });
  for (const part of draft.conditions) {
    if (part.kind === 'relation') add(part, part.mention, { is: 'relation' }, part.negated);
    else addFilter(add, part);
  }
  for (const part of draft.orders) add(part, part.mention, orderRole(part));
  const { superlative } = draft;
  if (superlative)
    add(
      superlative,
      superlative.mention,
      superlative.common
        ? { is: 'common' }
        : superlative.counted
          ? { is: 'counted' }
          : superlative.aggregate
            ? { is: 'measure', extreme: false }
            : { is: 'superlative' },
    );
  for (const mention of draft.context) if (!slots.has(mention)) add(mention, mention, { is: 'context' });
  return slots;
};

const addFilter = (add: (key: object, mention: Mention | null, role: Role) => void, filter: FilterPart): void => {
  add(filter, filter.mention, filterRole(filter));
  for (const operand of filter.values) {
    if (
      (operand.kind === 'nested' || operand.kind === 'mention') &&
      operand.mention &&
      operand.mention !== filter.mention
    ) {
      add(operand, operand.mention, { is: 'measure', extreme: true });
    }
    if (operand.kind === 'nested') for (const part of operand.scope) addFilter(add, part);
  }
};
