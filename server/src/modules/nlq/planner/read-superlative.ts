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

export const readSuperlative = (reader: Reader, first: Superlative): void => {
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
  const entity =
    mention !== null &&
    cue.adjective !== undefined &&
    implied !== null &&
    (reader.isTable(mention) || !reader.isMeasure(mention));
  const wanted = entity ? implied : (mention ?? implied ?? (reader.mode === 'where' ? reader.pending : null));
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
export const readCommon = (reader: Reader): void => {
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
    descending: true,
    common: true,
    measured: false,
    limit,
  };
  reader.position += reader.mentionAt(offset) ? offset + 1 : offset;
  if (mention && reader.mode === 'select' && !reader.cueIs(-(offset + 2), 'in', 'of')) reader.addSelect(mention);
  if (reader.draft.selects.length > 0 && reader.mode === 'select' && !reader.cueIs(0, 'and', 'comma'))
    rankedWhere(reader);
};
