import type { Cue } from '../linking/cues.js';
import { readCount, readAggregate } from './read-aggregates.js';
import { readAsk, readStop, readRelative, readNot, readConnector } from './read-clauses.js';
import { readCompare, readOrCompare, readLike } from './read-comparisons.js';
import { readGroup, readBy, readEach, readBucket } from './read-grouping.js';
import { readOrder, readDirection } from './read-ordering.js';
import { readCommon, readSuperlative } from './read-superlative.js';
import type { Reader } from './reader.js';

export type CueOf<K extends Cue['is']> = Extract<Cue, { is: K }>;

/** A phrase with a structural job: it opens a clause or changes how the next words are taken. */
export const readCue = (reader: Reader, cue: Cue): void => {
  switch (cue.is) {
    case 'ask':
      return readAsk(reader);
    case 'count':
      return readCount(reader);
    case 'aggregate':
      return readAggregate(reader, cue);
    case 'group':
      return readGroup(reader);
    case 'by':
      return readBy(reader);
    case 'each':
      return readEach(reader);
    case 'bucket':
      return readBucket(reader, cue);
    case 'order':
      return readOrder(reader);
    case 'direction':
      return readDirection(reader, cue.descending);
    case 'alphabetical':
      return readDirection(
        reader,
        reader.descending ?? (reader.mode === 'order' && (reader.draft.orders.at(-1)?.descending ?? false)),
      );
    case 'superlative':
      return readSuperlative(reader, cue);
    case 'common':
      return readCommon(reader, cue.descending);
    case 'compare':
      return readCompare(reader, cue);
    case 'like':
      return readLike(reader, cue);
    case 'after-number':
      return readOrCompare(reader, cue);
    case 'relative':
    case 'have':
    case 'be':
      return readRelative(reader, cue.is);
    default:
      return readSmall(reader, cue);
  }
};

const readSmall = (reader: Reader, cue: Cue): void => {
  if (cue.is === 'distinct') reader.distinct = true;
  else if (cue.is === 'not' || cue.is === 'except') readNot(reader);
  else if (cue.is === 'and' || cue.is === 'or' || cue.is === 'comma') readConnector(reader, cue.is);
  else if (cue.is === 'both') reader.draft.both = true;
  else if (cue.is === 'between') reader.operator = { op: 'between', adjective: null };
  else if (cue.is === 'share') reader.share = true;
  else if (cue.is === 'running') reader.form = 'runningTotal';
  else if (cue.is === 'growth') reader.form = 'change';
  else if (cue.is === 'everything' && reader.mode === 'select') reader.draft.everything = true;
  else if (cue.is === 'null' && reader.pending) reader.addFilter({ mention: reader.pending, op: 'null', values: [] });
  else if (cue.is === 'versus') reader.draft.versus = true;
  else if (cue.is === 'trend') reader.draft.trend = true;
  else if (cue.is === 'stop') readStop(reader);
};
