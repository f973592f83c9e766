import type { ColumnProfile } from '#shared/analyses/profile.js';
import type { ColumnIssue } from '#shared/data/column.js';
import type { TFunction } from 'i18next';
import type { Format } from '../../wording/format.js';

const isNumeric = ({ type }: ColumnProfile) => type === 'integer' || type === 'number';
const isTemporal = ({ type }: ColumnProfile) => type === 'date' || type === 'datetime' || type === 'time';

const asDate = (value: ColumnProfile['min'], format: Format) => format.date(String(value ?? '').slice(0, 10));

/** What a column holds, in a few words: "2 Jan 2024 to 30 Sep 2026", "1 to 40, median 8", "Online, Partner, Retail". */
export const describeColumn = (column: ColumnProfile, t: TFunction, format: Format): string => {
  const { distinct, min, max, unit, top, median } = column;
  if (distinct === 0) return t('column.empty');
  if (column.semanticType === 'constant') return t('column.always', { value: String(top[0]?.value ?? min ?? '') });
  if (isTemporal(column)) return t('column.range', { min: asDate(min, format), max: asDate(max, format) });
  if (isNumeric(column) && column.semanticType !== 'key') {
    const range = t('column.range', { min: format.amount(min, unit), max: format.amount(max, unit) });
    return median === null || unit.kind !== 'plain'
      ? range
      : t('column.rangeMedian', { range, median: format.amount(median, unit) });
  }
  if (distinct <= 3) return top.map(({ value }) => format.cell(value, { type: column.type })).join(', ');
  return t('column.different', { kind: t(`semantic.${column.semanticType}`), count: distinct });
};

/** Counts to draw: the histogram, or the most frequent values. */
export const distributionOf = (column: ColumnProfile): number[] => {
  const numeric = isNumeric(column) || isTemporal(column);
  if (numeric && column.histogram.length > 0) return column.histogram.map(({ count }) => count);
  return column.top.slice(0, 10).map(({ count }) => count);
};

/** Every value occurs about once: its distribution says nothing. */
export const isAllDifferent = (column: ColumnProfile): boolean => {
  const largest = column.top[0]?.count ?? 0;
  return !isNumeric(column) && !isTemporal(column) && column.distinct > 20 && largest <= 2;
};

/** Bins beyond 1.5 interquartile ranges, when the column has outliers. */
export const outlyingBins = ({ issues, quantiles, histogram }: ColumnProfile): Set<number> => {
  const { p25, p75 } = quantiles;
  if (!issues.some(({ kind }) => kind === 'outliers') || p25 === undefined || p75 === undefined) return new Set();
  const reach = 1.5 * (p75 - p25);
  const outside = histogram.flatMap(({ from, to }, index) => {
    const out = typeof from === 'number' && typeof to === 'number' && (from >= p75 + reach || to <= p25 - reach);
    return out ? [index] : [];
  });
  return new Set(outside);
};

export interface FoundIssue {
  readonly column: string;
  readonly issue: ColumnIssue;
}

/** Issues of all columns, most cells first. */
export const allIssues = (columns: readonly ColumnProfile[]): FoundIssue[] =>
  columns
    .flatMap(({ name, issues }) => issues.map((issue) => ({ column: name, issue })))
    .sort((a, b) => b.issue.cells - a.issue.cells);

/** The issue a list has room for; blanks are shown as a share instead. */
export const leadingIssue = ({ issues }: ColumnProfile): ColumnIssue | undefined =>
  issues.filter(({ kind }) => kind !== 'blank-cells').toSorted((a, b) => b.cells - a.cells)[0];
