import type { Token } from '../linking/tokens.js';
import { cell } from './amounts.js';
import type { Condition } from '../plan.js';
import type { TableInfo } from '../schema/snapshot.js';
import type { CellSpan } from './cells.js';
import type { Named } from './columns.js';

/** Words that are as much a heading as a cell are taken as the heading. */
export const isHeading = (span: CellSpan, names: readonly Named[]): boolean =>
  names.some(
    ({ start, end, score }) =>
      score >= 0.8 &&
      start <= span.start &&
      end >= span.end &&
      !span.matches.some(({ whole }) => whole && span.end - span.start > 1),
  );

/** Leaves out words that say nothing of a row: a noun behind "how many", a word most cells hold, a part of what is named in full. */
export const tellingSpans = (spans: readonly CellSpan[], tokens: readonly Token[], rows: number): CellSpan[] => {
  const whole = new Set(
    spans.flatMap(({ matches }) => matches.flatMap((match) => (match.whole ? [match.column] : []))),
  );
  return spans.flatMap((span) => {
    const single = span.end - span.start === 1;
    const asked =
      single && /^(many|which|what|last|next|previous|other|only)$/.test(tokens[span.start - 1]?.lower ?? '');
    const matches = span.matches.filter((match) => {
      if (match.whole) return true;
      const common = match.values.length > Math.max(3, 0.4 * rows);
      const within =
        single && whole.size > 0 && !whole.has(match.column) && isLong(match.values) && !/\d/.test(span.text);
      const partOfNamed = single && whole.has(match.column) && !/\d/.test(span.text);
      return !common && !asked && !partOfNamed && !within;
    });
    return matches.length > 0 ? [{ ...span, matches }] : [];
  });
};

/** One word out of sentences says little where another run of words is a whole cell. */
const isLong = (values: readonly string[]): boolean => values.every((text) => text.split(/\s+/).length > 8);

const totals = /^(grand |overall )?totals?:?$/i;

const asksForTotal = (question: string): boolean =>
  /\btotal\b/i.test(question) && !/^(which|who)\b|\b(most|least|highest|lowest|largest|smallest)\b/i.test(question);

/** Rows that add up the others ("Total") answer only when they are asked for. */
export const withoutTotals = (table: TableInfo, question: string): Condition[] => {
  const column = table.columns.slice(0, 3).find(({ values }) => values.some((value) => totals.test(value)));
  const values = column?.values.filter((value) => totals.test(value)) ?? [];
  if (!column || values.length === 0 || asksForTotal(question)) return [];
  const missing: Condition = { kind: 'isNull', of: cell(column), negated: false };
  return [{ kind: 'or', items: [missing, { kind: 'not', item: { kind: 'in', of: cell(column), values } }] }];
};
