import type { Aggregate, Expression, Query } from '../plan.js';
import { columnOf, isNumeric, type SchemaSnapshot } from '../schema/snapshot.js';
import { columnsIn } from './columns-in.js';
import {
  cannotFollow,
  isMeasure,
  listsRows,
  onlyBase,
  withAggregates,
  type Aggregated,
  type Shown,
} from './measures.js';

const isForm = ({ value }: Shown): boolean => value.kind !== 'aggregate' || value.where !== undefined;

/** Other measures over the same groups. One measure takes the place of the one before in shares, growth, periods and ranks too. */
export const remeasured = (before: Query, measures: readonly Shown[]): Query => {
  if (listsRows(before)) {
    if (before.limit !== null) throw cannotFollow('Only some rows were shown, which cannot be added up.');
    return { ...before, select: [...measures], distinct: false, orderBy: [] };
  }
  const [only, ...others] = measures;
  const base = onlyBase(before);
  const instead = only?.value;
  if (base && instead?.kind === 'aggregate' && others.length === 0) {
    const change = ({ where }: Aggregated): Expression => ({ ...instead, ...(where && { where }) });
    const changed = withAggregates(before, change);
    return { ...changed, select: changed.select.map((column) => titledAs(column, only)) };
  }
  if (before.topPerGroup || before.limit !== null)
    throw cannotFollow('The answer before is ranked by something that would no longer be shown.');
  return { ...before, select: [...before.select.filter((column) => !isMeasure(column)), ...measures], orderBy: [] };
};

const titledAs = (column: Shown, measure: Shown | undefined): Shown =>
  isMeasure(column) && !isForm(column) ? { ...column, as: measure?.as ?? column.as } : column;

const aggregateWords: readonly (readonly [RegExp, Aggregate, string])[] = [
  [/^(?:the )?(?:average|mean)s?$/i, 'avg', 'Average'],
  [/^(?:the )?(?:total|sum)s?$/i, 'sum', 'Total'],
  [/^(?:the )?medians?$/i, 'median', 'Median'],
  [/^(?:the )?(?:min(?:imum)?|smallest)$/i, 'min', 'Smallest'],
  [/^(?:the )?(?:max(?:imum)?|largest)$/i, 'max', 'Largest'],
];

const aggregateTitle = /^(?:Total|Average|Median|Lowest|Highest|Smallest|Largest) /;

const titledBy = (label: string, column: Shown): Shown => {
  const { value, as } = column;
  if (value.kind !== 'aggregate' || isForm(column)) return column;
  const named = value.of?.kind === 'column' ? value.of.column : (as ?? '').replace(aggregateTitle, '');
  return { ...column, as: `${label} ${named}` };
};

const holdsNumbers = (of: Expression, schema: SchemaSnapshot): boolean =>
  columnsIn(of).every((key) => {
    const [table = '', column = ''] = key.split('\u0000');
    const info = columnOf(schema, table, column);
    return info !== undefined && isNumeric(info);
  });

/**
 * "and the average?": the same columns, computed otherwise. Null when the words say something else.
 *
 * @throws AppError `cannot-tell` where there is no single thing to average
 */
export const recomputed = (before: Query, rest: string, schema: SchemaSnapshot): Query | null => {
  const found = aggregateWords.find(([words]) => words.test(rest));
  if (!found) return null;
  const [, name, label] = found;
  const base = onlyBase(before);
  if (!base?.of || !holdsNumbers(base.of, schema))
    throw cannotFollow('The answer before does not show one number that can be computed otherwise.');
  const additive = name === 'sum';
  const kept = before.select.filter(
    ({ value }) => additive || (value.kind !== 'share' && value.kind !== 'runningTotal'),
  );
  const change = (of: Aggregated): Expression => ({ ...of, name, distinct: false });
  const changed = withAggregates({ ...before, select: kept }, change);
  if (!changed.select.some(isMeasure)) throw cannotFollow('The answer before is a share, which is of totals.');
  return { ...changed, select: changed.select.map((column) => titledBy(label, column)) };
};

const shareWords = /^(?:(?:as|in) )?(?:an? |the )?(?:shares?|percent(?:ages?)?|%|per ?cent)(?: of (?:the )?total)?$/i;

const addsUp = ({ name, distinct }: Aggregated): boolean => name === 'sum' || (name === 'count' && !distinct);

/**
 * "as share": the part of every group in the total. Null when the words say something else.
 *
 * @throws AppError `cannot-tell` where parts do not make a whole
 */
export const asShare = (before: Query, rest: string): Query | null => {
  if (!shareWords.test(rest)) return null;
  if (before.groupBy.length === 0) throw cannotFollow('Shares are of groups, and the answer before has none.');
  const totals = before.select.filter((column) => isMeasure(column) && !isForm(column));
  const [total] = totals;
  const of = total?.value;
  if (before.having) throw cannotFollow('Only some groups were shown, so that their shares would not make a whole.');
  const made = before.select
    .filter(isMeasure)
    .every(({ value }) => value.kind !== 'arithmetic' && value.kind !== 'scalar');
  if (of?.kind !== 'aggregate' || totals.length > 1 || !made || !addsUp(of))
    throw cannotFollow('Shares are of one total, and the answer before does not show one.');
  const groups = before.select.filter((column) => !isMeasure(column));
  return { ...before, select: [...groups, total as Shown, { value: { kind: 'share', of }, as: 'Share of total' }] };
};
