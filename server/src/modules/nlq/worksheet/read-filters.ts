import { ordinalOf } from '../linking/ordinals.js';
import type { Condition, Literal } from '../plan.js';
import { AppError } from '#shared/errors/app-error.js';
import { flagOf } from '../schema/flags.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { columnIn, numberIn, type Asking } from './asking.js';
import { isMeasure, isNumberedKind } from './columns.js';
import type { Found } from './sentence.js';
import type { Term } from './terms.js';

const negations = ':not|:except|but';

const isNegation = (term: Term | null): boolean =>
  term?.kind === 'cue' && (term.cue.is === 'not' || term.cue.is === 'except');

export const holdsAny = (asking: Asking, column: ColumnInfo, values: readonly Literal[]): Condition => {
  const of = asking.value(column);
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { kind: 'compare', op: '=', left: of, right: { kind: 'literal', value: only } }
    : { kind: 'in', of, values: [...values] };
};

const spellingsOf = (
  asking: Asking,
  { text, column, spellings }: Extract<Term, { kind: 'value' }>,
): readonly string[] => {
  const quoted = spellings.map((each) => `"${each}"`).join(', ');
  if (spellings.length > 1)
    asking.note(`"${text}" matched ${spellings.length} spellings in ${column.name}: ${quoted}.`);
  return spellings;
};

/** "North, South or West": values of one column that stand together, all of which may apply. */
const listFrom = (
  asking: Asking,
  at: number,
): { column: ColumnInfo; values: string[]; end: number; compared: boolean } | null => {
  const { sentence } = asking;
  const first = sentence.terms[at];
  if (first?.kind !== 'value' || !sentence.isFree(at)) return null;
  const values = [...spellingsOf(asking, first)];
  let end = at + 1;
  let compared = false;
  for (;;) {
    const more = sentence.at(end, ':comma|:and|:or|:versus|:not|to :and|:not? <value>');
    const value = more?.terms[2];
    if (!more || value?.kind !== 'value' || value.column !== first.column) break;
    compared ||= more.terms[0]?.kind === 'cue' && more.terms[0].cue.is === 'versus';
    values.push(...spellingsOf(asking, value));
    end = more.end;
  }
  return { column: first.column, values, end, compared };
};

const before = (asking: Asking, at: number): { start: number; negated: boolean } => {
  const { sentence } = asking;
  let start = at;
  let negated = false;
  const step = (pattern: string): Term | null => {
    const found = start > 0 ? sentence.at(start - 1, pattern) : null;
    if (!found || found.end !== start) return null;
    start -= 1;
    return found.terms[0] ?? null;
  };
  const column = columnIn(sentence.terms[at]);
  step(':in|:of|:by|:relative|:both|:either|named|:compare');
  const own = sentence.at(start - 1, '<column>');
  if (own && columnIn(own.terms[0]) === column) start -= 1;
  step(':relative');
  if (isNegation(step(negations))) negated = true;
  step(':relative');
  return { start, negated };
};

/** "Desk but not Lamp": no row holds both, so that the second says something of others than the row. */
const bothSides = ({ name }: ColumnInfo): AppError =>
  new AppError(
    'cannot-tell',
    `I cannot tell who is meant: one row has one ${name} only. Ask "who bought … but not …", naming the column of those you mean.`,
  );

/** Conditions by what the cells hold: "in North and South", "excluding West", "Online orders". */
export const readValues = (asking: Asking): void => {
  const { sentence } = asking;
  const read: { column: ColumnInfo; negated: boolean }[] = [];
  sentence.terms.forEach((term, at) => {
    const list = term.kind === 'value' ? listFrom(asking, at) : null;
    if (!list) return;
    const { start, negated } = before(asking, at);
    const own = sentence.at(list.end, '<column>');
    const end = own && columnIn(own.terms[0]) === list.column ? own.end : list.end;
    const qualifies = sentence.at(end, '<rows>') !== null || sentence.at(end, '<column>') !== null;
    sentence.use(...Array.from({ length: end - start }, (_, offset) => start + offset));
    const holds = holdsAny(asking, list.column, list.values);
    if (read.some((other) => other.column === list.column && other.negated !== negated)) throw bothSides(list.column);
    read.push({ column: list.column, negated });
    if ((asking.compares || list.compared) && list.values.length > 1)
      asking.groups.push({ kind: 'column', column: list.column });
    asking.filters.push({ condition: negated ? { kind: 'not', item: holds } : holds, period: false, qualifies });
  });
};

/** "second class", where there is one. */
const readOrdinals = (asking: Asking): void => {
  const numberOf = ({ terms: [word, named] }: Found): number | null => {
    const [number, column] = [ordinalOf(word?.lower ?? ''), columnIn(named)];
    const known = number !== undefined && column !== null && isNumberedKind(column);
    return known && number >= Number(column.min) && number <= Number(column.max) ? number : null;
  };
  const found = asking.sentence.take('<word> <column>', (each) => numberOf(each) !== null);
  const [column, value] = [columnIn(found?.terms[1]), found && numberOf(found)];
  if (column && value !== null)
    asking.filters.push({ condition: holdsAny(asking, column, [value]), period: false, qualifies: true });
};

/** "class 1": one of a few numbered kinds. */
export const readKinds = (asking: Asking): void => {
  readOrdinals(asking);
  const kind = ({ terms }: Found): boolean => {
    const column = columnIn(terms[0]);
    return column !== null && isNumberedKind(column);
  };
  for (
    let found = asking.sentence.take('<column> <number>', kind);
    found;
    found = asking.sentence.take('<column> <number>', kind)
  ) {
    const column = columnIn(found.terms[0]);
    const value = numberIn(found.terms[1]);
    if (column && value !== null)
      asking.filters.push({ condition: holdsAny(asking, column, [value]), period: false, qualifies: false });
  }
};

/** Rows of a yes-or-no column that say yes, or no; null for other columns. */
export const flagged = (asking: Asking, column: ColumnInfo | null, yes: boolean): Condition | null => {
  const flag = column && flagOf(column);
  return flag && holdsAny(asking, column, [yes ? flag.yes : flag.no]);
};

/** Yes-or-no columns: "returned orders", "not returned", "full time". A flag of 1 and 0 may also be added up. */
export const readFlags = (asking: Asking): void => {
  const { sentence } = asking;
  const isFlag = ({ at, terms }: Found): boolean =>
    flagged(asking, columnIn(terms[1]), true) !== null && sentence.at(at - 1, ':aggregate') === null;
  for (let found = sentence.take(':not? <column>', isFlag); found; found = sentence.take(':not? <column>', isFlag)) {
    const condition = flagged(asking, columnIn(found.terms[1]), found.terms[0] === null);
    if (condition) asking.filters.push({ condition, period: false, qualifies: true });
  }
};

/** "without a bonus", "have no score", "have a bonus": cells that are empty, or zero where zero says none. */
export const readPresence = (asking: Asking): void => {
  const counted = ({ terms }: Found): boolean => {
    const column = columnIn(terms[1]);
    return column !== null && (isMeasure(column) || column.kind === 'text');
  };
  const without = asking.sentence.take(':not <column> score|value|amount?', counted);
  const missing = columnIn(without?.terms[1]);
  if (missing) asking.filters.push({ condition: absent(asking, missing), period: false, qualifies: false });
  const having = asking.sentence.take(
    ':have <column> score|value|amount?',
    (found) => counted(found) && found.end === asking.sentence.terms.length,
  );
  const held = columnIn(having?.terms[1]);
  if (held)
    asking.filters.push({ condition: { kind: 'not', item: absent(asking, held) }, period: false, qualifies: false });
};

const absent = (asking: Asking, column: ColumnInfo): Condition => {
  const of = asking.value(column);
  const blank: Condition = { kind: 'isNull', of, negated: false };
  if (!isMeasure(column)) return blank;
  return { kind: 'or', items: [blank, { kind: 'compare', op: '=', left: of, right: { kind: 'literal', value: 0 } }] };
};
