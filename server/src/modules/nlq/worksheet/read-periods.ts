import type { Period } from '../linking/periods.js';
import { allOf, type Condition } from '../plan.js';
import { isTemporal, type ColumnInfo } from '../schema/snapshot.js';
import { columnIn, type Asking } from './asking.js';
import type { Found } from './sentence.js';
import type { Term } from './terms.js';

interface Bounds {
  readonly from: string | null;
  readonly to: string | null;
}

const periodIn = (term: Term | null | undefined): Period | null => (term?.kind === 'period' ? term.period : null);

/** What was assumed of a period is said where it stands for itself. */
const taken = (asking: Asking, period: Period | null): Period | null => {
  if (period?.assumption) asking.note(period.assumption);
  return period;
};

const within = (asking: Asking, date: ColumnInfo, { from, to }: Bounds): Condition | null => {
  const of = asking.value(date);
  return allOf([
    ...(from === null ? [] : [{ kind: 'compare', op: '>=', left: of, right: { kind: 'date', value: from } } as const]),
    ...(to === null ? [] : [{ kind: 'compare', op: '<', left: of, right: { kind: 'date', value: to } } as const]),
  ]);
};

/** "January" beside "March 2024" is that of the same year. */
const sameYear = (first: Period, second: Period): string => {
  if (first.assumption === null) return first.from;
  const moved = `${second.from.slice(0, 4)}${first.from.slice(4)}`;
  return moved < second.to ? moved : first.from;
};

const open = (asking: Asking, { terms }: Pick<Found, 'terms'>): Bounds | null => {
  const [, compare, period] = terms;
  const span = taken(asking, periodIn(period));
  if (!span || compare?.kind !== 'cue' || compare.cue.is !== 'compare') return null;
  const { op } = compare.cue;
  const from = /^(since|starting from|as of)$/.test(compare.lower);
  if (from || op === '>=') return { from: span.from, to: null };
  if (op === '>') return { from: span.to, to: null };
  return { from: null, to: op === '<=' || /^(until|till)$/.test(compare.lower) ? span.to : span.from };
};

/**
 * Stretches of time: "in 2025", "since June", "between January and March 2024". Several are either added up or, in a
 * comparison, set side by side. False when the sheet has several dates and the question names none.
 */
export const readPeriods = (asking: Asking): boolean => {
  const { sentence } = asking;
  if (!sentence.says('<period>')) return true;
  const named = sentence.find('<column> :in|:compare|:between? :compare? <period>', ({ terms }) =>
    isTemporal(columnIn(terms[0]) as ColumnInfo),
  );
  const date = columnIn(named?.terms[0]) ?? asking.date;
  if (!date) return false;
  if (named) sentence.use(named.at);
  const versus = asking.compares || sentence.says(':versus');
  const add = (condition: Condition | null): void => {
    if (condition) asking.filters.push({ condition, period: true, qualifies: false });
  };
  const away = sentence.take(':not :in? :compare <period>');
  const missed = away && open(asking, { terms: away.terms.slice(1) });
  const since = missed && within(asking, date, missed);
  if (since) add({ kind: 'not', item: since });
  for (let found = range(asking); found; found = range(asking)) add(within(asking, date, found));
  for (let found = sentence.take(':in? :compare <period>'); found; found = sentence.take(':in? :compare <period>')) {
    const bounds = open(asking, found);
    if (bounds) add(within(asking, date, bounds));
  }
  const plain: Period[] = [];
  for (let found = next(asking); found; found = next(asking))
    plain.push(...found.terms.flatMap((term) => taken(asking, periodIn(term)) ?? []));
  asking.periodDate = date;
  if (plain.length === 2 && versus) asking.periods = plain;
  else if (plain.length > 0)
    add(anyOf(plain.map((period) => within(asking, date, period)).filter((each) => each !== null)));
  return true;
};

const anyOf = (items: Condition[]): Condition | null => (items.length > 1 ? { kind: 'or', items } : (items[0] ?? null));

const range = (asking: Asking): Bounds | null => {
  const { sentence } = asking;
  const found =
    sentence.take(':between <period> :and|to <period>') ??
    sentence.take('from|:in <period> to|until|till|:of <period>', ({ terms }) => terms[0]?.lower === 'from');
  const [, first, , last] = found?.terms ?? [];
  const [start, end] = [periodIn(first), taken(asking, periodIn(last))];
  return start && end ? { from: sameYear(start, end), to: end.to } : null;
};

const next = ({ sentence }: Asking): Found | null =>
  sentence.take(':in|:of? <period> :and|:or|:versus|:comma <period>') ?? sentence.take(':in|:of|:versus? <period>');
