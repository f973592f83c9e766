import type { Condition, Expression, Query } from '../plan.js';
import { columnAbout, keyColumn } from './columns.js';
import { cell } from './amounts.js';
import { askedNoun, countAll, firstBy, ownColumn, row, select, targetOf, type Known } from './known.js';

/** The row above or below the one named: "who came after X" asks for the column X stands in, unless another is named. */
export const besideOf = (known: Known, step: -1 | 1): Query | null => {
  const asks = /\b(which|what|who)\b/.test(known.question);
  const leading = known.names.find(
    ({ column, score, start }) => score > 0.7 && start <= 3 && !known.used.has(column.name),
  );
  const named = askedNoun({ ...known, used: new Set() }) ?? (asks ? undefined : leading);
  const person = /^who\b/.test(known.question) ? columnAbout(known.table, 'who', new Set()) : undefined;
  const target =
    named?.column ?? person ?? ownColumn(known) ?? (known.dated ? keyColumn(known.table, known.used) : undefined);
  if (!target) return null;
  const place = select(
    known,
    { kind: 'aggregate', name: step === 1 ? 'max' : 'min', of: row, distinct: false },
    known.where,
  );
  const next: Expression = {
    kind: 'arithmetic',
    op: step === 1 ? '+' : '-',
    left: { kind: 'scalar', query: place },
    right: { kind: 'literal', value: 1 },
  };
  return select(known, cell(target), [{ kind: 'compare', op: '=', left: row, right: next }]);
};

/** "which player is from the same college as X": other rows that share X's value. */
export const sameAs = (known: Known): Query | null => {
  const [first] = known.fixed;
  const own = ownColumn(known);
  const shared = known.names.find(
    ({ column, score }) => score > 0.5 && !known.used.has(column.name) && column !== own,
  )?.column;
  if (!first || !own || !shared || !/\bsame\b/.test(known.question)) return null;
  const value = select(known, cell(shared), [first.condition], { limit: 1 });
  const where: Condition[] = [
    { kind: 'compare', op: '=', left: cell(shared), right: { kind: 'scalar', query: value } },
    { kind: 'not', item: first.condition },
  ];
  const counts = known.asked.count && !/^(which|who)\b/.test(known.question);
  return select(known, counts ? countAll : cell(own), where);
};

/** The cells of the rows that fit, or of the first or last of them. */
export const cellsOf = (known: Known): Query | null => {
  const { asked, fixed, where } = known;
  const target = asked.others ? (ownColumn(known) ?? targetOf(known)) : targetOf(known);
  if (!target) return null;
  const own = fixed.find(({ match }) => match.column === target.name);
  const others: readonly Condition[] =
    asked.others && own
      ? [...where.filter((each) => each !== own.condition), { kind: 'not', item: own.condition }]
      : where;
  return select(known, cell(target), others, asked.end ? firstBy(row, asked.end === 'last') : { distinct: true });
};
