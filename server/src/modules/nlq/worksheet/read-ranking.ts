import type { Cue } from '../linking/cues.js';
import type { ColumnInfo } from '../schema/snapshot.js';
import { isTemporal } from '../schema/snapshot.js';
import { aggregateIn, columnIn, countRows, numberIn, type Asking, type Group, type Measure } from './asking.js';
import { isAdditive, isMeasure, mainMeasure } from './columns.js';
import { groupIn } from './read-groups.js';
import { hinted } from './read-numbers.js';
import type { Found } from './sentence.js';
import type { Term } from './terms.js';

type Superlative = Extract<Cue, { is: 'superlative' }>;

const superlativeIn = (term: Term | null | undefined): Superlative | null =>
  term?.kind === 'cue' && term.cue.is === 'superlative' ? term.cue : null;

/** "by revenue", "in units", "by average age": what ranks. */
const takeMeasure = (asking: Asking): Measure | null => {
  const found = asking.sentence.take(
    ':by|:in|:order :aggregate|:count? <column>|<rows>',
    ({ terms }) => terms[2]?.kind === 'rows' || isMeasureTerm(terms[2]),
  );
  const column = columnIn(found?.terms[2]);
  if (!found) return null;
  return column ? asking.measureOf(column, aggregateIn(found.terms[1])) : countRows;
};

const isMeasureTerm = (term: Term | null | undefined): boolean => {
  const column = columnIn(term);
  return column !== null && isMeasure(column);
};

/** What the ranked thing is named by before the superlative: "which product …", "who …". */
const subjectBefore = (asking: Asking, at: number): { term: Term; at: number } | null => {
  for (let index = at - 1; index >= 0; index -= 1) {
    const term = asking.sentence.terms[index];
    if (!term || !asking.sentence.isFree(index)) continue;
    if (
      term.kind === 'rows' ||
      term.kind === 'grain' ||
      (term.kind === 'column' && !isMeasureTerm(term)) ||
      term.lower === 'who'
    )
      return { term, at: index };
  }
  return null;
};

interface Rank {
  readonly descending: boolean;
  readonly limit: number;
}

const rankGroups = (asking: Asking, group: Group, by: Measure | null, rank: Rank): boolean => {
  const main = mainMeasure(asking.table);
  const measure = by ?? (main ? asking.measureOf(main) : null);
  if (!measure) return false;
  asking.groups.push(group);
  asking.measures.push(measure);
  asking.ranking = { by: measure, column: null, ...rank };
  return true;
};

/** "in each region", "per department": the first of each. */
const takeWithin = (asking: Asking, opening: string): void => {
  const within = asking.sentence.take(
    `${opening} :each? <column>`,
    ({ terms }) => !isMeasureTerm(terms[2]) && columnIn(terms[2])?.kind === 'text',
  );
  const column = columnIn(within?.terms[2]);
  if (column) asking.within.push({ kind: 'column', column });
};

const rankRows = (asking: Asking, column: ColumnInfo | null, rank: Rank): boolean => {
  if (!column) return false;
  takeWithin(asking, ':group|:each');
  asking.rows = true;
  asking.ranking = { by: null, column, ...rank };
  return true;
};

/** Slow takes long: without a speed it is the time that ranks, the other way round. */
const adjectiveRank = (asking: Asking, cue: Superlative): { column: ColumnInfo | null; descending: boolean } => {
  const adjective = cue.adjective ?? '';
  const column = hinted(asking, adjective);
  if (column) return { column, descending: cue.descending };
  const lasting = /^(slow|fast|quick)/.test(adjective)
    ? asking.table.columns.find(({ name }) => /minutes|hours|seconds|duration|\btime\b|\bdays\b/i.test(name))
    : undefined;
  if (lasting) return { column: lasting, descending: !cue.descending };
  return {
    column:
      /^(high|low|larg|big|small|great|lengt)/.test(adjective) || adjective === '' ? mainMeasure(asking.table) : null,
    descending: cue.descending,
  };
};

const takeSuperlative = (asking: Asking): Found | null => {
  const { sentence } = asking;
  const noun = '<column>|<rows>|<grain>';
  return (
    sentence.take('<column> :superlative', ({ end, terms }) => isMeasureTerm(terms[0]) && !sentence.isFree(end)) ??
    sentence.take(`<number>? :superlative <number>? :superlative? :count? :of? :aggregate? paid|earning? ${noun}`) ??
    sentence.take(':superlative <number>?')
  );
};

const superlativeText = ({ terms }: Found): string => terms.find((term) => superlativeIn(term))?.lower ?? '';

const MOST_SHOWN = 10;

/** "top products" without a number means several of them. */
const usualLimit = (asking: Asking, found: Found, noun: Term | null): number => {
  const several = noun !== null && /s$/.test(noun.lower) && /^(top|bottom)$/.test(superlativeText(found));
  if (several) asking.note(`Shows the first ${MOST_SHOWN}.`);
  return several ? MOST_SHOWN : 1;
};

/** "top 5 products by units", "which month had the highest revenue", "the 10 largest orders", "who earns the most". False when it cannot be placed. */
export const readRanking = (asking: Asking): boolean => {
  const { sentence } = asking;
  if (readEnds(asking)) return true;
  if (!sentence.says(':superlative')) return true;
  const by = takeMeasure(asking);
  const found = takeSuperlative(asking);
  const cue = found?.terms.map(superlativeIn).find((each) => each !== null);
  if (!found || !cue) return false;
  const noun = found.terms.find((term) => term && ['column', 'rows', 'grain'].includes(term.kind)) ?? null;
  const limit = found.terms.map(numberIn).find((each) => each !== null) ?? usualLimit(asking, found, noun);
  const subject = subjectBefore(asking, found.at);
  const rank = { descending: cue.descending, limit };
  if (noun && isDate(noun) && !subject) return extremeOf(asking, columnIn(noun), null, cue.descending);
  const priced =
    noun?.kind === 'column' && !noun.column.unique && !isMeasureTerm(noun) && cue.adjective
      ? hinted(asking, cue.adjective)
      : null;
  if (priced && !isAdditive(priced)) return rankRows(asking, priced, rank);
  if (noun && (noun.kind === 'grain' || (noun.kind === 'column' && !isMeasureTerm(noun))))
    return rankNamed(asking, noun, by, rank);
  if (subject) sentence.use(subject.at);
  const verb = sentence.take('earn|earns|earned|sell|sells|sold|make|makes');
  const about = noun?.kind === 'column' ? noun.column : null;
  const aggregate = found.terms.map(aggregateIn).find((each) => each !== null) ?? null;
  const doer = subject?.term.lower === 'who' && noun?.kind === 'rows' ? doerOf(asking) : undefined;
  if (doer === null) return false;
  if (doer) return rankGroups(asking, { kind: 'column', column: doer }, countRows, rank);
  const asked = subject && groupIn(asking, subject.term);
  if (asked && subject.term.kind !== 'rows') {
    const counted =
      noun?.kind === 'rows' || (!noun && !by && !verb && /^(the )?(most|least|fewest)$/.test(superlativeText(found)));
    const measure = about ? asking.measureOf(about, aggregate) : counted ? countRows : by;
    return rankGroups(asking, asked, measure, rank);
  }
  if (about && !subject && limit === 1) return extremeOf(asking, about, aggregate, cue.descending);
  const implied = adjectiveRank(asking, cue);
  const column = about ?? columnOfMeasure(by) ?? (verb ? mainMeasure(asking.table) : implied.column);
  return rankRows(asking, column, { ...rank, descending: about || by || verb ? cue.descending : implied.descending });
};

const columnOfMeasure = (measure: Measure | null): ColumnInfo | null => measure?.column ?? null;

/** "who owns the most projects": the Owner, by the verb. */
const doerOf = (asking: Asking): ColumnInfo | null => {
  const verb = asking.sentence.left.find(
    ({ kind, lower }) => (kind === 'word' || kind === 'cue') && /^\p{L}{3,}s$/u.test(lower),
  );
  const root = verb?.lower.slice(0, -1);
  const column = asking.table.columns.find(
    ({ name, kind }) => kind === 'text' && root !== undefined && name.toLowerCase().startsWith(root),
  );
  if (column && verb) asking.sentence.use(asking.sentence.terms.indexOf(verb));
  return column ?? null;
};

/** "the highest salary": no row and no group is asked for, only the number. */
const extremeOf = (
  asking: Asking,
  column: ColumnInfo | null,
  aggregate: string | null,
  descending: boolean,
): boolean => {
  if (aggregate !== null || !column) return false;
  asking.measures.push({ aggregate: descending ? 'max' : 'min', column });
  return true;
};

const rankNamed = (asking: Asking, noun: Term, by: Measure | null, rank: Rank): boolean => {
  const group = groupIn(asking, noun);
  if (!group) return false;
  takeWithin(asking, ':group|:by|:each|:in');
  return rankGroups(asking, group, by, rank);
};

const isDate = (term: Term | null | undefined): boolean => {
  const column = columnIn(term);
  return column !== null && isTemporal(column);
};

/** "when was the last order", "first and last order date", "who was hired last", "the last 10 orders": ends of time. */
const readEnds = (asking: Asking): boolean => {
  const { sentence } = asking;
  const both = sentence.take(
    'first|earliest|:superlative :and last|latest|:superlative <rows>? <column>',
    ({ terms }) => isDate(terms.at(-1)),
  );
  const dated = columnIn(both?.terms.at(-1));
  if (dated) {
    asking.measures.push({ aggregate: 'min', column: dated }, { aggregate: 'max', column: dated });
    return true;
  }
  const when =
    sentence.take('when :relative? first|last|latest <rows>?') ??
    sentence.take(':relative first|last|latest <rows>?', ({ terms }) => terms[0]?.lower === 'when');
  if (when && asking.date) {
    const first = when.terms.some((term) => term?.lower === 'first');
    asking.measures.push({ aggregate: first ? 'min' : 'max', column: asking.date });
    return true;
  }
  const behind = sentence.take('who|<rows> <column> first|last', ({ terms }) => isDate(terms[1]));
  const front = behind ?? sentence.take('first|last|latest <number>? <rows>');
  const column = columnIn(behind?.terms[1]) ?? asking.date;
  if (!front || !column) return false;
  const descending = !front.terms.some((term) => term?.lower === 'first');
  return rankRows(asking, column, { descending, limit: front.terms.map(numberIn).find((each) => each !== null) ?? 1 });
};
