import { allOf, emptyQuery, type Condition } from '../plan.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { columnIn, type Asking } from './asking.js';
import { holdsAny } from './read-filters.js';
import type { Found } from './sentence.js';
import type { Term } from './terms.js';

type Value = Extract<Term, { kind: 'value' }>;

const valuesIn = ({ terms }: Found): Value[] => terms.filter((term) => term?.kind === 'value') as Value[];

/** What is asked about before the value: the customers of "customers who bought both …". */
const subjectBefore = ({ sentence }: Asking, at: number): ColumnInfo | null => {
  const named = sentence.terms.slice(0, at).find((term) => term.kind === 'column' && term.column.kind === 'text');
  const column = columnIn(named);
  return column && !column.unique ? column : null;
};

/** The subject has, or has not, some row that holds the value: more than one row decides. */
const has = (asking: Asking, subject: ColumnInfo, { column, spellings }: Value, negated: boolean): Condition => {
  const of = asking.value(subject);
  // A blank among the members would make NOT IN true of nobody.
  const where = allOf([holdsAny(asking, column, spellings), { kind: 'isNull', of, negated: true }]);
  return {
    kind: 'inQuery',
    of,
    query: { ...emptyQuery(asking.table.name), select: [{ value: of, as: null }], where },
    negated,
  };
};

/**
 * "customers who bought both Oslo Desk and Luma Lamp", "customers who never bought Oslo Desk": of a category whose rows are
 * several, no single row can tell.
 */
export const readMembers = (asking: Asking): void => {
  const take = (pattern: string, negated: boolean): void => {
    const found = asking.sentence.find(pattern, ({ at, terms }) => {
      const says = negated ? terms[0]?.lower === 'never' : true;
      return says && subjectBefore(asking, at) !== null;
    });
    const subject = found && subjectBefore(asking, found.at);
    if (!found || !subject || valuesIn(found).some(({ column }) => column === subject)) return;
    asking.sentence.use(...found.places);
    for (const value of valuesIn(found))
      asking.filters.push({ condition: has(asking, subject, value, negated), period: false, qualifies: false });
  };
  take(':both <value> :and <value>', false);
  take(':not <word>? :in|:by? <value>', true);
};
