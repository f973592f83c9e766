import type { Condition, Query } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { keyColumn } from './columns.js';
import { cell, holdsNumbers, numberIn } from './amounts.js';
import { describedBy } from './described.js';
import {
  askedNoun,
  isOrdinalName,
  countAll,
  firstBy,
  isRankName,
  measureOf,
  ownColumn,
  row,
  select,
  targetOf,
  type Known,
} from './known.js';

const filled = (column: ColumnInfo): Condition => ({ kind: 'isNull', of: cell(column), negated: true });

const mostFrequent = (known: Known, column: ColumnInfo, where: readonly Condition[]): Query =>
  select(known, cell(column), where, { groupBy: [cell(column)], ...firstBy(countAll, known.asked.extreme === 'most') });

/** "which X has the most Y": the row where Y is greatest, or the X most rows have. */
export const extremeOf = (said: Known): Query | null => {
  const known = said.asked.others ? withoutNamed(said) : said;
  const { asked, where } = known;
  const most = asked.extreme === 'most';
  const itself = measureOf(known);
  if (itself && asksForItself(known, itself))
    return select(known, cell(itself), [...where, filled(itself)], firstBy(numberIn(itself), most));
  const noun = targetOf(known);
  const target = noun && ranksSubjects(known, noun) ? (keyColumn(known.table, known.used) ?? noun) : noun;
  if (!target) return null;
  const described = describedBy(known, target);
  const measure = measureOf(known, target) ?? described?.column;
  if (!measure && holdsNumbers(target)) return select(known, cell(target), where, firstBy(numberIn(target), most));
  if (!measure) return mostFrequent(known, target, [...where, filled(target)]);
  const ranked = isRankName(measure.name) && /\b(highest|top|best|higher)\b/.test(known.question);
  const present: Condition = { kind: 'isNull', of: numberIn(measure), negated: true };
  const descending = described?.column === measure ? described.more : most !== ranked;
  return select(known, cell(target), [...where, present], firstBy(numberIn(measure), descending));
};

/** "which city has the largest population" over a table without cities: what the rows are about is ranked, not the population. */
const ranksSubjects = (known: Known, noun: ColumnInfo): boolean => {
  const { question } = known;
  if (!holdsNumbers(noun) || isOrdinalName(noun.name)) return false;
  if (!/^(which|what|who|name)\b.*\b(has|had|have|with|received|won|scored|got|earned|made)\b/.test(question))
    return false;
  return askedNoun(known)?.column === noun ? measureOf(known, noun) !== undefined : measureOf(known) === noun;
};

/** "other than Alder Bridge, which bridge …": all rows but the one named, whose column is asked for again. */
const withoutNamed = (known: Known): Known => {
  const [first] = known.fixed;
  const where = known.where.map((each): Condition => (each === first?.condition ? { kind: 'not', item: each } : each));
  return { ...known, where, used: new Set([...known.used].filter((name) => name !== first?.match.column)) };
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
