import type { Comparison, Condition, Expression } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import { numberIn, type Asking, type Group } from './asking.js';
import { isFraction } from './columns.js';
import type { Found } from './sentence.js';

const onHand = /\b(quantity|qty|stock|on ?hand|inventory|available|units|pieces)\b/i;
const levels = /\b(reorder|minimum|min|safety|level|target|maximum|max)\b/i;
const budgets = /\bbudget(ed)?\b/i;
const spendings = /\b(spent|actuals?|spend|spending|costs?|expenses?)\b/i;
const progresses = /\b(progress|complete|completed|completion|done)\b/i;

/** The only number column so named; with several the words do not say which. */
const only = (asking: Asking, wanted: RegExp, unwanted?: RegExp): ColumnInfo | null => {
  const found = asking.table.columns.filter(
    (column) =>
      isNumeric(column) &&
      !column.defined &&
      wanted.test(column.name.replaceAll('_', ' ')) &&
      !unwanted?.test(column.name),
  );
  return found.length === 1 ? found[0]! : null;
};

const compare = (asking: Asking, left: ColumnInfo, op: Comparison, right: Expression): Condition => ({
  kind: 'compare',
  op,
  left: asking.value(left),
  right,
});

const told = (asking: Asking, condition: Condition, note: string): void => {
  asking.note(note);
  asking.filters.push({ condition, period: false, qualifies: false });
};

/** "out of stock", "in stock": nothing, or something, on hand. */
const readStock = (asking: Asking, head: Group | null): void => {
  const column = only(asking, onHand, levels);
  // A kind of item may be out in one place and in stock in another; what was in stock at another time is not kept.
  if (!column || head || asking.sentence.says('<period>')) return;
  const zero: Expression = { kind: 'literal', value: 0 };
  const isStock = ({ terms }: Found): boolean => terms.at(-1)?.lower === 'stock';
  const out = asking.sentence.take(':not <rows>|<word>|<column>', (found) => {
    return isStock(found) && found.terms[0]?.lower === 'out of';
  });
  if (out || asking.sentence.take('in|:in <rows>|<word>|<column>', isStock))
    told(
      asking,
      compare(asking, column, out ? '<=' : '>', zero),
      out ? `Read "out of stock" as ${column.name} of 0 or less.` : `Read "in stock" as ${column.name} above 0.`,
    );
};

/** "over budget": what was spent against what was planned. */
const readBudget = (asking: Asking): void => {
  const [budget, spent] = [only(asking, budgets, spendings), only(asking, spendings, budgets)];
  if (!budget || !spent) return;
  const found = asking.sentence.take('over|under|above|below|:compare <column>', ({ terms: [side, column] }) => {
    return (
      column?.kind === 'column' && column.column === budget && /^(over|under|above|below)$/.test(side?.lower ?? '')
    );
  });
  const side = found?.terms[0]?.lower;
  if (!found || side === undefined) return;
  const op = side === 'over' || side === 'above' ? '>' : '<';
  told(
    asking,
    compare(asking, spent, op, asking.value(budget)),
    `Read "${side} ${budget.name.toLowerCase()}" as ${spent.name} ${op} ${budget.name}.`,
  );
};

/** "below the reorder level": what is on hand against a level of the same row. */
const readLevel = (asking: Asking): void => {
  const held = only(asking, onHand, levels);
  if (!held) return;
  const found = asking.sentence.take(':compare <column>', ({ at, terms: [, level] }) => {
    const before = asking.sentence.terms[at - 1];
    const named = before?.kind === 'column' && isNumeric(before.column);
    return !named && level?.kind === 'column' && isNumeric(level.column) && levels.test(level.column.name);
  });
  const [cue, level] = found?.terms ?? [];
  if (cue?.kind !== 'cue' || cue.cue.is !== 'compare' || level?.kind !== 'column') return;
  const { column } = level;
  told(asking, compare(asking, held, cue.cue.op, asking.value(column)), `Compared ${held.name} with ${column.name}.`);
};

/** "less than 20% complete": of the progress. */
const readProgress = (asking: Asking): void => {
  const column = only(asking, progresses);
  if (!column) return;
  const found = asking.sentence.take(':compare? <number> complete|completed|done|finished');
  const [cue, number] = found?.terms ?? [];
  const value = numberIn(number);
  if (!found || value === null) return;
  const scaled = number?.kind === 'number' && number.percent && isFraction(column) ? value / 100 : value;
  const op = cue?.kind === 'cue' && cue.cue.is === 'compare' ? cue.cue.op : '=';
  told(asking, compare(asking, column, op, { kind: 'literal', value: scaled }), `Read "complete" as ${column.name}.`);
};

/** States business people name in a word or two, where one pair of columns tells them. */
export const readStates = (asking: Asking, head: Group | null): void => {
  readStock(asking, head);
  readBudget(asking);
  readLevel(asking);
  readProgress(asking);
};
