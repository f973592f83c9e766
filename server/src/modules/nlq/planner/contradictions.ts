import type { Condition, Query } from '../plan.js';
import { joinConditions, type BuiltCondition } from './build-conditions.js';
import type { Builder } from './builder.js';

const equalTo = (condition: Condition): string | null =>
  condition.kind === 'compare' &&
  condition.op === '=' &&
  condition.left.kind === 'column' &&
  condition.right.kind === 'literal'
    ? `${condition.left.table}\u0000${condition.left.column}`
    : null;

const contradict = (a: BuiltCondition, b: BuiltCondition): boolean => {
  if (b.joinedBy !== 'and' || a.table !== b.table || a.column !== b.column || a.column === null) return false;
  if (equalTo(a.condition) !== null && equalTo(b.condition) !== null) return true;
  const [x, y] = [a.condition, b.condition];
  if (x.kind !== 'compare' || y.kind !== 'compare' || x.right.kind !== 'literal' || y.right.kind !== 'literal')
    return false;
  const [low, high] = x.op.startsWith('>') ? [x, y] : [y, x];
  return (
    low.op.startsWith('>') &&
    high.op.startsWith('<') &&
    low.right.kind === 'literal' &&
    high.right.kind === 'literal' &&
    low.right.value >= high.right.value
  );
};

/** No row is both "A" and "B" in one column: the question asks for what has rows of both kinds. */
export const splitContradiction = (builder: Builder, query: Query, rows: readonly BuiltCondition[]): Query => {
  for (let index = 1; index < rows.length; index += 1) {
    const [a, b] = [rows[index - 1], rows[index]];
    if (!a || !b || !contradict(a, b) || query.groupBy.length > 0) continue;
    const shared = rows.filter((row) => row !== a && row !== b);
    const first = { ...query, where: joinConditions([...shared, { ...a, joinedBy: 'and' }]) };
    const second = {
      ...query,
      where: joinConditions([...shared, { ...b, joinedBy: 'and' }]),
      orderBy: [],
      limit: null,
    };
    if (query.select.some(({ value }) => value.kind === 'aggregate')) {
      builder.risks.push('two values of one column');
      return { ...query, where: joinConditions([...shared, { ...a, joinedBy: 'and' }, { ...b, joinedBy: 'or' }]) };
    }
    return { ...first, combine: { op: 'intersect', with: second } };
  }
  return query;
};
