import type { Lexicon } from '../linking/lexicon.js';
import { tokensOf } from '../linking/tokens.js';
import { isFunctionWord } from '../linking/words.js';
import type { Plan, Query } from '../plan.js';
import type { TableInfo } from '../schema/snapshot.js';
import { CellIndex } from './cells.js';
import { namedColumns } from './columns.js';
import { comparedIn, fixedBy, joinFixed } from './conditions.js';
import { datedConditions } from './dated.js';
import { chosenOf, extremeOf } from './extremes.js';
import { measureOf, type Known } from './known.js';
import { countOf, differenceOf, totalOf } from './numbers.js';
import { placedIn } from './ranks.js';
import { besideOf, cellsOf, sameAs } from './places.js';
import { isNegated, turned } from './negation.js';
import { comparedWith, countBeside, rowsBetween } from './relative.js';
import { askedBy, ranksFirst } from './question.js';
import { yesNoOf } from './yes-no.js';
import { isHeading, tellingSpans, withoutTotals } from './spans.js';

/** Answers questions about single rows of a small table of texts: by cell, by place, by extreme, by counting. */
export class LookupPlanner {
  readonly #cells: CellIndex;

  constructor(
    private readonly table: TableInfo,
    private readonly lexicon: Lexicon,
  ) {
    this.#cells = new CellIndex(table);
  }

  read(question: string): Plan | null {
    const known = this.#known(question.toLowerCase());
    const query = queryFor(known);
    return query && { query, confidence: coverage(known), notes: [] };
  }

  #known(question: string): Known {
    const { table } = this;
    const tokens = tokensOf(question);
    const names = namedColumns(tokens, this.lexicon, table);
    const found = this.#cells.spans(tokens).filter((span) => !isHeading(span, names));
    const asked = askedBy(question);
    const dated = datedConditions(tokens, table.columns, names, asked.count);
    const inDate = (at: number): boolean => dated.some(({ phrase }) => at >= phrase.start && at < phrase.end);
    const compared = [...placedIn(tokens, table.columns), ...comparedIn(tokens, table.columns, names)].filter(
      ({ at }) => !inDate(at),
    );
    const spans = tellingSpans(found, tokens, table.rows).filter(
      ({ start, end }) => !inDate(start) && !compared.some(({ at }) => at >= start && at < end),
    );
    const fixed = fixedBy(table.columns, spans, names);
    const denied = fixed.filter(({ span }) => isNegated(tokens, span.start));
    const kept = fixed.filter((each) => !denied.includes(each));
    const conditions = compared
      .filter(({ condition }, at, all) => all.findIndex((each) => each.condition === condition) === at)
      .map(({ condition, at }) => (isNegated(tokens, at) ? turned(condition) : condition));
    const where = [
      ...joinFixed(kept),
      ...joinFixed(denied).map(turned),
      ...dated.map(({ condition }) => condition),
      ...conditions,
      ...withoutTotals(table, question),
    ];
    const used = new Set([
      ...fixed.map(({ match }) => match.column),
      ...[...compared, ...dated].map(({ column }) => column.name),
    ]);
    return {
      table,
      question,
      tokens,
      asked,
      names,
      fixed: kept,
      where,
      compares: compared.length > 0 || dated.some(({ phrase }) => phrase.relation !== 'on'),
      dated: dated.length > 0,
      used,
    };
  }
}

const counts = ({ asked, question }: Known): boolean =>
  asked.count && !ranksFirst(question) && !/^(who|which)\b/.test(question);

/** The first operation the wording speaks for, from the most telling wording down. */
const queryFor = (known: Known): Query | null => {
  const { asked, fixed, question } = known;
  const word = yesNoOf(known);
  if (word) return word;
  const related = comparedWith(known) ?? rowsBetween(known) ?? (counts(known) ? countBeside(known) : null);
  if (related) return related;
  if (asked.difference) return differenceOf(known) ?? countOf(known);
  const same = asked.same && fixed.length > 0 ? sameAs(known) : null;
  if (same) return same;
  if (counts(known)) return countOf(known);
  const measured = measureOf(known) !== undefined;
  const pair = asked.choice && fixed.length >= 2 && fixed[0]?.match.column === fixed[1]?.match.column;
  if (pair && asked.beside === null && /\b(who|which)\b/.test(question)) return chosenOf(known);
  if (asked.sum && measured && !(asked.extreme && ranksFirst(question))) return totalOf(known, 'sum');
  if (asked.average && measured) return totalOf(known, 'avg');
  if (asked.beside !== null && (fixed.length > 0 || known.dated) && !known.compares)
    return besideOf(known, asked.beside);
  if (asked.choice && fixed.length >= 2) return chosenOf(known);
  return asked.extreme !== null && (asked.end === null || measured) ? extremeOf(known) : cellsOf(known);
};

/** Share of the content words some cell or heading accounts for, from 0.3 (none) to 0.9 (all). */
const coverage = ({ tokens, names, fixed }: Known): number => {
  const content = tokens.flatMap(({ kind, lower }, at) => (kind !== 'mark' && !isFunctionWord(lower) ? [at] : []));
  const covered = content.filter(
    (at) =>
      names.some(({ start, end, score }) => score > 0.6 && at >= start && at < end) ||
      fixed.some(({ span }) => at >= span.start && at < span.end),
  );
  return content.length === 0 ? 0 : 0.3 + 0.6 * (covered.length / content.length);
};
