import type { Condition, Expression, Query } from '../plan.js';
import { keyColumn } from './columns.js';
import { cell, numberIn } from './amounts.js';
import { type Fixed } from './conditions.js';
import { describedBy } from './described.js';
import { askedNoun, countAll, measureOf, row, select, targetOf, type Known } from './known.js';

const placeOf = (known: Known, name: 'min' | 'max', where: readonly Condition[]): Expression => ({
  kind: 'scalar',
  query: select(known, { kind: 'aggregate', name, of: row, distinct: false }, where),
});

const answered = (known: Known, where: readonly Condition[]): Query | null => {
  if (known.asked.count) return select(known, countAll, where);
  const target =
    askedNoun({ ...known, used: new Set() })?.column ?? keyColumn(known.table, new Set()) ?? targetOf(known);
  return target ? select(known, cell(target), where, { distinct: true }) : null;
};

const comparative =
  /\b(more|less|fewer|greater|higher|lower|larger|smaller|longer|shorter|taller|older|younger|faster|slower|heavier|lighter|bigger|better|worse|earlier|later|newer)\b[^,]*\bthan (the |a |an )?$/;

/** "how many teams had more points than Silex", "all athletes slower than Nava": rows compared with the row named. */
export const comparedWith = (known: Known): Query | null => {
  const { tokens, fixed, question } = known;
  const other = fixed.find(({ span }) => comparative.test(wordsBefore(known, span.start)));
  if (!other || /\bor\b/.test(question) || known.asked.difference) return null;
  const word = comparative.exec(wordsBefore(known, other.span.start))?.[1] ?? '';
  const described = describedBy({ ...known, tokens: tokens.filter(({ lower }) => lower === word) });
  const column = described?.column ?? measureOf(known);
  if (!column) return null;
  const more = described
    ? described.more
    : !/^(less|fewer|lower|smaller|shorter|younger|lighter|worse|earlier)$/.test(word);
  const value = select(known, numberIn(column), [other.condition], { limit: 1 });
  const rest = known.where.filter((each) => each !== other.condition);
  const than: Condition = {
    kind: 'compare',
    op: more ? '>' : '<',
    left: numberIn(column),
    right: { kind: 'scalar', query: value },
  };
  return answered(known, [...rest, than]);
};

const wordsBefore = ({ tokens }: Known, at: number): string =>
  `${tokens
    .slice(0, at)
    .map(({ lower }) => lower)
    .join(' ')} `;

const pairOf = ({ fixed }: Known): readonly [Fixed, Fixed] | null => {
  const [first, second] = fixed;
  return first && second && first.match.column === second.match.column ? [first, second] : null;
};

/** "which chassis is between A and B": the rows that stand between two others. */
export const rowsBetween = (known: Known): Query | null => {
  const { asked } = known;
  const pair = pairOf(known);
  if (
    !pair ||
    asked.difference ||
    asked.choice ||
    asked.extreme !== null ||
    !/\b(between|in the middle of)\b/.test(known.question) ||
    known.compares
  )
    return null;
  const either: Condition = { kind: 'or', items: pair.map(({ condition }) => condition) };
  const inside = (op: '>' | '<', name: 'min' | 'max'): Condition => ({
    kind: 'compare',
    op,
    left: row,
    right: placeOf(known, name, [either]),
  });
  return answered(known, [inside('>', 'min'), inside('<', 'max')]);
};

/** "how many winners were there before X": the rows above or below the one named. */
export const countBeside = (known: Known): Query | null => {
  const [first] = known.fixed;
  const { beside } = known.asked;
  if (!first || beside === null || known.compares) return null;
  const own = new RegExp(`\\b(before|after|above|below|prior to|ahead of|preceding|following) (the )?$`);
  if (!own.test(wordsBefore(known, first.span.start))) return null;
  const place = placeOf(known, beside === 1 ? 'max' : 'min', [first.condition]);
  const rest = known.where.filter((each) => each !== first.condition);
  return select(known, countAll, [...rest, { kind: 'compare', op: beside === 1 ? '>' : '<', left: row, right: place }]);
};
