import type { Cell } from '#shared/data/cell.js';
import type { Item } from '../linking/items.js';
import { isFunctionWord } from '../linking/words.js';
import type { Query } from '../plan.js';
import type { Draft } from './draft.js';
import { isSaid, lostCues } from './lost-cues.js';
import type { Resolution, Slot } from './resolve.js';
import type { SlotMap } from './slots.js';

/** What a reading is judged by. */
export interface Evidence {
  readonly items: readonly Item[];
  readonly draft: Draft;
  readonly resolution: Resolution;
  readonly slots: SlotMap;
  readonly query: Query;
  readonly risks: readonly string[];
  readonly words: number;
}

/** Named numbers about a reading, mostly 0 or 1; the model of confidence weighs them. */
export type Features = Readonly<Record<string, number>>;

const upTo = (most: number, count: number): number => Math.min(most, count);
const when = (condition: boolean): number => (condition ? 1 : 0);

/** A word nothing was found for, right where the question says what it wants: "how many roles". */
const isHeadUnknown = (items: readonly Item[]): boolean =>
  items.some((item, index) => {
    const before = items[index - 1];
    if (item.kind !== 'word' || isFunctionWord(item.text.toLowerCase())) return false;
    if (before?.kind !== 'cue') return before === undefined;
    return ['ask', 'count', 'distinct', 'superlative', 'common', 'group', 'each', 'aggregate'].includes(before.cue.is);
  });

const wording = ({ items, draft, words, risks }: Evidence): Features => ({
  unread: upTo(4, draft.unread.length),
  anyUnread: when(draft.unread.length > 0),
  unreadShare: draft.unread.length / Math.max(1, words),
  headUnknown: when(isHeadUnknown(items)),
  risks: upTo(3, risks.length),
  conditionRisk: when(risks.includes('condition not understood')),
  rankingRisk: when(risks.includes('ranking not understood')),
  words: words / 10,
  long: when(words >= 18),
  context: upTo(3, draft.context.length),
  relations: upTo(3, draft.conditions.filter(({ kind }) => kind === 'relation').length),
  conditions: upTo(4, draft.conditions.length),
  either: when(draft.conditions.some(({ joinedBy }) => joinedBy === 'or')),
});

const meanings = ({ slots, resolution }: Evidence): Features => {
  const scores = [...slots.values()]
    .filter(({ role }) => role.is !== 'context')
    .flatMap((slot) => resolution.choices.get(slot)?.score ?? []);
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const weakest = Math.min(1, ...scores);
  const { margin } = resolution;
  return {
    mean: 1 - Math.min(1, mean),
    weakest: 1 - weakest,
    weak: when(weakest < 0.6),
    tied: when(margin < 0.03),
    close: when(margin < 0.12),
    near: when(margin < 0.4),
  };
};

/** Places where the question leaves open what is shown, counted or compared. */
const guesses = ({ draft, resolution, slots, query }: Evidence): Features => {
  const chosen = (is: Slot['role']['is']) =>
    [...slots.values()].filter(({ role }) => role.is === is).map((slot) => resolution.choices.get(slot));
  const shownRows = chosen('shown').some((choice) => choice?.column === null);
  const labelled = query.select.some(({ value }) => value.kind === 'column' && /name|title/i.test(value.column));
  const groups = draft.groups.map((mention) => slots.get(mention)).map((slot) => slot && resolution.choices.get(slot));
  return {
    shownByName: when(shownRows && labelled),
    shownByKey: when(shownRows && !labelled),
    nothingShown: when(draft.selects.length === 0),
    countsColumn: when(chosen('counted').some((choice) => choice !== undefined && choice.column !== null)),
    groupsByTable: when(groups.some((choice) => choice?.column === null)),
    bareNumber: when(
      draft.conditions.some(
        (part) => part.kind === 'filter' && part.values[0]?.kind === 'number' && part.mention === null && !part.counted,
      ),
    ),
    bareValue: when(
      draft.conditions.some(
        (part) => part.kind === 'filter' && part.values[0]?.kind === 'value' && part.mention === null,
      ),
    ),
  };
};

const shape = ({ query, items }: Evidence): Features => {
  const asksOnce = items.some((item) => item.kind === 'cue' && item.cue.is === 'distinct');
  const computes = query.select.some(({ value }) => value.kind === 'aggregate');
  return {
    joins: upTo(4, query.joins.length),
    joined: when(query.joins.length > 0),
    severalShown: when(query.select.length === 2),
    manyShown: when(query.select.length >= 3),
    computes: when(computes),
    computesOverJoin: when(computes && query.joins.length > 0),
    groups: when(query.groupBy.length > 0),
    groupsAndJoins: when(query.groupBy.length > 0 && query.joins.length > 0),
    having: when(query.having !== null),
    ranks: when(query.limit !== null),
    distinct: when(query.distinct),
    givenOnce: when(query.distinct && !asksOnce),
    combines: when(query.combine !== null),
    nested: when(JSON.stringify(query).includes('"query":')),
  };
};

/** Names and values of the question the query does not use. */
const unused = ({ items, query }: Evidence): Features => {
  const said = JSON.stringify(query);
  const count = (passes: (item: Item) => boolean): number => items.filter((item) => passes(item)).length;
  return {
    unusedNames: upTo(
      3,
      count(
        (item) =>
          item.kind === 'mention' &&
          (item.mention.candidates[0]?.score ?? 0) >= 0.9 &&
          !item.mention.candidates.some(({ score, ...ref }) => score >= 0.75 && isSaid(said, ref)),
      ),
    ),
    unusedNumbers: upTo(
      2,
      count((item) => item.kind === 'number' && item.value !== 1 && !said.includes(String(item.value))),
    ),
    unusedValues: upTo(
      2,
      count(
        (item) =>
          item.kind === 'value' &&
          !item.matches.some(({ spellings }) => spellings.some((text) => said.includes(JSON.stringify(text)))) &&
          !said.includes(item.text),
      ),
    ),
    misspelt: upTo(
      2,
      count((item) => item.kind === 'value' && (item.matches[0]?.score ?? 0) < 0.8),
    ),
  };
};

export const featuresOf = (evidence: Evidence): Features => ({
  ...wording(evidence),
  ...meanings(evidence),
  ...guesses(evidence),
  ...shape(evidence),
  ...unused(evidence),
  ...lostCues(evidence.items, evidence.query),
});

/** What came back for a query. */
export interface Found {
  readonly rows: readonly (readonly Cell[])[];
  /** Rows left out rank equal to the last one given. */
  readonly tied: boolean;
}

/** What the rows of an answer say about its reading. */
export const featuresOfRows = (query: Query, { rows, tied }: Found): Features => {
  const [first] = rows;
  const repeats = !query.distinct && new Set(rows.map((row) => JSON.stringify(row))).size < rows.length;
  return {
    noRows: when(rows.length === 0),
    nothing: when(rows.length === 1 && first?.every((cell) => cell === null || cell === 0) === true),
    repeats: when(repeats),
    repeatsOverJoin: when(repeats && query.joins.length > 0),
    tiedRank: when(tied),
  };
};
