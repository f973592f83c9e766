import type { Mention } from '../linking/mentions.js';
import type { Cell } from '#shared/data/cell.js';
import type { Query } from '../plan.js';
import type { Draft } from './draft.js';
import type { Resolution, Slot } from './resolve.js';
import type { SlotMap } from './slots.js';

interface Evidence {
  readonly draft: Draft;
  readonly resolution: Resolution;
  readonly slots: SlotMap;
  readonly query: Query;
  readonly risks: readonly string[];
  readonly words: number;
  /** One table of records: words that name nothing in it weigh more. */
  readonly worksheet: boolean;
}

const upTo = (most: number, count: number): number => Math.min(most, count);
const when = (condition: boolean): number => (condition ? 1 : 0);

/** Log-odds of a reading that uses every word and has one clear meaning. */
const certain = 2.9;

/** What speaks against a reading, in log-odds. Set by hand and rounded, after looking at which readings go wrong. */
const doubts = (evidence: Evidence): number[] => {
  const { draft, resolution, query, risks, words, worksheet } = evidence;
  const scores = meanings(evidence).map(({ score }) => score);
  const weakest = Math.min(1, ...scores);
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const relations = draft.conditions.filter(({ kind }) => kind === 'relation').length;
  return [
    (worksheet ? 2.6 : 0.7) * upTo(3, draft.unread.length),
    1.6 * upTo(2, risks.length),
    0.45 * upTo(3, relations),
    0.35 * when(weakest < 0.95) + 0.5 * when(mean < 0.9),
    ...(worksheet ? [] : ambiguity(resolution.margin)),
    0.2 * when(words >= 14) + 0.2 * when(words >= 23),
    0.8 * when(draft.conditions.some(({ joinedBy }) => joinedBy === 'or')),
    worksheet ? 0 : 0.4 * when(query.select.length >= 3) + 0.3 * when(query.groupBy.length > 0),
    0.2 * when(query.having !== null) + 0.2 * when(draft.superlative !== null),
    0.7 * when(draft.context.length > 1),
    ...(worksheet ? [] : guesses(evidence)),
  ];
};

const ambiguity = (margin: number): number[] => [
  0.45 * when(margin < 0.06) + 0.15 * when(margin < 0.2) + 0.45 * when(margin < 0.4),
];

/** Places where the question leaves open what is shown, counted or compared. */
const guesses = ({ draft, resolution, slots, query }: Evidence): number[] => {
  const labelled = query.select.some(({ value }) => value.kind === 'column' && /^(name|title)$/i.test(value.column));
  const chosen = (is: Slot['role']['is']) =>
    [...slots.values()].filter(({ role }) => role.is === is).map((slot) => resolution.choices.get(slot));
  const groups = draft.groups
    .map((mention: Mention) => slots.get(mention))
    .map((slot) => slot && resolution.choices.get(slot));
  const bareNumber = draft.conditions.some(
    (part) => part.kind === 'filter' && part.values[0]?.kind === 'number' && part.mention === null,
  );
  return [
    chosen('shown').some((choice) => choice?.column === null) ? (labelled ? 0.5 : 1.2) : 0,
    0.6 * when(chosen('counted').some((choice) => choice !== undefined && choice.column !== null)),
    0.6 * when(groups.some((choice) => choice?.column === null)),
    1.0 * when(bareNumber),
  ];
};

const meanings = ({ slots, resolution }: Evidence): { score: number }[] =>
  [...slots.values()].filter(({ role }) => role.is !== 'context').flatMap((slot) => resolution.choices.get(slot) ?? []);

const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** How sure the reading is, 0 to 1. */
export const confidenceOf = (evidence: Evidence): number =>
  probability(certain - doubts(evidence).reduce((sum, doubt) => sum + doubt, 0));

const noRows = 1.4;
const repeatedRows = 2.2;

/** How sure the reading still is once its rows are seen: none at all, or equal ones, mean the question was likely another. */
export const confidenceAfter = (confidence: number, query: Query, rows: readonly (readonly Cell[])[]): number => {
  if (confidence <= 0 || confidence >= 1) return confidence;
  const empty =
    rows.length === 0 || (rows.length === 1 && rows[0]?.every((cell) => cell === null || cell === 0) === true);
  const repeats = !query.distinct && new Set(rows.map((row) => JSON.stringify(row))).size < rows.length;
  const doubt = noRows * when(empty) + repeatedRows * when(repeats);
  return doubt === 0 ? confidence : probability(Math.log(confidence / (1 - confidence)) - doubt);
};
