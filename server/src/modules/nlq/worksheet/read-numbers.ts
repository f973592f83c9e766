import { adjectives } from '../linking/adjectives.js';
import { nameWords } from '../linking/names.js';
import { stem } from '../linking/stem.js';
import { emptyQuery, type Comparison, type Condition, type Expression } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { aggregateIn, columnIn, countRows, numberIn, type Asking, type Group, type Measure } from './asking.js';
import { isFraction, isMeasure, mainMeasure } from './columns.js';
import type { Found } from './sentence.js';
import type { Term } from './terms.js';

/** The column an adjective or verb speaks of: "older" of the age, "earn" of the salary. */
export const hinted = (asking: Asking, word: string): ColumnInfo | null => {
  if (/^(earns?|paid|makes?|sells?|sold)$/.test(word)) return mainMeasure(asking.table);
  const hints = adjectives[word]?.columns ?? [];
  for (const hint of hints) {
    const found = asking.table.columns.find((column) => nameWords(column.name).core.includes(stem(hint)));
    if (found) return found;
  }
  return null;
};

interface Subject {
  readonly column: ColumnInfo | null;
  readonly measure: Measure;
}

const subjectOf = (
  asking: Asking,
  term: Term | null | undefined,
  aggregate: Term | null | undefined,
): Subject | null => {
  if (term?.kind === 'rows') return { column: null, measure: countRows };
  const column = columnIn(term) ?? (term && term.kind !== 'cue' ? hinted(asking, term.lower) : null);
  if (!column) return null;
  if (!isMeasure(column))
    return column.kind === 'text' ? { column: null, measure: { aggregate: 'count', column, distinct: true } } : null;
  return { column, measure: asking.measureOf(column, aggregateIn(aggregate)) };
};

const opIn = (term: Term | null | undefined): Comparison | null =>
  term?.kind === 'cue' && (term.cue.is === 'compare' || term.cue.is === 'after-number') ? term.cue.op : null;

/** 10 % is 0.1 where the column holds shares of one. */
const literalOf = (term: Term | null | undefined, column: ColumnInfo | null): Expression => {
  const value = numberIn(term) ?? 0;
  const scaled = term?.kind === 'number' && term.percent && column !== null && isFraction(column) ? value / 100 : value;
  return { kind: 'literal', value: scaled };
};

type Limits = (of: Expression) => Condition;

/** Groups are meant when the question opens with a category ("products with revenue over …"), rows otherwise. */
const add = (asking: Asking, head: Group | null, subject: Subject, limits: Limits): boolean => {
  if (head) {
    asking.havings.push({ measure: subject.measure, condition: limits });
    return true;
  }
  if (!subject.column) return false;
  asking.filters.push({ condition: limits(asking.value(subject.column)), period: false, qualifies: false });
  return true;
};

interface Form {
  readonly pattern: string;
  /** Places of subject, aggregate, comparison and number in the pattern. */
  readonly subject: number;
  readonly aggregate?: number;
  readonly op: number;
  readonly number: number;
}

const forms: readonly Form[] = [
  {
    pattern: ':aggregate? <column> :of|:in? :compare <number> <column>|<word>?',
    subject: 1,
    aggregate: 0,
    op: 3,
    number: 4,
  },
  { pattern: ':compare <number> <column>|<rows>', subject: 2, op: 0, number: 1 },
  { pattern: '<column> :of? <number> :after-number', subject: 0, op: 3, number: 2 },
  { pattern: '<number> :after-number <column>|<rows>', subject: 2, op: 1, number: 0 },
  { pattern: 'earn|earns|make|makes|paid|sold :compare <number>', subject: 0, op: 1, number: 2 },
];

/** Comparisons with numbers: "above 10 %", "more than 3 orders", "older than 60", "between 30 and 40". False when one cannot be placed. */
export const readNumbers = (asking: Asking, head: Group | null): boolean => {
  const { sentence } = asking;
  for (const { pattern, subject, aggregate, op, number } of forms) {
    for (;;) {
      const found = sentence.find(pattern, ({ terms }) => subjectOf(asking, terms[subject], null) !== null);
      const comparison = opIn(found?.terms[op]);
      const about =
        found && subjectOf(asking, found.terms[subject], aggregate === undefined ? null : found.terms[aggregate]);
      if (!found || !comparison || !about) break;
      sentence.use(...measurePlaces(found, about.column));
      const right = literalOf(found.terms[number], about.column);
      if (!add(asking, head, about, (left) => ({ kind: 'compare', op: comparison, left, right }))) return false;
    }
  }
  readPairs(asking);
  return readAdjectives(asking) && readBetween(asking, head) && readAverages(asking);
};

/** A word behind the number is its unit ("200 minutes") unless it opens the next clause. */
const measurePlaces = ({ places, terms }: Found, column: ColumnInfo | null): readonly number[] => {
  const last = terms.at(-1);
  const isUnit = last?.kind !== 'column' || column === null || last.column === column;
  return isUnit ? places : places.slice(0, -1);
};

/** "quantity below reorder level": two columns of one row. */
const readPairs = (asking: Asking): void => {
  const measures = ({ terms }: Found): boolean =>
    [terms[0], terms[2]].every((term) => {
      const column = columnIn(term);
      return column !== null && isMeasure(column);
    });
  const found = asking.sentence.take('<column> :compare <column>', measures);
  const [left, right] = [columnIn(found?.terms[0]), columnIn(found?.terms[2])];
  const op = opIn(found?.terms[1]);
  if (!left || !right || !op) return;
  const condition: Condition = { kind: 'compare', op, left: asking.value(left), right: asking.value(right) };
  asking.filters.push({ condition, period: false, qualifies: false });
};

/** "longer than 170 minutes"; of people, "under 18" speaks of their age. */
const readAdjectives = (asking: Asking): boolean => {
  const age = asking.people ? hinted(asking, 'older') : null;
  const found = asking.sentence.take(
    ':compare <number> <word>?',
    ({ terms: [compare] }) => adjectiveIn(compare) !== null || age !== null,
  );
  const op = opIn(found?.terms[0]);
  const adjective = adjectiveIn(found?.terms[0]);
  const column = adjective === null ? age : hinted(asking, adjective);
  if (!found) return true;
  return (
    op !== null &&
    column !== null &&
    add(asking, null, { column, measure: countRows }, (left) => ({
      kind: 'compare',
      op,
      left,
      right: literalOf(found.terms[1], column),
    }))
  );
};

const adjectiveIn = (term: Term | null | undefined): string | null =>
  term?.kind === 'cue' && term.cue.is === 'compare' ? (term.cue.adjective ?? null) : null;

const readBetween = (asking: Asking, head: Group | null): boolean => {
  const found = asking.sentence.take('<column>? :in|:of? :between <number> :and|to <number> <column>|<grain>? old?');
  if (!found) return true;
  const [named, , , low, , high, behind, old] = found.terms;
  const column = columnIn(named) ?? columnIn(behind) ?? (old ? hinted(asking, 'older') : null);
  const between: Limits = (of) => ({ kind: 'between', of, low: literalOf(low, column), high: literalOf(high, column) });
  return column !== null && add(asking, head, { column, measure: asking.measureOf(column) }, between);
};

/** "above the average", "more than average units": of all rows. */
const readAverages = (asking: Asking): boolean => {
  const { sentence } = asking;
  const found =
    sentence.take('<column>|earn|earns|make|makes :compare :aggregate <column>?') ??
    sentence.take(':compare :aggregate <column>');
  if (!found) return true;
  const [first] = found.terms;
  const column = columnIn(found.terms.at(-1)) ?? columnIn(first) ?? (first ? hinted(asking, first.lower) : null);
  const op = found.terms.map(opIn).find((each) => each !== null);
  const aggregate = found.terms.map(aggregateIn).find((each) => each !== null);
  if (!column || !op || !aggregate) return false;
  const of: Expression = { kind: 'aggregate', name: aggregate, of: asking.value(column), distinct: false };
  const query = { ...emptyQuery(asking.table.name), select: [{ value: of, as: null }] };
  return add(asking, null, { column, measure: countRows }, (left) => ({
    kind: 'compare',
    op,
    left,
    right: { kind: 'scalar', query },
  }));
};
