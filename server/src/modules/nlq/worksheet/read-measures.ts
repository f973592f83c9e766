import { isTemporal, type ColumnInfo } from '../schema/snapshot.js';
import { aggregateIn, columnIn, countRows, type Asking, type Measure } from './asking.js';
import { earnedMeasure, firstAdditive, isMeasure, mainMeasure } from './columns.js';
import type { Found } from './sentence.js';
import type { Term } from './terms.js';

const isNumber = (term: Term | null | undefined): boolean => {
  const column = columnIn(term);
  return column !== null && isMeasure(column);
};

const unitWords = 'time|score|amount|value|level|number';

/** "revenue per unit", "units per order": one total by another, unless the average of rows says the same. */
export const readRatios = (asking: Asking): void => {
  const found = asking.sentence.take(':aggregate? <column>|<rows> :group <column>|<rows>', ({ terms }) => {
    const [, top, , below] = terms;
    return (top?.kind === 'rows' || isNumber(top)) && (below?.kind === 'rows' || isNumber(below));
  });
  if (!found) return;
  const [aggregate, top, , below] = found.terms;
  const total = (term: Term | null | undefined): Measure => {
    const column = columnIn(term);
    return column ? { aggregate: 'sum', column } : countRows;
  };
  const column = columnIn(top);
  if (below?.kind === 'rows' && column) asking.measures.push({ aggregate: aggregateIn(aggregate) ?? 'avg', column });
  else asking.measures.push({ ...total(top), by: { op: '/', measure: total(below) } });
};

/** "average order value": what an order brings. */
export const readOrderValue = (asking: Asking): void => {
  const found = asking.sentence.find(':aggregate? <rows> <column>|<word>', ({ terms }) =>
    /^(value|size|amount)$/.test(terms[2]?.lower ?? ''),
  );
  const main = mainMeasure(asking.table);
  if (!found || !main) return;
  asking.sentence.use(...found.places);
  asking.measures.push({ aggregate: aggregateIn(found.terms[0]) ?? 'avg', column: main });
};

/** "budget minus spent" */
export const readRemainder = (asking: Asking): void => {
  const found = asking.sentence.take(
    '<column> minus|less <column>',
    ({ terms }) => isNumber(terms[0]) && isNumber(terms[2]),
  );
  const [column, other] = [columnIn(found?.terms[0]), columnIn(found?.terms[2])];
  if (column && other)
    asking.measures.push({ aggregate: 'sum', column, by: { op: '-', measure: { aggregate: 'sum', column: other } } });
};

/** "difference between the highest and lowest salary" */
export const readDifference = (asking: Asking): void => {
  const ends = ':superlative|:aggregate :and :superlative|:aggregate';
  const found = asking.sentence.take(`difference|gap|range|spread :between ${ends} <column>`, ({ terms }) =>
    isNumber(terms.at(-1)),
  );
  const column = columnIn(found?.terms.at(-1));
  if (column)
    asking.measures.push({ aggregate: 'max', column, by: { op: '-', measure: { aggregate: 'min', column } } });
};

/** "how many orders", "number of different products". */
const readCounts = (asking: Asking): void => {
  const { sentence } = asking;
  for (
    let found = sentence.take(':count :distinct? <column>|<rows>?');
    found;
    found = sentence.take(':count :distinct? <column>|<rows>?')
  ) {
    const [, , of] = found.terms;
    const column = columnIn(of);
    if (column && isMeasure(column)) asking.measures.push({ aggregate: 'sum', column });
    else if (column) asking.measures.push(column.unique ? countRows : { aggregate: 'count', column, distinct: true });
    else asking.counts = true;
  }
};

const readAggregates = (asking: Asking): void => {
  const { sentence } = asking;
  const pattern = `:aggregate :of? <column>|<rows> ${unitWords}?`;
  const fits = ({ terms }: Found): boolean =>
    isNumber(terms[2]) || (terms[2]?.kind === 'rows' && aggregateIn(terms[0]) === 'sum');
  for (let found = sentence.take(pattern, fits); found; found = sentence.take(pattern, fits)) {
    const column = columnIn(found.terms[2]);
    const aggregate = aggregateIn(found.terms[0]);
    asking.measures.push(column && aggregate ? { aggregate, column } : countRows);
    const more = (): Found | null =>
      sentence.take(':and|:comma <column>', ({ at, terms }) => at >= (found?.end ?? 0) && isNumber(terms[1]));
    for (let next = more(); next; next = more()) {
      const other = columnIn(next.terms[1]);
      if (other && aggregate) asking.measures.push({ aggregate, column: other });
    }
  }
};

/** "created by Ana" says when by its verb; the date itself is not asked for. */
const happens = (column: ColumnInfo, term: Term | null | undefined): boolean =>
  isTemporal(column) && /ed$/.test(term?.lower ?? '');

/** Columns named without more: measures are computed, texts listed. */
const readNamed = (asking: Asking): void => {
  const { sentence } = asking;
  for (let found = sentence.take(`<column> ${unitWords}?`); found; found = sentence.take(`<column> ${unitWords}?`)) {
    const column = columnIn(found.terms[0]);
    if (column && isMeasure(column)) asking.measures.push(asking.measureOf(column));
    else if (column && !happens(column, found.terms[0])) asking.lists.push(column);
  }
};

/** False when something was sold or earned that the sheet does not hold. */
export const readMeasures = (asking: Asking): boolean => {
  const { sentence } = asking;
  readCounts(asking);
  readAggregates(asking);
  readNamed(asking);
  if (sentence.take('<rows>')) asking.rows = true;
  while (sentence.take('<rows>'));
  const sold = sentence.take('sell|sells|sold|sales|turnover|earn|earned|make|made');
  const main = sold
    ? earnedMeasure(asking.table)
    : asking.compares || asking.periods.length > 0
      ? (mainMeasure(asking.table) ?? firstAdditive(asking.table))
      : null;
  if (sold && !main) return false;
  if (main && asking.measures.length === 0 && !asking.counts && !asking.rows)
    asking.measures.push(asking.measureOf(main));
  return true;
};
