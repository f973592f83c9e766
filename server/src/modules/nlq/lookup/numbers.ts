import type { Expression, Query } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { cell, holdsNumbers, numberIn } from './amounts.js';
import { type Fixed } from './conditions.js';
import { countAll, firstBy, isOrdinalName, measureOf, row, select, type Known } from './known.js';

const computed = (name: 'sum' | 'avg' | 'min' | 'max', column: ColumnInfo): Expression => ({
  kind: 'aggregate',
  name,
  of: numberIn(column),
  distinct: false,
});

/** "how many points", where the table has points, is their sum, extreme or value; else rows are counted. */
export const countOf = (known: Known): Query => {
  const { names, tokens, where, asked, used } = known;
  const head = tokens.findIndex(
    ({ lower }, at) => lower === 'many' || (lower === 'number' && tokens[at + 1]?.lower === 'of'),
  );
  const noun = names.find(({ start }) => start > head && start <= head + 3);
  const measured = noun?.all.find(
    ({ column, score }) => score > 0.55 && holdsNumbers(column) && !used.has(column.name),
  )?.column;
  const rowsCounted =
    known.compares ||
    /^(times|occasions)$/.test(tokens[head + (tokens[head]?.lower === 'number' ? 2 : 1)]?.lower ?? '');
  if (measured && !isOrdinalName(measured.name) && !rowsCounted) return valueOf(known, measured);
  const own = rowsCounted || measured ? undefined : ownNumber(known, head);
  if (own) return select(known, cell(own), where);
  if (asked.distinct && noun)
    return select(known, { kind: 'aggregate', name: 'count', of: cell(noun.column), distinct: true }, where);
  return select(known, countAll, where);
};

/** "enrollment number of Misericordia", "how many tons does the TE-class displace": one row is named, and what it holds is asked for. */
const ownNumber = (known: Known, head: number): ColumnInfo | undefined => {
  const { table, fixed, tokens, names, used, asked } = known;
  const [first, ...others] = fixed;
  const named = table.columns.find(({ name }) => name === first?.match.column);
  if (!first || !named?.unique || first.match.values.length > 1 || others.length > 0 || known.dated) return undefined;
  const before =
    tokens[head]?.lower === 'number' ? names.find(({ end, score }) => end === head && score > 0.6) : undefined;
  if (before && !used.has(before.column.name)) return before.column;
  const total = asked.sum ? table.columns.find(({ name }) => /^total$/i.test(name)) : undefined;
  const measured = total ?? measureOf(known);
  return measured && !isOrdinalName(measured.name) ? measured : undefined;
};

const valueOf = (known: Known, column: ColumnInfo): Query => {
  const { asked, where } = known;
  if (asked.average) return select(known, computed('avg', column), where);
  if (asked.extreme && !asked.sum)
    return select(known, computed(asked.extreme === 'most' ? 'max' : 'min', column), where);
  if (asked.end) return select(known, numberIn(column), where, firstBy(row, asked.end === 'last'));
  return select(known, computed('sum', column), where);
};

export const totalOf = (known: Known, name: 'sum' | 'avg'): Query => {
  const column = measureOf(known);
  return select(known, column ? computed(name, column) : countAll, known.where);
};

/** "how many more points did A have than B": the numbers of two rows, less one another. */
export const differenceOf = (known: Known): Query | null => {
  const [first, second] = known.fixed.filter(({ match }, _, all) => match.column === all[0]?.match.column);
  const column = measureOf(known) ?? onlyNumbers(known);
  if (!first || !second) return null;
  if (!column) return betweenCells(known, first, second);
  const others = known.fixed
    .filter(({ match }) => match.column !== first.match.column)
    .map(({ condition }) => condition);
  const value = ({ condition }: Fixed): Expression => ({
    kind: 'aggregate',
    name: 'sum',
    of: numberIn(column),
    distinct: false,
    where: condition,
  });
  return select(known, apart(value(first), value(second)), others);
};

const apart = (left: Expression, right: Expression): Expression => ({
  kind: 'absolute',
  of: { kind: 'arithmetic', op: '-', left, right },
});

/** "difference in years from 1882 to 1889" */
const betweenCells = (known: Known, first: Fixed, second: Fixed): Query | null => {
  const [a, b] = [Number(first.span.text), Number(second.span.text)];
  if (Number.isNaN(a) || Number.isNaN(b)) return null;
  return select(known, apart({ kind: 'literal', value: a }, { kind: 'literal', value: b }), [], { limit: 1 });
};

const onlyNumbers = ({ table, used }: Known): ColumnInfo | undefined => {
  const numeric = table.columns.filter(
    (column) => holdsNumbers(column) && !used.has(column.name) && !isOrdinalName(column.name),
  );
  return numeric.length === 1 ? numeric[0] : numeric.find(({ name }) => /total|points|score/i.test(name));
};
