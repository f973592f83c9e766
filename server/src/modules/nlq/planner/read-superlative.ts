import type { Cue } from '../linking/cues.js';
import type { Mention } from '../linking/mentions.js';
import type { Reader } from './reader.js';

type Superlative = Extract<Cue, { is: 'superlative' }>;

/** "the 3 youngest", "top five": a number on either side of the superlative. */
const limitAround = (reader: Reader): { limit: number; behind: boolean } => {
  const after = reader.at(1);
  if (after?.kind === 'number' && after.value < 1_000) return { limit: after.value, behind: true };
  const before = reader.at(-1);
  if (before?.kind === 'number' && before.value < 1_000) return { limit: before.value, behind: false };
  return { limit: reader.draft.limit ?? reader.draft.superlative?.limit ?? 1, behind: false };
};

const isHead = (reader: Reader): boolean =>
  reader.mode === 'select' &&
  (reader.draft.selects.length === 0 || reader.cueIs(-1, 'and', 'comma', 'ask') || reader.aggregates.length > 0);

/** "ages of the oldest and youngest students": both ends of one measure. */
const readBothEnds = (reader: Reader, cue: Superlative): boolean => {
  const other = reader.cueAt(2);
  const last = reader.draft.selects.at(-1);
  if (!reader.cueIs(1, 'and') || other?.is !== 'superlative' || other.descending === cue.descending) return false;
  if (!last || last.aggregate !== null || !reader.isMeasure(last.mention) || reader.mode !== 'select') return false;
  const ends = [cue, other].map(({ descending }) => ({ ...last, aggregate: descending ? 'max' : 'min' }) as const);
  reader.draft.selects.splice(-1, 1, ...ends);
  reader.position += 3;
  return true;
};

export const readSuperlative = (reader: Reader, first: Superlative): void => {
  if (readBothEnds(reader, first)) return;
  const { limit, behind } = limitAround(reader);
  let offset = behind ? 2 : 1;
  const inner = reader.cueAt(offset);
  const cue = inner?.is === 'superlative' ? inner : first;
  if (cue !== first) offset += 1;
  const counted = reader.cueIs(offset, 'count');
  if (counted) offset += 1;
  const aggregateCue = reader.cueAt(offset);
  const aggregate = aggregateCue?.is === 'aggregate' ? aggregateCue.name : null;
  if (aggregate) offset += 1;
  while (reader.cueIs(offset, 'distinct', 'of', 'superlative', 'order')) offset += 1;
  if (qualified(reader, offset)) offset += 1;
  const mention = reader.mentionAt(offset);
  const extreme = cue.descending ? 'max' : 'min';
  if (
    isHead(reader) &&
    !behind &&
    !counted &&
    limit === 1 &&
    !aggregate &&
    reader.isMeasure(mention) &&
    !followedByEntity(reader, cue) &&
    reader.mentionAt(offset + 1) === null
  ) {
    reader.aggregates.push(extreme);
    reader.position += offset;
    return;
  }
  if (isHead(reader) && !mention && !cue.adjective && reader.cueIs(offset, 'and', 'comma')) {
    reader.aggregates.push(extreme);
    return;
  }
  settle(reader, { cue, limit, counted, aggregate, mention, offset });
};

/** "the most female students": the value limits the rows that are counted. */
const qualified = (reader: Reader, offset: number): boolean => {
  const item = reader.at(offset);
  if (item?.kind !== 'value' || !reader.isTable(reader.mentionAt(offset + 1))) return false;
  reader.draft.conditions.push({
    kind: 'filter',
    mention: null,
    aggregate: null,
    op: '=',
    values: [{ kind: 'value', text: item.text, matches: item.matches, quoted: item.quoted }],
    negated: false,
    joinedBy: 'and',
    counted: false,
  });
  return true;
};

/** "youngest student": the adjective ranks the entity behind it. */
const followedByEntity = (reader: Reader, cue: Superlative): boolean =>
  cue.adjective !== undefined && reader.isTable(reader.mentionAt(1)) && !reader.isMeasure(reader.mentionAt(1));

interface Reading {
  readonly cue: Superlative;
  readonly limit: number;
  readonly counted: boolean;
  readonly aggregate: 'count' | 'sum' | 'avg' | 'min' | 'max' | 'median' | null;
  readonly mention: Mention | null;
  readonly offset: number;
}

const settle = (reader: Reader, { cue, limit, counted, aggregate, mention, offset }: Reading): void => {
  const implied = reader.adjectiveMention(cue.adjective ?? null);
  if (reader.mode === 'order' && limit === 1 && !isVerb(reader))
    return orderByExtreme(reader, { cue, limit, counted, aggregate, mention, offset });
  const entity =
    mention !== null &&
    cue.adjective !== undefined &&
    implied !== null &&
    (reader.isTable(mention) || !reader.isMeasure(mention));
  const pending = reader.mode === 'where' ? reader.pending : null;
  const named = reader.cueIs(-1, 'be') ? reader.mentionAt(-2) : reader.mentionAt(-1);
  const before = pending !== null && named === pending && !reader.isTable(pending) ? pending : null;
  const wanted = entity ? implied : (mention ?? before ?? implied ?? pending);
  if (wanted === reader.pending) reader.pending = null;
  reader.draft.superlative = {
    mention: wanted,
    counted,
    aggregate,
    descending: cue.descending,
    common: false,
    measured: cue.adjective !== undefined,
    limit,
  };
  reader.position += mention ? offset + 1 : offset;
  if (
    reader.mode === 'select' &&
    mention &&
    (entity || wantsTopRows(reader, wanted, limit)) &&
    (reader.draft.selects.length === 0 || reader.cueIs(-(offset + 2), 'and', 'comma'))
  )
    selectRanked(reader, mention);
  else if (entity && mention) reader.draft.context.push(mention);
  if (reader.draft.selects.length > 0 && reader.mode === 'select' && !reader.cueIs(0, 'and', 'comma'))
    rankedWhere(reader);
};

/** "customers who ordered the most items": here nothing is put in order. */
const isVerb = (reader: Reader): boolean =>
  reader.cueIs(-1, 'order') && !/ (by|of|in|to|from|with)$/.test(reader.at(-1)?.text ?? '');

/** "sorted by highest price first", "from the most recent one": an order, not one row. */
const orderByExtreme = (reader: Reader, { cue, counted, aggregate, mention, offset }: Reading): void => {
  const last = reader.draft.orders.at(-1);
  reader.position += mention ? offset + 1 : offset;
  if (!mention && last) reader.draft.orders.splice(-1, 1, { ...last, descending: cue.descending });
  const by = mention ?? (last ? null : reader.adjectiveMention(cue.adjective ?? null));
  if (by) reader.draft.orders.push({ mention: by, counted, aggregate, descending: cue.descending });
};

const wantsTopRows = (reader: Reader, wanted: Mention | null, limit: number): boolean =>
  reader.draft.selects.length === 0 && (limit > 1 || !reader.isMeasure(wanted));

/** "top 5 products by units": the products are shown, and "by units" says what ranks them. */
const selectRanked = (reader: Reader, mention: Mention): void => {
  reader.addSelect(mention);
  const superlative = reader.draft.superlative;
  if (!superlative || superlative.mention !== mention) return;
  const next = reader.cueIs(0, 'by', 'order', 'in') ? 1 : 0;
  const aggregateCue = reader.cueAt(next);
  const shift = aggregateCue?.is === 'aggregate' || aggregateCue?.is === 'count' ? 1 : 0;
  const measure = next > 0 ? reader.mentionAt(next + shift) : null;
  reader.draft.superlative = {
    ...superlative,
    mention: measure ?? (reader.isMeasure(mention) ? mention : null),
    aggregate: aggregateCue?.is === 'aggregate' ? aggregateCue.name : null,
    counted: aggregateCue?.is === 'count',
  };
  if (measure) reader.position += next + shift + 1;
};

const rankedWhere = (reader: Reader): void => {
  reader.enter('where');
  reader.ranked = true;
};

/** "most common X", or "X that is most common". */
export const readCommon = (reader: Reader, descending: boolean): void => {
  const { limit, behind } = limitAround(reader);
  let offset = behind ? 2 : 1;
  const filler = reader.at(offset);
  if (filler?.kind === 'word' && /^(used|common|popular|frequent|chosen|occurring|-)$/i.test(filler.text)) offset += 1;
  const mention = reader.mentionAt(offset) ?? (reader.mode === 'where' ? reader.pending : null);
  if (mention === reader.pending) reader.pending = null;
  reader.draft.superlative = {
    mention,
    counted: true,
    aggregate: null,
    descending,
    common: true,
    measured: false,
    limit,
  };
  reader.position += reader.mentionAt(offset) ? offset + 1 : offset;
  if (mention && reader.mode === 'select' && !reader.cueIs(-(offset + 2), 'in', 'of')) reader.addSelect(mention);
  if (reader.draft.selects.length > 0 && reader.mode === 'select' && !reader.cueIs(0, 'and', 'comma'))
    rankedWhere(reader);
};
