import type { Candidate, Mention } from '../linking/mentions.js';
import type { Join } from '../plan.js';
import { joinTree } from '../schema/joins.js';
import { columnOf, type SchemaSnapshot } from '../schema/snapshot.js';
import { candidatesFor, isFlag, type Role } from './roles.js';

export interface Slot {
  readonly mention: Mention | null;
  readonly role: Role;
  /** What the user chose for these words. */
  readonly chosen?: Candidate;
  /** The reading must say something of it: a negation must not get lost. */
  readonly firm?: boolean;
}

export interface Resolution {
  readonly choices: ReadonlyMap<Slot, Candidate>;
  readonly score: number;
  /** How far the second best reading is behind, 0 to 1. */
  readonly margin: number;
  /** Other candidates of one slot that leave the reading nearly as good, best first. */
  readonly close: ReadonlyMap<Slot, readonly CloseCandidate[]>;
}

export interface CloseCandidate {
  readonly candidate: Candidate;
  readonly behind: number;
}

/** A reading this little behind the best, of 1 per word, is one a person might mean as well. */
export const closeReading = 0.06;

interface State {
  readonly choices: readonly (Candidate | null)[];
  readonly tables: ReadonlySet<string>;
  readonly score: number;
  /** Tables shown as a whole, by their label. */
  readonly shown: ReadonlySet<string>;
}

const width = 48;
const newTable = 0.3;
const newMentionedTable = 0.12;
const perJoin = 0.14;

const mentionedTables = (mentions: readonly Mention[]): Set<string> =>
  new Set(
    mentions.flatMap(({ candidates }) =>
      candidates.filter(({ column, score }) => column === null && score >= 0.78).map(({ table }) => table),
    ),
  );

const weightOf = ({ role }: Slot): number => (role.is === 'context' ? 0.35 : 1);

interface Step {
  readonly schema: SchemaSnapshot;
  readonly slot: Slot;
  /** Tables the question names. */
  readonly mentioned: ReadonlySet<string>;
}

/** What it costs to bring in the candidate's table. */
const tableCost = (state: State, { table }: Candidate, { slot, mentioned }: Step): number => {
  if (state.tables.has(table) || slot.role.is === 'context') return 0;
  if (state.tables.size === 0) return mentioned.has(table) ? 0 : 0.05;
  return mentioned.has(table) ? newMentionedTable : newTable;
};

/** A table neither ranks nor relates to itself. */
const selfCost = (
  state: State,
  { table, column }: Candidate,
  { schema, slot }: Pick<Step, 'schema' | 'slot'>,
): number => {
  const role = slot.role.is;
  if (role === 'relation' && isFlag(schema, { table, column })) return 0;
  if (role === 'superlative' && column === null && state.shown.has(table)) return 0.5;
  return role === 'relation' && state.tables.has(table) ? 0.3 : 0;
};

const homeBonus = ({ table, column }: Candidate, { schema, mentioned }: Step): number => {
  const primary = column !== null && columnOf(schema, table, column)?.primary === true;
  return (primary ? 0.03 : 0) + (mentioned.has(table) ? 0.04 : 0);
};

const extended = (state: State, candidate: Candidate, step: Step): State => {
  const { role } = step.slot;
  const passing = role.is === 'context';
  const near = passing && state.tables.has(candidate.table) ? 0.3 : 0;
  const gain = weightOf(step.slot) * candidate.score + near + homeBonus(candidate, step);
  const cost = tableCost(state, candidate, step) + selfCost(state, candidate, step);
  return {
    choices: [...state.choices, candidate],
    tables: passing ? state.tables : new Set([...state.tables, candidate.table]),
    score: state.score + gain - cost,
    shown: role.is === 'shown' && candidate.column === null ? new Set([...state.shown, candidate.table]) : state.shown,
  };
};

const left = (states: readonly State[], gain: number): State[] =>
  states.map((state) => ({ ...state, choices: [...state.choices, null], score: state.score + gain }));

const advance = (states: readonly State[], step: Step): State[] => {
  const { mention, role, chosen } = step.slot;
  const candidates = chosen ? [chosen] : candidatesFor(step.schema, mention, role);
  if (candidates.length === 0) return left(states, -0.5);
  const skipped = role.is === 'relation' && !step.slot.firm ? left(states, 0.25) : [];
  const next = states.flatMap((state) => candidates.map((candidate) => extended(state, candidate, step)));
  return [...next, ...skipped].sort((a, b) => b.score - a.score).slice(0, width);
};

/** Tables joined only because two others refer to them: rows of the two that merely share a parent. */
const fanTraps = (schema: SchemaSnapshot, joins: readonly Join[], wanted: ReadonlySet<string>): number => {
  const parents = joins.flatMap(({ left, right }) =>
    schema.foreignKeys.some(
      ({ from, to }) => from.table === left.table && from.column === left.column && to.table === right.table,
    )
      ? [right.table]
      : [left.table],
  );
  return new Set(parents.filter((table, index) => !wanted.has(table) && parents.indexOf(table) !== index)).size;
};

const joined = (schema: SchemaSnapshot, state: State): State => {
  const tree = joinTree(schema, [...state.tables]);
  if (state.tables.size === 0) return state;
  if (!tree) return { ...state, score: state.score - 1.5 };
  const extra = tree.joins.length - (state.tables.size - 1);
  const traps = fanTraps(schema, tree.joins, state.tables);
  return { ...state, score: state.score - perJoin * extra - 0.02 * tree.joins.length - 0.6 * traps };
};

/** Settles all mentions at once: likely meanings in few tables that join (beam search). */
export const resolve = (schema: SchemaSnapshot, slots: readonly Slot[], named: readonly Mention[] = []): Resolution => {
  const mentioned = mentionedTables([...slots.flatMap(({ mention }) => mention ?? []), ...named]);
  const ordered = [...slots].sort((a, b) => Number(a.role.is === 'context') - Number(b.role.is === 'context'));
  let states: State[] = [{ choices: [], tables: new Set(), score: 0, shown: new Set() }];
  for (const slot of ordered) states = advance(states, { schema, slot, mentioned });
  const final = states.map((state) => joined(schema, state)).sort((a, b) => b.score - a.score);
  const [winner] = final;
  const second = final.find((state) => state !== winner && differs(winner, state, ordered));
  const score = winner?.score ?? 0;
  return {
    choices: choicesOf(ordered, winner),
    score,
    margin: second ? Math.min(1, score - second.score) : 1,
    close: closeCandidates(ordered, winner, final),
  };
};

const choicesOf = (slots: readonly Slot[], state: State | undefined): Map<Slot, Candidate> =>
  new Map(
    slots.flatMap((slot, index) => {
      const choice = state?.choices[index];
      return choice ? [[slot, choice] as const] : [];
    }),
  );

/** Readings that differ from the best in one slot only, by that slot. */
const closeCandidates = (
  slots: readonly Slot[],
  winner: State | undefined,
  states: readonly State[],
): Map<Slot, CloseCandidate[]> => {
  const close = new Map<Slot, CloseCandidate[]>();
  for (const state of states) {
    const behind = (winner?.score ?? 0) - state.score;
    if (state === winner || behind > closeReading) continue;
    const changed = slots.flatMap((slot, index) =>
      sameCandidate(winner?.choices[index], state.choices[index]) ? [] : [{ slot, candidate: state.choices[index] }],
    );
    const [only] = changed;
    if (changed.length !== 1 || !only?.candidate || only.slot.role.is === 'context') continue;
    close.set(only.slot, [...(close.get(only.slot) ?? []), { candidate: only.candidate, behind }]);
  }
  return close;
};

const sameCandidate = (a: Candidate | null | undefined, b: Candidate | null | undefined): boolean =>
  a?.table === b?.table && a?.column === b?.column;

const differs = (a: State | undefined, b: State, slots: readonly Slot[]): boolean =>
  slots.some(({ role }, index) => role.is !== 'context' && !sameCandidate(a?.choices[index], b.choices[index]));
