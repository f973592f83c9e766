import { AppError } from '#shared/errors/app-error.js';
import { standingBack, withMeasuresWritten } from '../definitions/defined-measures.js';
import type { Lexicon } from '../linking/lexicon.js';
import type { PeriodReader } from '../linking/periods.js';
import { tokensOf } from '../linking/tokens.js';
import type { ValueIndex } from '../linking/values.js';
import { isFunctionWord } from '../linking/words.js';
import type { Plan } from '../plan.js';
import type { SchemaSnapshot, TableInfo } from '../schema/snapshot.js';
import { Asking, columnIn, countRows, type Group } from './asking.js';
import { build } from './build.js';
import { holdsPeople } from './columns.js';
import { flagged, readFlags, readKinds, readPresence, readValues } from './read-filters.js';
import { groupIn, readCountedDate, readGroups } from './read-groups.js';
import { readDifference, readMeasures, readOrderValue, readRatios, readRemainder } from './read-measures.js';
import { readMembers } from './read-members.js';
import { readNumbers } from './read-numbers.js';
import { readPeriods } from './read-periods.js';
import { readRanking } from './read-ranking.js';
import { readStates } from './read-states.js';
import { Sentence } from './sentence.js';
import { TermReader, type Knowledge, type Term } from './terms.js';
import { spoken } from './wordings.js';

/** About nine of ten answers to questions it had not been tried on were right; the reading itself has no finer measure. */
const confidence = 0.9;

/** Cues that may stay behind when everything they join is accounted for. */
const idle = /^(ask|be|of|in|relative|have|there|comma|stop|pronoun|also|any|and|distinct|everything|by|than|group)$/;
/** Verbs true of any row: an order was placed, an employee works. */
const idleWords =
  /^(bought|buys?|ordered|placed|made|makes?|works?|working|worked|lives?|living|located|comes?|came|coming|from|happened|occurred|created|sold|sells?|old|each|entries|have|having|compare|data|due|dated|scheduled|travell?ed|travell?ing|flew|went|gets?|listed?|total|number)$/;
/** Verbs that may be true of some rows only ("answered"), idle where they but lead to a condition: "answered by Ana". */
const leadingWords = /^(employed|hired|used|uses?|given|got|answered|handled|took|takes?|taken)$/;

/** Small words that turn the sense round: "out of stock". */
const telling = /^(out|off|up|down|over|under|before|after|until|without|same|other|another|more|less|most|least|own)$/;

const isIdle = (term: Term): boolean => {
  if (term.kind === 'cue') return idle.test(term.cue.is);
  return (
    term.kind === 'word' && !telling.test(term.lower) && (isFunctionWord(term.lower) || idleWords.test(term.lower))
  );
};

/** Reads questions about one worksheet as business people ask them; it answers only when every word has found its place. */
export class WorksheetPlanner {
  readonly #known: Knowledge;

  constructor(
    private readonly schema: SchemaSnapshot,
    private readonly table: TableInfo,
    known: { readonly lexicon: Lexicon; readonly values: ValueIndex; readonly periods: PeriodReader | null },
  ) {
    this.#known = { ...known, people: holdsPeople(table) };
  }

  read(question: string): Plan | null {
    const terms = new TermReader(tokensOf(spoken(question)), this.#known).read();
    const asking = new Asking(this.schema, this.table, new Sentence(terms), this.#known.people);
    if (!readAll(asking)) return null;
    const query = build(asking);
    if (!query) return null;
    const notes = [...asking.notes, ...standingBack(query, this.schema)];
    return { query: withMeasuresWritten(query, this.schema), confidence, notes };
  }
}

/** What a question opens with and asks for: "products with …", "days with …". Counting, it is no head. */
const headOf = (asking: Asking): Group | null => {
  const { sentence } = asking;
  const first = sentence.terms.find(
    (term) => !(term.kind === 'cue' && /^(ask|everything|distinct)$/.test(term.cue.is)) && term.kind !== 'word',
  );
  const group = groupIn(asking, first);
  if (group?.kind === 'column') return group.column.kind === 'text' && !group.column.unique ? group : null;
  return group;
};

/** "directed by Mia Cole", "does Acme supply": the verb of the Director or Supplier whose value is asked for. */
const doesWhatColumnSays = ({ sentence }: Asking, { kind, lower }: Term): boolean =>
  kind === 'word' &&
  lower.length >= 5 &&
  sentence.terms.some((term) => term.kind === 'value' && term.column.name.toLowerCase().startsWith(lower.slice(0, 5)));

const takeShape = (asking: Asking): void => {
  const { sentence } = asking;
  if (sentence.take('compare|comparison')) asking.compares = true;
  if (sentence.take(':running :of?')) asking.shape = 'running';
  if (sentence.take(':growth :of|:in?')) asking.shape = 'growth';
  const rate = sentence.take(
    '<column> <column>|<word>',
    ({ terms }) => flagged(asking, columnIn(terms[0]), true) !== null && terms[1]?.lower === 'rate',
  );
  const flag = flagged(asking, columnIn(rate?.terms[0]), true);
  if (flag) asking.filters.push({ condition: flag, period: false, qualifies: true });
  if (flag || sentence.take(':share :of?')) asking.shape = 'share';
};

const isHead = (term: Term | null | undefined, head: Group): boolean =>
  head.kind === 'column'
    ? columnIn(term) === head.column
    : columnIn(term) === head.date || (term?.kind === 'grain' && term.grain === head.grain);

/** "answered by Ana", "hired in 2020": a place, a value or a time comes next. */
const leads = ({ sentence }: Asking, term: Term): boolean => {
  const next = sentence.terms[sentence.terms.indexOf(term) + 1];
  const joins = next?.kind === 'cue' && /^(in|of|by|compare|between)$/.test(next.cue.is);
  return (
    term.kind === 'word' &&
    leadingWords.test(term.lower) &&
    (joins || next?.kind === 'value' || next?.kind === 'period')
  );
};

/** @throws AppError `cannot-tell` when a time must not hold, but whether for one row of a category or for all is not said */
const refuseUnsaid = ({ filters }: Asking, head: Group | null): void => {
  if (head?.kind !== 'column' || !filters.some(({ condition, period }) => period && condition.kind === 'not')) return;
  const { name } = head.column;
  throw new AppError(
    'cannot-tell',
    `I cannot tell whether any row of one ${name} or all of them must lie outside that time. Ask of single rows instead.`,
  );
};

const readAll = (asking: Asking): boolean => {
  const { sentence } = asking;
  const head = headOf(asking);
  takeShape(asking);
  readStates(asking, head);
  if (!readPeriods(asking)) return false;
  refuseUnsaid(asking, head);
  readMembers(asking);
  readValues(asking);
  readKinds(asking);
  if (!readNumbers(asking, head)) return false;
  readPresence(asking);
  readFlags(asking);
  if (head && asking.havings.length > 0) {
    sentence.take('<column>|<grain>', ({ terms }) => isHead(terms[0], head));
    asking.groups.push(head);
    asking.measures.push(...asking.havings.map(({ measure }) => measure));
  }
  readDifference(asking);
  readRemainder(asking);
  readOrderValue(asking);
  if (!readRanking(asking)) return false;
  readRatios(asking);
  if (!readGroups(asking)) return false;
  readCountedDate(asking);
  if (!readMeasures(asking)) return false;
  sentence.take(':versus');
  if (asking.counts || (asking.rows && asking.groups.length > 0 && asking.measures.length === 0))
    asking.measures.push(countRows);
  return sentence.left.every((term) => isIdle(term) || leads(asking, term) || doesWhatColumnSays(asking, term));
};
