import type { Condition, Expression, Query } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { numberIn } from './amounts.js';
import { type Fixed } from './conditions.js';
import { describedBy } from './described.js';
import { countAll, measureOf, select, type Known } from './known.js';

const pairs =
  /\b(more|greater|above|higher|larger|bigger|longer|older|taller|faster|over|after|later)(?: or |\/)(less|fewer|below|lower|smaller|shorter|younger|slower|under|before|earlier)\b|\b(less|fewer|below|lower|smaller|shorter|younger|slower|under|before|earlier)(?: or |\/)(more|greater|above|higher|larger|bigger|longer|older|taller|faster|over|after|later)\b/;

const said = (
  known: Known,
  when: Condition,
  then: string,
  otherwise: string,
  where: readonly Condition[] = [],
): Query => select(known, { kind: 'either', when, then, otherwise }, where);

const valueOf = (column: ColumnInfo, { condition }: Fixed): Expression => ({
  kind: 'aggregate',
  name: 'sum',
  of: numberIn(column),
  distinct: false,
  where: condition,
});

const measured = (known: Known): ColumnInfo | undefined => measureOf(known) ?? describedBy(known)?.column;

const compare = (left: Expression, right: Expression, op: '>' | '<'): Condition => ({
  kind: 'compare',
  op,
  left,
  right,
});

/** "does A have more or less points than B", "is A above or below 45": the word that is true. */
const wordOf = (known: Known): Query | null => {
  const found = pairs.exec(known.question);
  const column = measured({ ...known, used: new Set(known.fixed.map(({ match }) => match.column)) });
  const [first, second] = known.fixed;
  if (!found || !column || !first) return null;
  const [more = '', less = ''] = found[1] ? [found[1], found[2]] : [found[4], found[3]];
  const number = known.tokens.find((token) => token.number !== undefined)?.number;
  if (second && second.match.column === first.match.column)
    return said(known, compare(valueOf(column, first), valueOf(column, second), '>'), more, less);
  if (number === undefined) return null;
  return said(known, compare(valueOf(column, first), { kind: 'literal', value: number }, '>'), more, less);
};

const smaller = /\b(less|fewer|lower|smaller|shorter|younger|lighter|earlier)\b/;

/** "did A score more points than B" */
const isMore = (known: Known): Query | null => {
  const [first, second] = known.fixed;
  const column = measured(known);
  if (!first || !second || !column || first.match.column !== second.match.column) return null;
  if (!/\bthan\b/.test(known.question)) return null;
  const op = smaller.test(known.question) ? '<' : '>';
  return said(known, compare(valueOf(column, first), valueOf(column, second), op), 'yes', 'no');
};

/** "did Ada win in 2003": yes where a row fits everything said. */
const isThere = (known: Known): Query | null => {
  if (known.where.length < 2 || known.asked.extreme !== null) return null;
  return said(known, compare(countAll, { kind: 'literal', value: 0 }, '>'), 'yes', 'no', known.where);
};

/** Questions answered by a word: yes or no, or which of "more or less" is true. */
export const yesNoOf = (known: Known): Query | null => {
  const { asked, question } = known;
  const word = wordOf(known);
  if (word || !asked.yesNo || asked.choice) return word;
  return / than /.test(question) ? (isMore(known) ?? isThere(known)) : isThere(known);
};
