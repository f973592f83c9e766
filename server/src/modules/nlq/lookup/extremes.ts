import type { Condition, Query } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { cell, holdsNumbers, numberIn } from './conditions.js';
import { countAll, firstBy, isRankName, measureOf, ownColumn, row, select, targetOf, type Known } from './known.js';

const filled = (column: ColumnInfo): Condition => ({ kind: 'isNull', of: cell(column), negated: true });

const mostFrequent = (known: Known, column: ColumnInfo, where: readonly Condition[]): Query =>
  select(known, cell(column), where, { groupBy: [cell(column)], ...firstBy(countAll, known.asked.extreme === 'most') });

/** "which X has the most Y": the row where Y is greatest, or the X most rows have. */
export const extremeOf = (known: Known): Query | null => {
  const { asked, where } = known;
  const most = asked.extreme === 'most';
  const target = targetOf(known);
  if (!target) return null;
  const itself = measureOf(known);
  if (itself && asksForItself(known, itself))
    return select(known, cell(itself), where, firstBy(numberIn(itself), most));
  const measure = measureOf(known, target);
  if (!measure && holdsNumbers(target)) return select(known, cell(target), where, firstBy(numberIn(target), most));
  if (!measure) return mostFrequent(known, target, [...where, filled(target)]);
  const ranked = isRankName(measure.name) && /\b(highest|top|best|higher)\b/.test(known.question);
  const present: Condition = { kind: 'isNull', of: numberIn(measure), negated: true };
  return select(known, cell(target), [...where, present], firstBy(numberIn(measure), most !== ranked));
};

const superlatives =
  /^(most|least|highest|lowest|largest|smallest|biggest|longest|shortest|top|greatest|fastest|slowest|maximum|minimum|oldest|best|earliest|latest)$/;

/** "what is the highest score": the words behind the superlative are what is asked for. */
const asksForItself = ({ question, tokens, names }: Known, measure: ColumnInfo): boolean => {
  const at = tokens.findIndex(({ lower }) => superlatives.test(lower));
  const behind = names.some(
    ({ start, all }) => at >= 0 && start > at && start <= at + 2 && all.some(({ column }) => column === measure),
  );
  const plain = /\b(what|how) (is|was|were|are|long|tall|high|old|much|many)\b[^,]*$/.test(question);
  return behind && plain && !/\b(who|which)\b/.test(question);
};

/** "A or B, who had more points?" */
export const chosenOf = (known: Known): Query => {
  const { asked, question, where, table } = known;
  const column = ownColumn(known) ?? targetOf(known) ?? table.columns[0];
  const measure = measureOf(known);
  const value = column ? cell(column) : row;
  if (measure) return select(known, value, where, firstBy(numberIn(measure), asked.extreme !== 'least'));
  if (column && asked.extreme !== null && asked.end === null) return mostFrequent(known, column, where);
  const late = asked.end === 'last' || /\b(last|later|latest)\b/.test(question);
  return select(known, value, where, firstBy(row, late));
};
